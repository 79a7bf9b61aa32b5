"""What is in folders; read once as long as their states stay the same, in a process that looks again and again."""

from __future__ import annotations

import os
import time

from ..config.file_state import is_settled

State = tuple[int, int, int, int]
Listing = list[tuple[str, bool, bool]]
"""Of each entry the name, whether it is a folder, and whether it is a regular file; links are neither."""


class Listings:
    """Which names are in which folder."""

    def __init__(self) -> None:
        """Nothing is known."""
        self._known: dict[str, tuple[State, Listing]] = {}
        self._fresh: dict[str, tuple[State, Listing]] = {}

    def begin(self) -> None:
        """A new look: what wasn't asked for in the last one is forgotten."""
        self._known, self._fresh = self._fresh, {}

    def of(self, folder: str) -> Listing:
        """What is in a folder, which is no link. Raises OSError."""
        status = os.lstat(folder)
        state = (status.st_dev, status.st_ino, status.st_mtime_ns, status.st_ctime_ns)
        known = self._known.get(folder)
        if known is not None and known[0] == state:
            self._fresh[folder] = known
            return known[1]
        now = time.time_ns()
        found = read_listing(folder)
        if is_settled(status, now):
            self._fresh[folder] = state, found
        return found


def read_listing(folder: str) -> Listing:
    """What is in a folder. Raises OSError."""
    with os.scandir(folder) as entries:
        return [
            (entry.name, entry.is_dir(follow_symlinks=False), entry.is_file(follow_symlinks=False)) for entry in entries
        ]
