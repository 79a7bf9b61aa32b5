"""What the last build left in the destination, so that unchanged files needn't be read to know that they are.

A file's state is its size, its times and its number. No program can set back the time of a file's last change, but a
change right after the look may get the same time: a state counts only if it was old enough when it was taken.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping

GRAIN_FINE = 20_000_000
GRAIN_COARSE = 2_500_000_000
"""Nanoseconds between two times that a file system tells apart: mostly, and where it only knows seconds."""


def file_state(status: os.stat_result) -> str:
    """A file's or folder's state."""
    return f"{status.st_mode:o} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def is_settled(status: os.stat_result, now: int) -> bool:
    """Whether a later change shows in the state; `now` is when it was taken, in nanoseconds."""
    latest = max(status.st_mtime_ns, status.st_ctime_ns)
    return now - latest > (GRAIN_FINE if status.st_mtime_ns % 1_000_000_000 else GRAIN_COARSE)


class Manifest:
    """The files of one destination."""

    def __init__(self, root: str, known: Mapping[str, str]) -> None:
        """`root` is the destination's real path, `known` what an earlier build found out, by place."""
        self._root = root
        self._known = known

    def unchanged(self, digests: Mapping[str, bytes]) -> set[str]:
        """The places of files that are known to hold the text of the digest still."""
        found = set()
        for place, digest in digests.items():
            known = self._known.get(place)
            if known is not None and known.startswith(digest.hex()):
                try:
                    state = file_state(os.lstat(f"{self._root}/{place}"))
                except OSError:
                    continue
                if known == f"{digest.hex()} {state}":
                    found.add(place)
        return found

    def changes(self, digests: Mapping[str, bytes]) -> tuple[dict[str, str], set[str]]:
        """What there is to note of the files that hold these texts now, and the places to forget."""
        now = time.time_ns()
        changed = {}
        for place, digest in digests.items():
            try:
                status = os.lstat(f"{self._root}/{place}")
            except OSError:
                continue
            state = f"{digest.hex()} {file_state(status)}" if is_settled(status, now) else ""
            if self._known.get(place) != state:
                changed[place] = state
        return changed, {place for place in self._known if place not in digests}
