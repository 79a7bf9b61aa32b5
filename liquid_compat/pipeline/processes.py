"""How many processes there may be."""

from __future__ import annotations

import os
import sys


def can_fork() -> bool:
    """Whether a process can go on as two. On macOS, system libraries don't survive that."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def most_at_once(jobs: int | None) -> int:
    """How many processes may work at once: `jobs`, else as many as there are cores."""
    if jobs is not None:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
