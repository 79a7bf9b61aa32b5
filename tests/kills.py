"""Builds that are killed at random moments: `python -m tests.kills [--kills 60] [--posts 300] [--seed 1]`.

A site is built; then, again and again, every page of it changes (and some come and go), the build is started and killed
(SIGKILL, SIGTERM, SIGINT in turn) after a random part of the time that a build takes. After each kill the destination
has to be the old site or the new one, file by file, or (after SIGKILL) a journal has to tell how it goes on; after the
next build it has to equal a clean one, with nothing of ours beside it. The last line has the counts; the exit status is
1 where a fault is not zero.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
_ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1768478400", "TZ": "UTC", "PYTHONDONTWRITEBYTECODE": "1"}


@dataclass
class Counts:
    """What came of the kills: `early` before anything was put in place, `between` two steps, `late` after them all.

    `mixed`, `unequal` and `left_over` are faults.
    """

    kills: int = 0
    early: int = 0
    between: int = 0
    late: int = 0
    finished: int = 0
    mixed: int = 0
    unequal: int = 0
    left_over: int = 0

    @property
    def faults(self) -> int:
        return self.mixed + self.unequal + self.left_over


def write_source(source: Path, posts: int, version: int) -> None:
    """A site of which every page differs from version to version, and one post in ten is there every second time."""
    shutil.rmtree(source / "_posts", ignore_errors=True)
    for folder in ("_posts", "_layouts", "assets"):
        (source / folder).mkdir(parents=True, exist_ok=True)
    (source / "_config.yml").write_text('title: T\ninclude: [".*"]\n')
    (source / "_layouts/default.html").write_text(f"<p>version {version}</p>{{{{ content }}}}")
    for number in range(posts):
        if number % 10 or version % 2:
            date = f"{2000 + number % 20}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            text = f"---\nlayout: default\ntitle: Post {number}\n---\nText of {number}, version {version}.\n"
            (source / f"_posts/{date}-post-{number}.md").write_text(text)
    for number in range(posts // 10):
        (source / f"page-{number}.md").write_text(f"---\nlayout: default\n---\nPage {number}, version {version}\n")
        (source / f"assets/{number}.txt").write_text(f"the same file {number}")
    (source / f"assets/only-{version}.txt").write_text("x")
    for old in source.glob("assets/only-*.txt"):
        if old.name != f"only-{version}.txt":
            old.unlink()
    (source / "index.html").write_text(
        "---\n---\n{% for post in site.posts %}<a href='{{ post.url }}'>{{ post.content }}</a>{% endfor %}"
    )


def state(folder: Path) -> dict[str, bytes]:
    """All files of a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def start(source: Path, destination: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "liquid_compat", "build", "-q", "-s", str(source), "-d", str(destination)]
    return subprocess.Popen(words, env=_ENVIRONMENT, stderr=subprocess.DEVNULL)


def build(source: Path, destination: Path) -> float:
    began = time.perf_counter()
    if start(source, destination).wait():
        raise SystemExit(f"the build of {source} failed")
    return time.perf_counter() - began


def run(kills: int, posts: int, seed: int, inside: bool = False, say: bool = False) -> Counts:
    """Kill `kills` builds of a site of `posts` posts; with `inside` the destination is in the source."""
    chance = random.Random(seed)
    counts = Counts()
    with tempfile.TemporaryDirectory() as name:
        source, clean = Path(name, "source"), Path(name, "clean")
        destination = source / "_site" if inside else Path(name, "work/site")
        journal = destination.with_name(f".liquid-compat-{destination.name}") / "journal"
        clean_of: dict[int, dict[str, bytes]] = {}

        def expected(version: int) -> dict[str, bytes]:
            if version not in clean_of:
                write_source(source, posts, version)
                shutil.rmtree(clean, ignore_errors=True)
                build(source, clean)
                clean_of[version] = state(clean)
            return clean_of[version]

        old = expected(0)
        lasted = build(source, destination)
        for number in range(kills):
            version = (number + 1) % 2
            new = expected(version)
            write_source(source, posts, version)
            process = start(source, destination)
            # Mostly near the end, where a build writes.
            time.sleep(lasted * chance.choice((chance.uniform(0, 1.1), chance.uniform(0.6, 1.1))))
            process.send_signal(SIGNALS[number % len(SIGNALS)])
            status = process.wait()
            counts.kills += 1
            found = state(destination)
            if status == 0:
                counts.finished += 1
            elif found == old:
                counts.early += 1
            elif found == new:
                counts.late += 1
            elif status == -signal.SIGKILL and journal.exists():
                counts.between += 1
            else:
                counts.mixed += 1
                if say:
                    print("mixed:", sorted(name for name in {*found, *old, *new} if found.get(name) != old.get(name)))
            lasted = 0.7 * lasted + 0.3 * build(source, destination)
            counts.unequal += state(destination) != new
            beside = {path.name for path in destination.parent.iterdir()}
            counts.left_over += bool(beside - {"site"}) if not inside else any(".liquid" in name for name in beside)
            old = new
            if say:
                print(f"\r{counts}", end="", flush=True)
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--posts", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--inside", action="store_true", help="the destination is in the source")
    given = parser.parse_args()
    counts = run(given.kills, given.posts, given.seed, given.inside, say=True)
    print()
    return 1 if counts.faults else 0


if __name__ == "__main__":
    sys.exit(main())
