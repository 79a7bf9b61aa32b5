"""What the last build left in the destination, so that unchanged files needn't be read to know that they are.

`config.file_state` tells what a file's state is, and which counts.
"""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b

from ..config.file_state import file_state, is_settled
from .digest_form import PLAIN, SIZE


@dataclass(frozen=True, slots=True)
class Left:
    """What there is of files that were written."""

    statuses: Mapping[str, os.stat_result]
    """By place, for those that are there."""
    digest: str
    """The digest of all states, those of the folders too: in them it shows what came and went."""
    is_settled: bool
    """Whether any later change shows."""


def left_at(root: str, places: Iterable[str]) -> Left:
    """Look at the files at `places` (relative paths) under `root`, and at the folders that they lie in."""
    now = time.time_ns()
    files = sorted(places)
    statuses = _statuses(root, (*_folders(files), *files))
    states = [
        (place, found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        for place, found in statuses.items()
    ]
    check = blake2b(marshal.dumps(states, PLAIN), digest_size=SIZE)
    return Left(statuses, check.hexdigest(), all(is_settled(found, now) for found in statuses.values()))


def _statuses(root: str, places: Iterable[str]) -> dict[str, os.stat_result]:
    """The states of what is there of `places`."""
    found = {}
    if os.stat not in os.supports_dir_fd:
        for place in places:
            with suppress(OSError):
                found[place] = os.lstat(f"{root}/{place}")
        return found
    with suppress(OSError):
        folder = os.open(root, os.O_RDONLY)  # the way from the root of all to there is gone but once
        look = os.stat
        try:
            for place in places:
                try:
                    found[place] = look(place or ".", dir_fd=folder, follow_symlinks=False)
                except OSError:  # noqa: PERF203 (there are many places)
                    continue
        finally:
            os.close(folder)
    return found


def _folders(places: Iterable[str]) -> list[str]:
    """The folders that files lie in, up to the root, which is ""."""
    found = {""}
    for place in places:
        folder = place.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return sorted(found)


class Manifest:
    """The files of one destination."""

    def __init__(self, root: str, known: Mapping[str, str]) -> None:
        """`root` is the destination's real path, `known` what an earlier build found out, by place."""
        self._root = root
        self.known = dict(known)
        self._unchanged: set[str] = set()

    def unchanged(self, digests: Mapping[str, bytes]) -> set[str]:
        """The places of files that are known to hold the text of the digest still."""
        known = self.known
        places = [place for place, digest in digests.items() if known.get(place, "").startswith(digest.hex())]
        statuses = _statuses(self._root, places) if places else {}
        found = {
            place
            for place, status in statuses.items()
            if known[place] == f"{digests[place].hex()} {file_state(status)}"
        }
        self._unchanged = found
        return found

    def changes(self, digests: Mapping[str, bytes], left: Left | None) -> tuple[dict[str, str], set[str]]:
        """What there is to note of the files that hold these texts now, and the places to forget; `known` has both.

        `left` is what has been found there, if somebody has looked.
        """
        now = time.time_ns()
        changed = {}
        places = digests.keys() - self._unchanged
        statuses = _statuses(self._root, places) if left is None else left.statuses
        for place in places & statuses.keys():
            status, digest = statuses[place], digests[place]
            state = f"{digest.hex()} {file_state(status)}" if is_settled(status, now) else ""
            if self.known.get(place) != state:
                changed[place] = state
        gone = self.known.keys() - digests.keys()
        for place in gone:
            del self.known[place]
        self.known.update(changed)
        return changed, gone
