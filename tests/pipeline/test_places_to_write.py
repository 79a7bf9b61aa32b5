"""Destinations that are awkward to write to: each works, or is refused with the old site whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from liquid_compat.errors import PathError
from liquid_compat.pipeline.staging import staging
from liquid_compat.pipeline.write import write_site
from tests.conftest import Sandbox
from tests.content.test_reading import as_user
from tests.kills import run as kill_builds
from tests.pipeline.test_interrupted import files

OLD = {"index.html": "old", "a/1.html": "old", "a/2.html": "same", "b/1.html": "old", "gone/1.html": "old"}
NEW = {"index.html": "new", "a/1.html": "new", "a/2.html": "same", "b/1.html": "new", "made/1.html": "new"}


@pytest.fixture
def work() -> Iterator[Path]:
    """A folder that anyone may write to, and whose parents anyone may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o777)
    shutil.rmtree(folder)


def built_by_user(site: Path, texts: dict[str, str]) -> object:
    return as_user(lambda: write_site(site, texts, {}, ()))


def test_a_parent_that_cannot_be_written_to(work: Path) -> None:
    """The new files are laid out in the destination itself."""
    site = work / "parent/site"
    site.mkdir(parents=True)
    site.chmod(0o777)
    (work / "parent").chmod(0o555)
    assert built_by_user(site, OLD)[:3] == (5, 0, 0)
    assert built_by_user(site, NEW)[:3] == (4, 1, 1)
    assert files(site) == NEW
    assert sorted(path.name for path in site.iterdir()) == ["a", "b", "index.html", "made"]


def test_no_place_at_all(work: Path) -> None:
    site = work / "parent/site"
    site.parent.mkdir()
    site.parent.chmod(0o555)
    assert built_by_user(site, OLD) == (
        "PathError",
        f"{site.parent} can't be written to: Permission denied\n  --> {site.parent}\n"
        "  help: Pass another folder with --destination, or change the permissions of this one.",
    )
    assert built_by_user(work / "parent/x/y/site", OLD) == (
        "PathError",
        f"{site.parent}/x/y can't be made: Permission denied\n  --> {site.parent}/x/y/site",
    )


# What may not be written to, and whether a build has to change something there.
LOCKED = {"a": True, "b": True, "gone": True, ".": True, "a/1.html": False, "index.html": False, "b/1.html": False}


@pytest.mark.parametrize("place", LOCKED)
def test_a_place_without_write_permission(work: Path, place: str) -> None:
    """A file is replaced, not written to; a folder refuses that, and all is as it was."""
    site = work / "site"
    assert built_by_user(site, OLD)[:3] == (5, 0, 0)
    state = {path: path.stat().st_ino for path in site.rglob("*")}
    (site / place).chmod(0o555 if (site / place).is_dir() else 0o444)
    answer = built_by_user(site, NEW)
    if not LOCKED[place]:
        assert answer[:3] == (4, 1, 1)
        assert files(site) == NEW
    else:
        assert isinstance(answer, tuple)
        assert answer[0] == "PathError"
        assert "can't be replaced: Permission denied" in answer[1]
        assert str(site) in answer[1]
        assert files(site) == OLD
        assert {path: path.stat().st_ino for path in site.rglob("*")} == state
    assert [path.name for path in work.iterdir()] == ["site"]
    # Where nothing has to change a locked folder is no hindrance.
    assert built_by_user(site, OLD if LOCKED[place] else NEW)[:3] == (0, 5, 0)


@pytest.mark.parametrize("place", ["a", "index.html", "a/1.html"])
def test_a_place_that_cannot_be_read(work: Path, place: str) -> None:
    site = work / "site"
    built_by_user(site, OLD)
    mode = (site / place).stat().st_mode
    (site / place).chmod(0)
    answer = built_by_user(site, NEW)
    if place == "a":
        assert answer == (
            "PathError",
            f"{site}/a can't be read: Permission denied\n  --> {site}/a",
        )
        (site / place).chmod(mode)
        assert files(site) == OLD
    else:
        assert answer[:3] == (4, 1, 1)
        assert files(site) == NEW


def test_folders_keep_their_permissions(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(site, OLD, {}, ())
    (site / "b").chmod(0o700)
    site.chmod(0o2750)
    inode = site.stat().st_ino
    write_site(site, NEW, {}, ())
    assert (site / "b/1.html").read_text() == "new"
    assert (site / "b").stat().st_mode & 0o7777 == 0o700
    assert (site.stat().st_mode & 0o7777, site.stat().st_ino) == (0o2750, inode)


def other_file_system(path: Path) -> Path:
    """A folder on another file system than `path`."""
    for candidate in ("/dev/shm", "/run", "/var/tmp"):
        writable = os.path.isdir(candidate) and os.access(candidate, os.W_OK)
        if writable and os.stat(candidate).st_dev != os.stat(path).st_dev:
            return Path(tempfile.mkdtemp(dir=candidate))
    pytest.skip("this machine has one file system only")


def test_a_destination_on_another_file_system(tmp_path: Path) -> None:
    """The link to it lies on the first one."""
    other = other_file_system(tmp_path)
    try:
        site = tmp_path / "site"
        site.symlink_to(other / "site")
        (other / "site").mkdir()
        copied = tmp_path / "x.png"
        copied.write_bytes(b"png")
        for texts in (OLD, NEW):
            write_site(site, texts, {"x.png": str(copied)}, ())
            assert files(site) == {**texts, "x.png": "png"}
        assert site.is_symlink()
        assert [path.name for path in other.iterdir()] == ["site"]
        assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "x.png"]
    finally:
        shutil.rmtree(other)


