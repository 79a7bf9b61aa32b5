"""What the benchmarks have in common: running a program and noting what it took."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

OURS = [sys.executable, "-m", "liquid_compat", "build", "--quiet"]
JEKYLL = ["jekyll", "build", "--quiet", "--disable-disk-cache"]
_ROOT = Path(__file__).resolve().parent.parent
_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "JEKYLL_NO_BUNDLER_REQUIRE": "true",
    "JEKYLL_ENV": "production",
    "LIQUID_COMPAT_PROFILE": "jekyll",
    "PAGES_REPO_NWO": "octocat/site",
    "LANG": "C.UTF-8",
    "PYTHONPATH": str(_ROOT),
    "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "liquid-compat-benchmarks"),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, seconds of the processors, and megabytes at the peak (of the largest process)."""

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str], folder: Path) -> Cost:
    """What a command costs; ends the benchmark where it fails."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=_ENVIRONMENT, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed in {folder}:\n{said.read()[-2000:].decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(costs: Iterable[Cost]) -> Cost:
    """The median of each number."""
    rows = list(costs)
    return Cost(*(statistics.median(getattr(cost, name) for cost in rows) for name in ("wall", "cpu", "peak")))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """The day, the processors and the Python of this run."""
    name = platform.machine()
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        name = next((line.partition(":")[2].strip() for line in file if line.startswith("model name")), name)
    cores = len(os.sched_getaffinity(0))
    return f"{time.strftime('%Y-%m-%d')}, {cores} cores of {name}, Python {platform.python_version()}"
