"""How long whole builds take, with Jekyll and with liquid-compat, in one run.

    python benchmarks/build.py SITE_FOLDER [SITE_FOLDER ...] [--config FILE,FILE]

Needs the `jekyll` program (Debian's package). Each site is built alternately, three times each; the best CPU time and
the best wall-clock time of each count, and the ratio is Jekyll's time over ours. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 3


def run(command: list[str], folder: Path) -> tuple[float, float]:
    """CPU and wall-clock seconds of a command; its output is shown only if it fails."""
    environment = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "JEKYLL_ENV": "production", "LANG": "C.UTF-8"}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode:
        sys.exit(f"{' '.join(command)} failed in {folder}:\n{result.stderr[-2000:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("sites", nargs="+", type=Path)
    parser.add_argument("--config", help="configuration files, as the programs take them")
    arguments = parser.parse_args()
    options = ["--config", arguments.config] if arguments.config else []
    heads = ("Jekyll cpu", "ours cpu", "ratio", "Jekyll wall", "ours wall", "ratio")
    print(f"{'site':30} {'{:>11} {:>9} {:>6} {:>12} {:>10} {:>6}'.format(*heads)}")
    for site in arguments.sites:
        best: dict[str, tuple[float, float]] = {}
        with tempfile.TemporaryDirectory() as output:
            for _ in range(ROUNDS):
                for name, program, extra in (
                    ("jekyll", ["jekyll"], ["--disable-disk-cache"]),
                    ("ours", [sys.executable, "-m", "liquid_compat"], []),
                ):
                    # An empty destination each time: unchanged files would not be written again.
                    target = tempfile.mkdtemp(dir=output)
                    cpu, wall = run([*program, "build", "--quiet", "-s", ".", "-d", target, *extra, *options], site)
                    old = best.get(name, (float("inf"), float("inf")))
                    best[name] = (min(cpu, old[0]), min(wall, old[1]))
        (jekyll_cpu, jekyll_wall), (our_cpu, our_wall) = best["jekyll"], best["ours"]
        print(
            f"{site.resolve().name:30} {jekyll_cpu:10.2f}s {our_cpu:8.2f}s {jekyll_cpu / our_cpu:5.2f}x "
            f"{jekyll_wall:11.2f}s {our_wall:9.2f}s {jekyll_wall / our_wall:5.2f}x"
        )


if __name__ == "__main__":
    main()
