"""Finding out that nothing at all has changed since the last build, without reading the site.

After a build it is noted what all files that it may have looked at are like, by size, times and number, and those that
it left in the destination. If the next one is asked for the same and finds the same, there is nothing to do.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from ..config.file_state import GRAIN_COARSE, GRAIN_FINE, file_state
from ..config.places import STAGING_PREFIX, STORE
from ..errors import Problem

CACHE_FOLDER = ".jekyll-cache"
KEY, INPUTS, OUTPUTS = "asked for", "inputs", "outputs"
"""What the store calls what a build was asked for, what it looked at, and what it left."""
PRINTING = ("quiet", "verbose")
"""The options that only change what is said on the way, unless a page shows `site.quiet` or `site.verbose`."""


class Scope(NamedTuple):
    """The folders and single files that a build looks at, and folders in them that it doesn't.

    Of a folder among the `files` only its own state counts, which tells what came and went in it.
    """

    roots: tuple[str, ...]
    files: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


class Look(NamedTuple):
    """What there was: a digest of all names and states, and when the latest change was, in nanoseconds."""

    digest: str
    latest: int
    files: int
    folders: Mapping[str, int]
    """The folders, and when each was changed last."""


def look(scope: Scope) -> Look:
    """Look at all files of a scope. Links are followed, to each folder once."""
    from hashlib import blake2b

    lines: list[str] = []
    latest = files = 0
    folders: dict[str, int] = {}
    seen: set[tuple[int, int]] = set()
    left_out = frozenset(scope.left_out)
    for name in (*scope.files, *scope.roots):
        try:
            status = os.stat(name)
        except OSError:
            lines.append(name)
            continue
        if name in scope.roots and stat.S_ISDIR(status.st_mode):
            folders[name] = _changed(status)
            seen.add((status.st_dev, status.st_ino))
        else:
            lines.append(f"{name} {file_state(status)}")
            latest = max(latest, _changed(status))
    pending = list(folders)
    while pending:
        folder = pending.pop()
        lines.append(f"{folder}/")
        try:
            with os.scandir(folder) as entries:
                found = list(entries)
        except OSError:
            continue
        for entry in found:
            path = entry.path
            if path in left_out or entry.name.startswith(STAGING_PREFIX):
                continue
            try:
                link = f" {os.readlink(path)}" if entry.is_symlink() else ""
                status = entry.stat()
            except OSError:
                lines.append(path)
                continue
            if stat.S_ISDIR(status.st_mode):
                if (status.st_dev, status.st_ino) not in seen:
                    seen.add((status.st_dev, status.st_ino))
                    pending.append(path)
                    folders[path] = _changed(status)
                lines.append(f"{path} {status.st_mode:o}{link}")
            else:
                lines.append(f"{path} {file_state(status)}{link}")
                latest = max(latest, _changed(status))
                files += 1
    lines.sort()
    check = blake2b("\n".join(lines).encode("utf-8", "surrogateescape"), digest_size=16)
    return Look(check.hexdigest(), latest, files, folders)


def _changed(status: os.stat_result) -> int:
    """The time of a file's last change, later by what its file system can't tell."""
    grain = GRAIN_FINE if status.st_mtime_ns % 1_000_000_000 else GRAIN_COARSE
    return max(status.st_mtime_ns, status.st_ctime_ns) + grain


def asked_for(options: Mapping[str, Any], environ: Mapping[str, str]) -> str:
    """What a build is asked for, and by which program: the same text for the same, but for `PRINTING`."""
    import json

    from .stamp import environment, program_stamp

    wanted = {key: value for key, value in options.items() if key not in PRINTING}
    asked = [program_stamp(), os.getcwd(), environment(environ), environ.get("SOURCE_DATE_EPOCH"), wanted]
    return json.dumps(asked, sort_keys=True, default=str)


class Unchanged(NamedTuple):
    """What there is to say of a site that is as the last build left it."""

    destination: str
    profile: str
    reason: str
    files: int
    warnings: tuple[Problem, ...]


class Question:
    """What a build is asked for, and what was found when it was."""

    def __init__(self, options: Mapping[str, Any], environ: Mapping[str, str] | None = None) -> None:
        """`options` are those of `build`, `environ` is the environment if it isn't ours."""
        self._options = options
        self._environ = os.environ if environ is None else environ
        self.began = time.time_ns()
        self.looked: dict[Scope, Look] = {}
        """What was found since the question was asked, before anything was read."""

    @cached_property
    def text(self) -> str:
        """What is asked for, and of which program."""
        return asked_for(self._options, self._environ)

    @property
    def printing(self) -> list[Any]:
        """What is wanted of what is said on the way."""
        return [self._options.get(key) for key in PRINTING]

    def look(self, scope: Scope) -> Look:
        """What there is, or was already found."""
        if scope not in self.looked:
            self.looked[scope] = look(scope)
        return self.looked[scope]

    def unchanged(self) -> Unchanged | None:
        """What the last build said, if this one would do the same again; None where that isn't known.

        Only `SOURCE_DATE_EPOCH` makes two builds' times the same; a site on which the time doesn't show is the same
        too.
        """
        options = self._options
        source = os.path.abspath(options.get("source") or ".")
        path = Path(source, CACHE_FOLDER, STORE)
        if not path.is_file() or path.is_symlink() or options.get("disable_disk_cache"):
            return None
        import json

        from .left import Left
        from .records import problem_from
        from .store import Damaged, Store, Unavailable

        try:
            store = Store(path, reading=True)
            try:
                kept = {key: store.meta(key) for key in (KEY, INPUTS, OUTPUTS)}
            finally:
                store.close()
        except (Damaged, Unavailable):
            return None
        if kept[KEY] != self.text:
            return None
        inputs, left = json.loads(kept[INPUTS] or "null"), Left.from_note(kept[OUTPUTS] or "")
        if inputs is None or left is None:
            return None
        if not _is_time_of(inputs["clock"]) or inputs["printing"] not in (None, self.printing):
            return None
        if self.look(Scope(*map(tuple, inputs["scope"]))).digest != inputs["digest"] or not left.is_still_there():
            return None
        warnings = tuple(problem_from(*entry) for entry in inputs["warnings"])
        return Unchanged(inputs["destination"], inputs["profile"], inputs["reason"], len(left.places), warnings)


