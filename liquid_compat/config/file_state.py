"""What a file is like without reading it, and whether that tells later changes.

A file's state is its kind, its size, its times and its number. No program can set back the time of a file's last
change, but a change right after the look may get the same time: a state counts only if it was old enough when it was
taken.
"""

from __future__ import annotations

import os

GRAIN_FINE = 20_000_000
GRAIN_COARSE = 2_500_000_000
"""Nanoseconds between two times that a file system tells apart: mostly, and where it only knows seconds."""


State = tuple[int, ...]
"""Kind, size, times and number of a file or folder."""


def state_of(status: os.stat_result) -> State:
    """A file's or folder's state."""
    return status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def file_state(status: os.stat_result) -> str:
    """The same as a text."""
    return f"{status.st_mode:o} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def is_settled(status: os.stat_result, now: int) -> bool:
    """Whether a later change shows in the state; `now` is when it was taken, in nanoseconds."""
    latest = max(status.st_mtime_ns, status.st_ctime_ns)
    return now - latest > (GRAIN_FINE if status.st_mtime_ns % 1_000_000_000 else GRAIN_COARSE)
