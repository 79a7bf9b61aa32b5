"""What the last build left in the destination, so that unchanged files needn't be read to know that they are.

`config.file_state` tells what a file's state is, and which counts.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping

from ..config.file_state import file_state, is_settled


class Manifest:
    """The files of one destination."""

    def __init__(self, root: str, known: Mapping[str, str]) -> None:
        """`root` is the destination's real path, `known` what an earlier build found out, by place."""
        self._root = root
        self.known = dict(known)
        self._unchanged: set[str] = set()

    def unchanged(self, digests: Mapping[str, bytes]) -> set[str]:
        """The places of files that are known to hold the text of the digest still."""
        found = set()
        for place, digest in digests.items():
            known = self.known.get(place)
            if known is not None and known.startswith(digest.hex()):
                try:
                    state = file_state(os.lstat(f"{self._root}/{place}"))
                except OSError:
                    continue
                if known == f"{digest.hex()} {state}":
                    found.add(place)
        self._unchanged = found
        return found

    def changes(self, digests: Mapping[str, bytes]) -> tuple[dict[str, str], set[str]]:
        """What there is to note of the files that hold these texts now, and the places to forget; `known` has both."""
        now = time.time_ns()
        changed = {}
        for place, digest in digests.items():
            if place in self._unchanged:
                continue
            try:
                status = os.lstat(f"{self._root}/{place}")
            except OSError:
                continue
            state = f"{digest.hex()} {file_state(status)}" if is_settled(status, now) else ""
            if self.known.get(place) != state:
                changed[place] = state
        gone = self.known.keys() - digests.keys()
        for place in gone:
            del self.known[place]
        self.known.update(changed)
        return changed, gone
