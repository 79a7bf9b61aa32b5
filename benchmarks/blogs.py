"""Made blogs with Jekyll, Hugo, Eleventy and liquid-compat: time and memory, and how they grow with the posts.

    python benchmarks/blogs.py [--posts 100 1000 10000] [--rounds 3] [--eleventy PROGRAM]

Each round builds with each program in turn, into an empty folder; the medians count. A program that isn't there is left
out. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import blog
from measure import JEKYLL, OURS, Cost, machine, median, run, table

JEKYLL_TAKES_TOO_LONG = 10_000
"""From so many posts on Jekyll is run once."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--posts", nargs="+", type=int, default=[100, 1000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--eleventy", default=shutil.which("eleventy"), help="Eleventy's program, if it isn't found")
    parser.add_argument("--without", nargs="*", default=[], help="programs to leave out: jekyll, hugo, eleventy")
    arguments = parser.parse_args()
    programs = {
        "liquid-compat": (blog.jekyll, [*OURS, "-d"]),
        "jekyll": (blog.jekyll, [*JEKYLL, "-d"]),
        "hugo": (blog.hugo, ["hugo", "--quiet", "-d"]),
        "eleventy": (blog.eleventy, [arguments.eleventy or "", "--quiet", "--output"]),
    }
    found = {name: row for name, row in programs.items() if shutil.which(row[1][0]) and name not in arguments.without}
    rows, ours = [], {}
    for count in arguments.posts:
        costs: dict[str, list[Cost]] = {name: [] for name in found}
        with tempfile.TemporaryDirectory() as folder:
            for name, (make, _) in found.items():
                make(Path(folder, name), count)
            run([*OURS, "-d", f"{folder}/first"], Path(folder, "liquid-compat"))  # compiles our modules
            for number in range(arguments.rounds):
                for name, (_, command) in found.items():
                    shutil.rmtree(
                        Path(folder, name, ".jekyll-cache"), ignore_errors=True
                    )  # cold, with what is recorded
                    if name == "jekyll" and number and count >= JEKYLL_TAKES_TOO_LONG:
                        continue
                    costs[name].append(run([*command, f"{folder}/built-{name}-{number}"], Path(folder, name)))
        medians = {name: median(each) for name, each in costs.items()}
        ours[count] = medians["liquid-compat"]
        for name, cost in medians.items():
            ratio = cost.wall / ours[count].wall
            rows.append([f"{count:,}", name, f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.peak:.0f}", f"{ratio:.2f}"])
    print(machine(), "\n")
    print(table(["posts", "program", "seconds", "CPU seconds", "peak MB", "seconds over ours"], rows))
    if 1000 in ours and 10_000 in ours:
        small, large = ours[1000], ours[10_000]
        print(
            f"\n10,000 posts over 1,000, per post: time {large.wall / small.wall / 10:.2f}, "
            f"memory {large.peak / small.peak / 10:.2f}"
        )


if __name__ == "__main__":
    main()