def _is_time_of(clock: Mapping[str, Any] | None) -> bool:
    """Whether now shows as it did; None is a build whose time was fixed."""
    if clock is None:
        return True
    if clock["zone"] is None:
        return False
    from ..config.time import now, site_zone
    from ..errors import Warnings
    from ..ruby.strftime import strftime

    moment = now(site_zone(clock["zone"], os.environ, Warnings()), {})
    return all(strftime(moment, form) == text for form, text in clock["forms"].items())


class Watched:
    """Knows whether anything changed while a build ran."""

    def __init__(self, began: int, folders: Iterable[str], left_out: Iterable[str]) -> None:
        """To be made before anything is read, at the time `began`.

        In `folders` the build itself makes and removes things, which are `left_out`.
        """
        self._began = began
        self._left_out = frozenset(left_out)
        self._names = {folder: self._listed(folder) for folder in folders}

    def is_settled(self, found: Look) -> bool:
        """Whether what is found now is what was there when the build began, as far as that can be told."""
        if found.latest >= self._began:
            return False
        if any(self._listed(folder) != names for folder, names in self._names.items()):
            return False
        return all(changed < self._began for folder, changed in found.folders.items() if folder not in self._names)

    def _listed(self, folder: str) -> frozenset[str]:
        try:
            names = os.listdir(folder)
        except OSError:
            return frozenset()
        return frozenset(
            name for name in names if f"{folder}/{name}" not in self._left_out and not name.startswith(STAGING_PREFIX)
        )