_MOUNTED = """
import sys
sys.path[:0] = {path!r}
import os, subprocess
from pathlib import Path
from liquid_compat.pipeline import write
from tests.pipeline.test_interrupted import files
from tests.pipeline.test_places_to_write import NEW, OLD
site = Path({site!r})
how = {how!r}
point = site if how.endswith("itself") else site / "a"
if how.startswith("another"):
    subprocess.run(["mount", "-t", "tmpfs", "none", str(point)], check=True)
else:
    os.makedirs(site.parent / "elsewhere")
    subprocess.run(["mount", "--bind", str(site.parent / "elsewhere"), str(point)], check=True)
for texts in (OLD, NEW, {{"index.html": "alone"}}, OLD):
    write.write_site(site, texts, {{}}, ())
    print("written", files(site) == texts)
print(sorted(path.name for path in site.parent.iterdir()), sorted(path.name for path in site.rglob(".*")))
"""


@pytest.mark.parametrize("how", ["another file system", "another file system itself", "the same", "the same itself"])
def test_a_mounted_folder(tmp_path: Path, how: str) -> None:
    """In the destination, or the destination itself: files are laid out where they can be renamed into place."""
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    root = str(Path(__file__).parents[2])
    code = _MOUNTED.format(path=[root], site=str(site), how=how)
    words = ["unshare", "--mount", "--map-root-user", sys.executable, "-c", code]
    if os.geteuid() == 0:
        words.remove("--map-root-user")
    try:
        result = subprocess.run(words, cwd=root, capture_output=True, text=True, timeout=60)
    except FileNotFoundError:
        pytest.skip("there is no `unshare`")
    if "unshare:" in result.stderr or "mount:" in result.stderr:
        pytest.skip(f"no mounts here: {result.stderr.strip()}")
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    beside = ["site"] if how.startswith("another") else ["elsewhere", "site"]
    assert lines == ["written True"] * 4 + [f"{beside} []"]


def test_two_builds_at_once_wait_for_each_other(tmp_path: Path) -> None:
    site = tmp_path / "site"
    texts = [{f"{number}/{i}.html": str(number) for i in range(200)} for number in range(4)]
    for _ in range(3):
        threads = [threading.Thread(target=write_site, args=(site, each, {}, ())) for each in texts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert files(site) in texts
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_that_waits_too_long_says_so(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(site, OLD, {}, ())
    with staging(str(site)):
        began = time.monotonic()
        with pytest.raises(PathError) as raised:
            write_site(site, NEW, {}, (), patience=0.2)
        assert time.monotonic() - began >= 0.2
    assert str(raised.value) == (
        f"Another build has been writing to {site} for 0.2 seconds\n"
        "  help: Let it end first, or build into another folder with --destination."
    )
    assert files(site) == OLD
    write_site(site, NEW, {}, ())
    assert files(site) == NEW


def test_a_folder_of_that_name_that_is_not_ours(work: Path) -> None:
    """In a folder that others write to, nobody's journal but one's own is followed."""
    site = work / "site"
    write_site(site, OLD, {}, ())
    left = work / ".liquid-compat-site"
    left.mkdir()
    answer = as_user(lambda: write_site(site, NEW, {}, ()))
    if os.geteuid() == 0:
        assert answer == (
            "PathError",
            f"{left}, where the new site is laid out, can't be used: it belongs to another user\n  --> {left}\n"
            "  help: A build that was killed leaves such a folder. Remove it.",
        )
        assert files(site) == OLD
    left.rmdir()
    left.symlink_to(work)
    with pytest.raises(PathError, match="where the new site is laid out, can't be used"):
        write_site(site, NEW, {}, ())
    assert files(site) == OLD


def test_copies_of_one_size_and_time_are_told_apart(tmp_path: Path) -> None:
    """A checkout may give all files one time; what was changed after the copy was made is compared."""
    source, site = tmp_path / "a.txt", tmp_path / "site"
    source.write_text("one")
    os.utime(source, (10**9, 10**9))
    write_site(site, {}, {"a.txt": str(source)}, ())
    assert write_site(site, {}, {"a.txt": str(source)}, ())[:3] == (0, 1, 0)
    source.write_text("two")
    os.utime(source, (10**9, 10**9))
    assert write_site(site, {}, {"a.txt": str(source)}, ())[:3] == (1, 0, 0)
    assert (site / "a.txt").read_text() == "two"


@pytest.mark.parametrize("cache", [False, True])
def test_a_copy_that_somebody_has_changed_is_written_again(sandbox: Sandbox, cache: bool) -> None:
    """With its size and its time as they were, and while something else changes, too."""
    sandbox.write({"a.txt": "one", "b.md": "---\n---\nb"}).build(cache=cache)
    copy = sandbox.destination / "a.txt"
    state = copy.stat()
    copy.write_text("two")
    os.utime(copy, ns=(state.st_atime_ns, state.st_mtime_ns))
    sandbox.write({"c.md": "---\n---\nc"}).build(cache=cache)
    assert copy.read_text() == "one"


def test_copies_that_nobody_has_changed_are_not_read(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write({"a.txt": "one", "b.md": "---\n---\nb"}).build(cache=True)
    monkeypatch.setattr("liquid_compat.pipeline.present._holds_the_same", None)
    result = sandbox.write({"c.md": "---\n---\nc"}).build(cache=True)
    assert result.changes[:3] == (1, 2, 0)


def test_builds_killed_at_random() -> None:
    """A few of what `python -m tests.kills` does by the dozen."""
    counts = kill_builds(kills=4, posts=20, seed=7)
    assert (counts.mixed, counts.unequal, counts.left_over) == (0, 0, 0)
    assert counts.kills == 4
