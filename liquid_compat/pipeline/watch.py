"""Which files of a site change, told as it happens: for `build --watch` and for the server."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

from watchfiles import DefaultFilter
from watchfiles._rust_notify import RustNotify

from ..config.load import Config
from ..config.places import STAGING_PREFIX
from ..errors import PathError

_SETTLE = 15
"""Milliseconds without another change, after which what has changed is told."""
_LONGEST = 1000
"""Milliseconds after which it is told in any case."""
_POLL = 300
"""Milliseconds between two looks where the system doesn't tell of changes."""


class Watcher:
    """Tells which files have changed, from the moment that it is made on.

    What a build itself writes (destination, cache folder) and what is no part of a site (version control, caches of
    editors) is passed over.
    """

    def __init__(self, config: Config, *, polling: bool = False, besides: Iterable[Path] = ()) -> None:
        """Watch the source of a configuration, its files, and `besides`: the folder of a theme.

        Raises PathError where nothing can be watched.
        """
        self.source = str(config.source)
        self._ours: set[str] = set()
        self.written_by(config)
        self._ordinary = DefaultFilter()
        self.roots = watched_roots(config, besides)
        """The folders and files under watch."""
        try:
            self._notify = RustNotify(list(self.roots), False, polling or _polls(), _POLL, True, True)
        except (OSError, RuntimeError) as error:
            raise PathError(
                f"{self.source} can't be watched: {error}", hint="Watch it with --force_polling, or not: --no-watch."
            ) from error

    def written_by(self, config: Config) -> None:
        """Pass over what a build with this configuration writes; the destination may be another one after an edit."""
        for path in (config.destination, config.in_source(config.cache_dir)):
            if path != config.source:
                self._ours |= {str(path), os.path.realpath(path)}

    def changes(self, stop: Event | None = None, rest: float = 0) -> Iterator[frozenset[str]]:
        """The absolute paths that changed, each time that some have; ends with `stop`, and with Ctrl-C.

        With `rest` there are none of them once after each change, when nothing more has changed for so many seconds.
        """
        patience = 0
        while True:
            found = self._notify.watch(_LONGEST, _SETTLE, patience, stop)
            if found == "timeout":
                patience = 0
                yield frozenset()
                continue
            if isinstance(found, str):
                return
            paths = frozenset(path for _, path in found if self._counts(path))
            if paths:
                yield paths
                patience = int(rest * 1000)

    def close(self) -> None:
        """Watch no longer."""
        self._notify.close()

    def _counts(self, path: str) -> bool:
        if any(path == folder or path.startswith(folder + os.sep) for folder in self._ours):
            return False
        root = next((root for root in self.roots if path == root or path.startswith(root + os.sep)), "")
        inside = path[len(root) :]  # the site itself may lie in a folder whose like is passed over
        if any(part.startswith(STAGING_PREFIX) for part in inside.split(os.sep)):
            return False
        return path == root or self._ordinary(None, inside)  # type: ignore[arg-type]


def watched_roots(config: Config, besides: Iterable[Path]) -> tuple[str, ...]:
    """What is under watch for a configuration: existing folders and files, none of them in another."""
    found: list[str] = []
    for path in sorted({str(path) for path in (config.source, *config.files, *besides) if path.exists()}, key=len):
        if not any(path.startswith(root.rstrip(os.sep) + os.sep) for root in found):
            found.append(path)
    return tuple(found)


def _polls() -> bool:
    """Whether the system tells nothing of changes: Windows' files seen from WSL; `watchfiles`' own variable."""
    forced = os.environ.get("WATCHFILES_FORCE_POLLING", "").lower()
    if forced:
        return forced not in ("0", "false", "disable", "disabled")
    return "microsoft-standard" in os.uname().release if hasattr(os, "uname") else False
