"""Whether a site that is edited and built again and again is each time what a clean build gives, byte for byte."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Protocol

from liquid_compat.config.places import STORE
from liquid_compat.errors import LiquidCompatError, Warnings
from liquid_compat.pipeline.build import build
from liquid_compat.pipeline.live import LiveSite
from liquid_compat.pipeline.unchanged import Question

Outcome = tuple[dict[str, bytes], list[str]]
"""The files of a build and what it tells; of one that fails, what it fails with."""
OFFLINE = {"LIQUID_COMPAT_OFFLINE": "1"}


class EditedSite(Protocol):
    """A site in a folder that is edited from time to time."""

    root: Path
    now: int
    """What the clock shows, in seconds since 1970."""
    profile: str
    is_broken: bool
    """Whether its last build failed."""

    def edit(self) -> str:
        """One change; returns what it is called."""


def outcome(site: EditedSite, target: Path, jobs: int, *, cache: bool) -> Outcome:
    """Build a site, with the results of earlier builds or without."""
    warnings = Warnings()
    environ = {"TZ": "UTC", "SOURCE_DATE_EPOCH": str(site.now), "LIQUID_COMPAT_PROFILE": site.profile, **OFFLINE}
    options = {"source": str(site.root), "destination": str(target)}
    try:
        found = Question(options, environ).unchanged() if cache else None
        if found is not None:
            warnings.add(found.warnings)
        else:
            build(options, warnings, environ=environ, jobs=jobs, cache=cache)
    except LiquidCompatError as error:
        return {}, [str(error)]
    found = {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}
    return found, [str(problem) for problem in warnings.problems]


def spoil(folder: Path, chance: random.Random) -> None:
    """Flip some bytes of the store."""
    path = folder / ".jekyll-cache" / STORE
    data = bytearray(path.read_bytes()) if path.exists() else None
    if data:  # a build that was killed may have left an empty one
        for _ in range(chance.choice((1, 1, 3, 20))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(bytes(data))


def killed_build(site: EditedSite, target: Path, jobs: int, delay: float) -> None:
    """A build that ends at a random moment."""
    child = os.fork()
    if child == 0:
        try:
            sys.stderr = sys.stdout = open(os.devnull, "w")  # noqa: SIM115
            outcome(site, target, jobs, cache=True)
        finally:
            os._exit(0)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def difference(expected: Outcome, found: Outcome) -> str | None:
    """What is other than in a clean build, None if nothing is."""
    if expected[1] != found[1]:
        return f"told {found[1]}, not {expected[1]}"
    for name in sorted(expected[0].keys() | found[0].keys()) if expected[0] else ():
        if expected[0].get(name) != found[0].get(name):
            return f"{name} differs:\n{found[0].get(name)!r}\n{expected[0].get(name)!r}"
    return None


def clean_build(site: EditedSite, target: Path) -> Outcome:
    """The outcome of a build from nothing, which must leave the source as it is."""
    shutil.rmtree(target, ignore_errors=True)
    before = _files(site.root)
    found = outcome(site, target, 1, cache=False)
    assert _files(site.root) == before, "a build wrote to the source"
    site.is_broken = not found[0]
    return found


def left_over(root: Path, folder: Path) -> str | None:
    """What builds have left in the folder of the site and its outputs, None if that is nothing but those."""
    found = {path.name for path in folder.iterdir()} - {root.name, "clean", "target"}
    return f"left over: {sorted(found)}" if found else None


def _files(root: Path) -> list[str]:
    return sorted(str(path) for path in root.rglob("*") if ".jekyll-cache" not in path.parts)


def follow(site: EditedSite, chance: random.Random, folder: Path, steps: int) -> str | None:
    """Edit a site and build it, a process each time; returns what is different, None if nothing is."""
    clean, target = folder / "clean", folder / "target"
    history = ["start"]
    for _ in range(steps):
        jobs = chance.choice((1, 2))
        if chance.random() < 0.05:
            spoil(site.root, chance)
            history.append("spoil")
        if chance.random() < 0.05:
            killed_build(site, target, jobs, chance.random() * 0.3)
            history.append("kill")
        if chance.random() < 0.1:
            history.append(meddle(target, chance))
        expected = clean_build(site, clean)
        wrong = difference(expected, outcome(site, target, jobs, cache=True)) or left_over(site.root, folder)
        if wrong is not None:
            return f"{history}: {wrong}"
        for _ in range(chance.choice((1, 1, 2))):
            history.append(site.edit())
    return None


class Live:
    """A site that one process builds again and again."""

    def __init__(self, site: EditedSite, target: Path, *, cache: bool = True) -> None:
        self._site, self._target = site, target
        self._environ = {"TZ": "UTC", "LIQUID_COMPAT_PROFILE": site.profile, **OFFLINE}
        options = {"source": str(site.root), "destination": str(target)}
        self._live = LiveSite(options, environ=self._environ, cache=cache, jobs=1)

    def outcome(self) -> Outcome:
        """As the function of that name."""
        self._environ["SOURCE_DATE_EPOCH"] = str(self._site.now)
        warnings = Warnings()
        try:
            self._live.build(warnings)
        except LiquidCompatError as error:
            return {}, [str(error)]
        files = (path for path in self._target.rglob("*") if path.is_file())
        found = {path.relative_to(self._target).as_posix(): path.read_bytes() for path in files}
        return found, [str(problem) for problem in warnings.problems]


def meddle(target: Path, chance: random.Random) -> str:
    """Somebody changes what was built; returns how."""
    files = sorted(path for path in target.rglob("*") if path.is_file())
    if not files:
        return "nothing to meddle with"
    path = chance.choice(files)
    way = chance.choice(("write", "write as long", "remove", "folder", "add", "empty", "rename"))
    data = path.read_bytes()
    if way == "write":
        path.write_bytes(data + b"x")
    elif way == "write as long":
        state = path.stat()
        path.write_bytes(bytes(byte ^ 1 for byte in data))
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    elif way == "remove":
        path.unlink()
    elif way == "folder":
        path.unlink()
        path.mkdir()
        (path / "inside.txt").write_text("x")
    elif way == "add":
        (path.parent / "added.txt").write_text("x")
    elif way == "empty":
        shutil.rmtree(path.parent if path.parent != target else path.parent / path.parent.name, ignore_errors=True)
    else:
        path.rename(path.with_name(f"{path.name}.away"))
    return f"{way} {path.relative_to(target)}"


def follow_live(site: EditedSite, chance: random.Random, folder: Path, steps: int) -> str | None:
    """As `follow`, all builds by one process, while others build too and somebody changes what was built."""
    clean, target = folder / "clean", folder / "target"
    live = Live(site, target)
    history = ["start"]
    for _ in range(steps):
        expected = clean_build(site, clean)
        wrong = difference(expected, live.outcome()) or left_over(site.root, folder)
        if wrong is not None:
            return f"{history}: {wrong}"
        if chance.random() < 0.3:
            time.sleep(0.03)  # so long that a file's time tells of the next change
        for _ in range(chance.choice((0, 1, 1, 2))):
            history.append(site.edit())
        if chance.random() < 0.15:
            history.append(meddle(target, chance))
        if chance.random() < 0.1:
            outcome(site, target, 1, cache=True)
            history.append("another process builds")
            history.append(site.edit())
        if chance.random() < 0.05:
            spoil(site.root, chance)
            history.append("spoil")
    return None
