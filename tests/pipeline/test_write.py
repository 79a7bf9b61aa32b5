"""The destination: only what changed is written, what is gone is removed, and a fault leaves all as it was."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from liquid_compat.errors import PathError
from liquid_compat.pipeline import journal, lay_out
from liquid_compat.pipeline.exchange import exchanger
from liquid_compat.pipeline.write import write_site


def test_unchanged_files_are_not_rewritten(tmp_path: Path) -> None:
    site = tmp_path / "site"
    static = tmp_path / "pic.png"
    static.write_bytes(b"png")
    assert write_site(site, {"a/index.html": "one"}, {"pic.png": str(static)}, ())[:3] == (2, 0, 0)
    before = (site / "a/index.html").stat().st_ino
    assert write_site(site, {"a/index.html": "one", "b.html": "two"}, {"pic.png": str(static)}, ())[:3] == (1, 2, 0)
    assert (site / "a/index.html").stat().st_ino == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pic.png", "site"]


def test_what_is_no_longer_part_of_the_site_is_removed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in ("old.html", "dir/old.html", ".git/config", ".github/x", "keep/this", "keep/that", "link/x"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("x")
    write_site(site, {"new.html": ""}, {}, (".git", "keep/this"))
    left = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert left == [".git/config", ".github/x", "keep/this", "new.html"]


def test_a_file_gives_way_to_a_folder_and_back(tmp_path: Path) -> None:
    write_site(tmp_path / "s", {"a": "file"}, {}, ())
    write_site(tmp_path / "s", {"a/index.html": "page"}, {}, ())
    assert (tmp_path / "s/a/index.html").read_text() == "page"
    write_site(tmp_path / "s", {"a": "file"}, {}, ())
    assert (tmp_path / "s/a").read_text() == "file"


def test_links_in_the_destination_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious.txt").write_text("p")
    (tmp_path / "s").mkdir()
    (tmp_path / "s/a").symlink_to(outside)
    write_site(tmp_path / "s", {"a/index.html": "x"}, {}, ())
    assert [path.name for path in outside.iterdir()] == ["precious.txt"]
    assert (tmp_path / "s/a/index.html").read_text() == "x"


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", ""])
def test_nothing_is_written_outside(tmp_path: Path, name: str) -> None:
    with pytest.raises(PathError):
        write_site(tmp_path / "s", {name: "x"}, {}, ())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a\0b", "a\ud800/b", "x" * 300])
def test_what_no_file_can_be_called(tmp_path: Path, name: str) -> None:
    with pytest.raises(PathError, match="can't be (the name of a file|written: File name too long)"):
        write_site(tmp_path / "s", {name: "x"}, {}, ())
    assert list(tmp_path.iterdir()) == []


def test_the_first_name_that_no_file_can_have_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever of several threads comes upon the others."""
    names = [f"{number // 100}/{number // 10}/{number}.html" for number in range(400)]
    for at in (399, 234, 301, 233, 398):
        names[at] += "x" * 300
    first = min(name for name in names if name.endswith("x"))
    monkeypatch.setattr(lay_out, "_PART", 3)
    for _ in range(5):
        with pytest.raises(PathError, match=f"{first} can't be written: File name too long"):
            write_site(tmp_path / "s", dict.fromkeys(names, "x"), {}, ())
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("has_threads", [True, False])
def test_many_files_by_several_threads(tmp_path: Path, has_threads: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """By one where the system gives no more."""

    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    if not has_threads:
        monkeypatch.setattr(threading.Thread, "start", refuse)
    static = tmp_path / "pic.png"
    static.write_bytes(b"png")
    names = [f"{number // 100}/{number // 10}/{number}.html" for number in range(1000)]
    for text in ("old", "new"):
        changes = write_site(tmp_path / "s", {name: text + name for name in names}, {"9/99/pic.png": str(static)}, ())
        assert changes[:3] == ((1001, 0, 0) if text == "old" else (1000, 1, 0))
        assert {name: (tmp_path / "s" / name).read_text() for name in names} == {name: text + name for name in names}
    assert sum(path.is_file() for path in (tmp_path / "s").rglob("*")) == 1001
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pic.png", "s"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere files aren't swapped")
def test_swapping_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python may lack what it needs for that, and then does without."""
    one, other = tmp_path / "one", tmp_path / "ö"
    one.write_text("1")
    other.write_text("2")
    exchange = exchanger()
    assert exchange is not None
    exchange(str(one), str(other))
    assert (one.read_text(), other.read_text()) == ("2", "1")
    with pytest.raises(FileNotFoundError):
        exchange(str(one), str(tmp_path / "missing"))
    monkeypatch.setitem(sys.modules, "ctypes", None)
    assert exchanger() is None
    monkeypatch.setattr(journal, "_WORTH_EXCHANGING", 0)
    for text in ("old", "new"):
        write_site(tmp_path / "s", {"a.html": text}, {}, ())
        assert (tmp_path / "s/a.html").read_text() == text


def test_folders_that_stay_are_the_same_ones(tmp_path: Path) -> None:
    """What replaces a whole folder's files replaces no folder."""
    site = tmp_path / "s"
    write_site(site, {"a/b/1.html": "old", "a/b/2.html": "old", "gone/1.html": "old"}, {}, ())
    inodes = {name: (site / name).stat().st_ino for name in (".", "a", "a/b")}
    assert write_site(site, {"a/b/1.html": "new", "a/b/3.html": "new", "c/d/1.html": "new"}, {}, ())[:3] == (3, 0, 2)
    assert {name: (site / name).stat().st_ino for name in inodes} == inodes
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html")) == [
        "a/b/1.html",
        "a/b/3.html",
        "c/d/1.html",
    ]


def test_half_a_character_is_written_as_a_replacement(tmp_path: Path) -> None:
    write_site(tmp_path / "s", {"a": "x\ud83dy", "b": "\udcff"}, {}, ())
    assert (tmp_path / "s/a").read_bytes() == "x\ufffdy".encode()
    assert (tmp_path / "s/b").read_bytes() == b"\xff"
    assert write_site(tmp_path / "s", {"a": "x\ud83dy", "b": "\udcff"}, {}, ())[:3] == (0, 2, 0)


def test_a_fault_leaves_the_old_site(tmp_path: Path) -> None:
    write_site(tmp_path / "s", {"a.html": "old"}, {}, ())
    with pytest.raises(PathError, match="can't be copied"):
        write_site(tmp_path / "s", {"a.html": "new"}, {"x.png": str(tmp_path / "missing.png")}, ())
    with pytest.raises(PathError, match="can't be written"):
        write_site(tmp_path / "s", {"a.html": "new", "b": "file", "b/index.html": "page"}, {}, ())
    assert (tmp_path / "s/a.html").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["s"]
