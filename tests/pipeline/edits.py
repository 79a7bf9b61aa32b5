"""Random edits of a small site that uses everything: each incremental build must be the clean one, byte for byte.

    python -m tests.pipeline.edits SEQUENCES [FIRST_SEED] [live]

builds that many sequences of edits and ends with the first difference; with `live` each by one process that keeps the
site in memory, while others build the site too and somebody changes what was built. A handful of them is in the test
suite.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from .edited import INCLUDES, LAYOUTS, Edited
from .same_build import follow, follow_live

__all__ = ["INCLUDES", "LAYOUTS", "Edited", "run", "run_live"]

STEPS = 6


def run(seed: int, folder: Path) -> str | None:
    """One sequence of edits; returns what is different, None if nothing is."""
    return follow(Edited(folder / "site", seed), random.Random(seed), folder, STEPS)


def run_live(seed: int, folder: Path) -> str | None:
    """One sequence of edits, all builds by one process; returns what is different, None if nothing is."""
    return follow_live(Edited(folder / "site", seed), random.Random(seed), folder, 2 * STEPS)


def main() -> int:
    """Run sequences until one differs."""
    count, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    sequence = run_live if "live" in sys.argv else run
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as folder:
            wrong = sequence(seed, Path(folder))
        if wrong is not None:
            print(f"seed {seed}, {wrong}")
            return 1
        if (seed + 1) % 50 == 0:
            print(f"{seed + 1 - first} sequences, nothing different", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
