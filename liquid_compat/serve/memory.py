"""Memory that a build no longer needs goes back to the system, as far as the C library lets it (glibc does).

A server builds in one thread and answers in others. glibc gives threads heaps of their own, and what lies free in one
of them the others can't have: https://man7.org/linux/man-pages/man3/mallopt.3.html, M_ARENA_MAX.
"""

from __future__ import annotations

import gc
import sys

_M_ARENA_MAX = -8


def keep_one_heap() -> None:
    """From now on all threads of this process share one heap. For a process that is ours, before it has threads."""
    if sys.platform == "linux":
        import ctypes

        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Look for garbage, and return what is free at once rather than some time."""
    gc.collect()
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
