"""Real sites with Jekyll and with liquid-compat: time and memory.

    python benchmarks/sites.py FOLDER_OF_SITES [PART_OF_A_NAME ...] [--rounds 3]

Needs the `jekyll` program (Debian's package). Each folder with a _config.yml is a site; what a file SITE.override.yml
beside it says is laid over its configuration. Each round builds with each program, into an empty folder; the medians
count. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from measure import JEKYLL, OURS, Cost, machine, median, run, table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    sites = sorted(file.parent for file in arguments.folder.glob("*/_config.yml"))
    rows = []
    for site in sites:
        if arguments.names and not any(name in site.name for name in arguments.names):
            continue
        with tempfile.TemporaryDirectory() as scratch:
            source = Path(scratch, "source")
            shutil.copytree(site, source, symlinks=True)
            override = site.with_name(f"{site.name}.override.yml")
            config = ["--config", f"_config.yml,{shutil.copy(override, scratch)}"] if override.exists() else []
            run([*OURS, *config, "-d", f"{scratch}/first"], source)  # compiles our modules
            costs: dict[str, list[Cost]] = {"ours": [], "jekyll": []}
            for number in range(arguments.rounds):
                for name, command in (("ours", OURS), ("jekyll", JEKYLL)):
                    shutil.rmtree(source / ".jekyll-cache", ignore_errors=True)  # cold, what is recorded included
                    costs[name].append(run([*command, *config, "-d", f"{scratch}/{name}-{number}"], source))
        ours, theirs = median(costs["ours"]), median(costs["jekyll"])
        times = f"{theirs.wall:.2f}", f"{ours.wall:.2f}", f"{theirs.wall / ours.wall:.2f}"
        rows.append([site.name, *times, f"{theirs.cpu / ours.cpu:.2f}", f"{theirs.peak:.0f}", f"{ours.peak:.0f}"])
    heads = ["site", "Jekyll s", "ours s", "ratio", "ratio of CPU", "Jekyll MB", "ours MB"]
    print(f"{machine()}\n\n{table(heads, rows)}")


if __name__ == "__main__":
    main()
