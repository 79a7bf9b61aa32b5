"""Swapping two files in one step, which Linux can and Python has no word for (`renameat2(2)`).

ext4 and others write a file to the disk at once when it is renamed over another one, and removing it then waits for the
disk. A swap leaves that until it suits them, and is as much a single step.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

_FROM_HERE = -100
"""AT_FDCWD: relative paths begin at the current folder."""
_EXCHANGE = 2
"""RENAME_EXCHANGE."""


def exchanger() -> Callable[[str, str], None] | None:
    """What swaps the files at two paths and raises OSError where it can't; None where the system can't at all."""
    if sys.platform != "linux" or os.name != "posix":
        return None
    try:
        import ctypes  # some build Python without it

        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (ImportError, OSError, AttributeError):
        return None

    def exchange(one: str, other: str) -> None:
        if renameat2(_FROM_HERE, os.fsencode(one), _FROM_HERE, os.fsencode(other), _EXCHANGE):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), one, None, other)

    return exchange
