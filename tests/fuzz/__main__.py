"""`python -m tests.fuzz --seconds N [--seed S]`: exit status 1 if anything was found."""

from __future__ import annotations

import argparse
import sys
import time

from tests.fuzz.run import fuzz


def main() -> int:
    """Fuzz and tell."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="for how long (60)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="the same seed gives the same sites")
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    report = fuzz(given.seconds, given.seed, lambda text: print(text, flush=True))
    print(f"{report.runs} runs, {len(report.findings)} findings")
    return 1 if report.findings else 0


if __name__ == "__main__":
    sys.exit(main())
