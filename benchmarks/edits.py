"""What a build takes after an edit, with the results of the last one at hand (`build --cache`).

    python benchmarks/edits.py [--posts 1000] [--rounds 3]

A made blog is built from nothing, without a change, and after one edit of each kind. The medians count; the ratio is
that of the build from nothing over it. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping
from pathlib import Path

import blog
from measure import OURS, Cost, machine, median, run, table

EDITS: Mapping[str, tuple[str, str, str] | None] = {
    "nothing": None,
    "a post's text": ("_posts/2000-02-20-post-50.md", "## Section 0", "## Section {}"),
    "a post's title": ("_posts/2000-02-20-post-50.md", "title: Post 50", "title: Post {}"),
    "a layout": ("_layouts/post.html", "<h1>", "<h1 class='c{}'>"),
    "an include": ("_includes/menu.html", "<nav>", "<nav class='c{}'>"),
    "a data file": ("_data/menu.yml", "name: Home", "name: Home {}"),
    "the configuration": ("_config.yml", "title: A blog", "title: A blog {}"),
    "a Sass partial": ("_sass/_base.scss", "margin: 0", "margin: {}px"),
}
"""What is edited: a file, a text in it, and what takes its place with the number of the round."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    cold: list[Cost] = []
    costs: dict[str, list[Cost]] = {name: [] for name in EDITS}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "blog")
        blog.jekyll(folder, arguments.posts, sass=True)
        run([*OURS, "--cache", "-d", f"{scratch}/first"], folder)  # compiles our modules
        for number in range(arguments.rounds):
            cold.append(run([*OURS, "--no-cache", "-d", f"{scratch}/cold-{number}"], folder))
            for name, edit in EDITS.items():
                command = [*OURS, "--cache", "-d", f"{scratch}/warm"]
                run(command, folder)
                if edit is not None:
                    file, old, new = folder / edit[0], edit[1], edit[2].format(number + 1)
                    text = file.read_text(encoding="utf-8")
                    assert old in text, file
                    file.write_text(text.replace(old, new, 1), encoding="utf-8")
                costs[name].append(run(command, folder))
                if edit is not None:
                    file.write_text(text, encoding="utf-8")
    first = median(cold)
    rows = [["from nothing", f"{first.wall:.2f}", f"{first.cpu:.2f}", "1.0"]]
    for name, each in costs.items():
        cost = median(each)
        rows.append([name, f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{first.wall / cost.wall:.1f}"])
    print(f"{machine()}; {arguments.posts:,} posts\n")
    print(table(["edited", "seconds", "CPU seconds", "from nothing over it"], rows))


if __name__ == "__main__":
    main()
