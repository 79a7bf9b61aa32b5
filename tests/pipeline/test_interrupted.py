"""A write that is killed or fails at any moment: the old site or the new one, and nothing of ours left in the end.

Every call of the writer that changes a folder is a moment: the site is written in a process of its own that ends at
the first, the second, … of them.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from liquid_compat.errors import PathError
from liquid_compat.pipeline import journal, lay_out, plan, present, staging, write
from liquid_compat.pipeline.exchange import exchanger
from liquid_compat.pipeline.write import tidy, write_site

OLD = {
    "index.html": "old",
    "same.html": "same",
    "posts/1.html": "old",
    "posts/2.html": "old",
    "mixed/same.html": "same",
    "mixed/1.html": "old",
    "gone/1.html": "old",
    "file": "old",
    "folder/index.html": "old",
}
NEW = {
    "index.html": "new",
    "same.html": "same",
    "posts/1.html": "new",
    "posts/2.html": "new",
    "mixed/same.html": "same",
    "mixed/1.html": "new",
    "mixed/made/1.html": "new",
    "file/index.html": "new",
    "folder": "new",
}
KEPT = {".git/config": "kept"}
CALLS = ("mkdir", "open", "write", "link", "replace", "exchange", "unlink", "rmdir")
TAKING = ("link", "replace", "exchange")


class Ticking:
    """The module `os`, whose changing calls are counted; `at` is told of each before it is made."""

    def __init__(self, at: Callable[[str, int], None], calls: tuple[str, ...] = CALLS) -> None:
        self.count = 0
        self.at = at
        self.calls = calls

    def __getattr__(self, name: str) -> object:
        return self.counted(name, getattr(os, name))

    def exchanger(self) -> Callable[[str, str], None] | None:
        exchange = exchanger()
        return self.counted("exchange", exchange) if exchange is not None else None

    def counted(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        if name not in self.calls:
            return function

        def call(*arguments: object, **options: object) -> object:
            self.count += 1
            self.at(name, self.count)
            return function(*arguments, **options)

        return call


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def use(ticking: Ticking) -> None:
    for module in (journal, lay_out, plan, present, staging, write):
        module.os = ticking  # type: ignore[attr-defined]
    journal.exchanger = ticking.exchanger  # type: ignore[attr-defined]


def use_nothing() -> None:
    for module in (journal, lay_out, plan, present, staging, write):
        module.os = os  # type: ignore[attr-defined]
    journal.exchanger = exchanger  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def untouched() -> Iterator[None]:
    yield
    use_nothing()


def start(site: Path, old: dict[str, str] | None) -> None:
    """The old site; with None there is no folder yet."""
    shutil.rmtree(site.parent, ignore_errors=True)
    site.parent.mkdir()
    if old is not None:
        site.mkdir()
    if old:
        write_site(site, old, {}, ())
        for name, text in KEPT.items():
            (site / name).parent.mkdir(exist_ok=True)
            (site / name).write_text(text)


def killed(site: Path, moment: int) -> bool:
    """Write the new site in a process that ends before its call number `moment`; False if it came through."""

    def at(name: str, count: int) -> None:
        if count >= moment:
            os._exit(9)

    child = os.fork()
    if child == 0:
        try:
            use(Ticking(at))
            write_site(site, NEW, {}, (".git",))
            os._exit(0)
        finally:
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, 9)
    return status == 9


def use_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay out few files as if they were many, each a part of its own."""
    monkeypatch.setattr(lay_out, "_WORTH_THREADS", 0)
    monkeypatch.setattr(lay_out, "_PART", 1)
    monkeypatch.setattr(lay_out, "_THREADS", 3)


