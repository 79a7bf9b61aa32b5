"""Following links to folders without going in circles."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import Warnings

MOST_TIMES = 100
"""How often one folder is read under different names; folders full of links to each other would never end."""

_Identity = tuple[int, int]


class Trail:
    """The folders that a walk is in, and how often it has been in each."""

    def __init__(self, warnings: Warnings, closed: Path | None = None) -> None:
        """`closed` is a folder that is never entered: the destination."""
        self._warnings = warnings
        self._inside: list[_Identity] = []
        self._times: Counter[_Identity] = Counter()
        self._closed = _identity(str(closed)) if closed is not None else None

    @contextmanager
    def entering(self, path: str, shown: str) -> Iterator[bool]:
        """Whether to go into a folder; one that the walk is in already is warned of (as `shown`) and left out."""
        identity = _identity(path)
        if identity is None or identity == self._closed:
            yield False
            return
        if identity in self._inside or self._times[identity] >= MOST_TIMES:
            why = "leads back to a folder that it is in" if identity in self._inside else "is read too often by links"
            self._warnings.warn(f"{shown.lstrip('/')} {why}; left out", hint="Remove the link.")
            yield False
            return
        self._inside.append(identity)
        self._times[identity] += 1
        try:
            yield True
        finally:
            self._inside.pop()


def _identity(path: str) -> _Identity | None:
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_dev, state.st_ino