@pytest.mark.parametrize(
    ("old", "how"),
    [
        (OLD, ""),
        (OLD, "inside"),
        (OLD, "threads"),
        (OLD, "exchange"),
        ({}, ""),
        ({}, "inside"),
        (None, ""),
        (None, "threads"),
    ],
)
def test_killed_at_every_moment(
    tmp_path: Path, old: dict[str, str] | None, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside: the staging folder is in the destination, as where its parent can't be written to."""
    inside = how == "inside"
    if inside:
        monkeypatch.setattr(staging, "_candidates", lambda root, mounts: [f"{root}/.liquid-compat-staging"])
    if how == "threads":
        use_threads(monkeypatch)
    if how == "exchange":
        monkeypatch.setattr(journal, "_WORTH_EXCHANGING", 0)
    site = tmp_path / "work/site"
    kept = KEPT if old else {}
    before, after = {**(old or {}), **kept}, {**NEW, **kept}
    moments, mixed = 0, 0
    while True:
        start(site, old)
        moments += 1
        if not killed(site, moments):
            break
        journaled = any((folder / "journal").is_file() for folder in (*site.parent.iterdir(), *site.glob(".liq*")))
        present = {name: text for name, text in files(site).items() if not name.startswith(".liquid")}
        assert inside or len(present) == len(files(site))
        if journaled:
            mixed += present not in (before, after)
        else:
            assert present in (before, after), moments
        tidy(site)
        assert files(site) in (before, after), moments
        assert not journaled or files(site) == after
        assert {path.name for path in site.parent.iterdir()} <= {"site"}
        write_site(site, NEW, {}, (".git",))
        assert files(site) == after
    assert moments > 25
    assert files(site) == after
    # One call for each place where something changes, two where an old file is linked aside before it is replaced.
    assert mixed <= (0 if old is None else 10 if how == "exchange" else 14)


@pytest.mark.parametrize("exchanging", [0, 16])
def test_a_step_that_fails_is_taken_back(tmp_path: Path, exchanging: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each rename and link in turn is refused; what is refused ends with the old site, all of it."""
    monkeypatch.setattr(journal, "_WORTH_EXCHANGING", exchanging)
    site = tmp_path / "work/site"
    refused = 0
    for moment in range(1, 40):
        start(site, OLD)
        before = {path: path.stat().st_ino for path in site.rglob("*")}

        def at(name: str, count: int, moment: int = moment) -> None:
            if count == moment:
                raise PermissionError(errno.EACCES, "Permission denied", str(site / "somewhere"))

        use(Ticking(at, TAKING))
        try:
            write_site(site, NEW, {}, (".git",))
            assert files(site) == {**NEW, **KEPT}
        except (PathError, PermissionError) as error:
            refused += 1
            assert "Permission denied" in str(error)
            assert {path: path.stat().st_ino for path in site.rglob("*")} == before
            assert files(site) == {**OLD, **KEPT}
        finally:
            use_nothing()
        assert [path.name for path in site.parent.iterdir()] == ["site"]
    assert refused > 5


@pytest.mark.parametrize("code", [errno.EXDEV, errno.EBUSY])
def test_folders_that_cannot_be_renamed_are_filled_file_by_file(tmp_path: Path, code: int) -> None:
    """As on an overlay, where folders of a lower layer stay where they are."""
    site = tmp_path / "work/site"
    old = {name: text for name, text in OLD.items() if not name.startswith("fold")}
    new = {name: text for name, text in NEW.items() if not name.startswith("fold")}
    start(site, old)
    inode = (site / "posts").stat().st_ino
    real = os.replace

    class Overlay(Ticking):
        @property
        def replace(self) -> Callable[[str, str], None]:
            def replace(source: str, target: str) -> None:
                if source.startswith(f"{site}/") and os.path.isdir(source):
                    raise OSError(code, os.strerror(code), source, None, target)
                real(source, target)

            return replace

    use(Overlay(lambda name, count: None))
    write_site(site, new, {}, (".git",))
    assert files(site) == {**new, **KEPT}
    assert (site / "posts").stat().st_ino == inode
    assert not (site / "gone").exists()
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("exchanging", [0, 16])
def test_ctrl_c_between_two_steps_comes_through_after_the_last(
    tmp_path: Path, exchanging: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_WORTH_EXCHANGING", exchanging)
    site = tmp_path / "work/site"
    for moment in range(1, 60):
        start(site, OLD)

        def at(name: str, count: int, moment: int = moment) -> None:
            if count == moment:
                raise KeyboardInterrupt

        use(Ticking(at))
        try:
            write_site(site, NEW, {}, (".git",))
        except KeyboardInterrupt:
            pass
        finally:
            use_nothing()
        assert files(site) in ({**OLD, **KEPT}, {**NEW, **KEPT}), moment
        left = [path for path in site.parent.iterdir() if path != site]
        assert not left or not list(left[0].glob("journal"))
        tidy(site)
        assert list(site.parent.iterdir()) == [site]


def test_what_was_set_aside_is_kept_until_it_is_back(tmp_path: Path) -> None:
    """A build was killed between its steps, and now nothing can be renamed: neither on nor back."""
    site = tmp_path / "work/site"
    moment = 0
    while True:
        start(site, OLD)
        moment += 1
        assert killed(site, moment)
        if files(site) not in ({**OLD, **KEPT}, {**NEW, **KEPT}):
            break
    everything = files(site.parent)

    def at(name: str, count: int) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    use(Ticking(at, TAKING))
    tidy(site)
    with pytest.raises(PathError, match="What a killed build has left in .* can't be put in place: Permission denied"):
        write_site(site, NEW, {}, (".git",))
    use_nothing()
    assert files(site.parent) == everything
    tidy(site)
    assert files(site) == {**NEW, **KEPT}


def test_a_journal_that_is_none_of_ours_moves_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    start(site, OLD)
    outside = tmp_path / "outside"
    outside.write_text("precious")
    for text in ('[["../outside", false]]', '[["a\\u0000", true]]', "[[", "{}", "[1]", '[["/etc/x", true]]', "\ud800"):
        folder = site.parent / ".liquid-compat-site"
        folder.mkdir()
        (folder / "journal").write_bytes(text.encode("utf-8", "surrogatepass"))
        tidy(site)
        assert not folder.exists()
        assert outside.read_text() == "precious"
        assert files(site) == {**OLD, **KEPT}
        start(site, OLD)
        outside.write_text("precious")
