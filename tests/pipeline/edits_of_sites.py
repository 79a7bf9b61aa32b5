"""Random edits of real sites: each incremental build must be the clean one, byte for byte.

    python -m tests.pipeline.edits_of_sites SITE … [--steps 20] [--seed 0] [--sequences 1] [--live] [--profile NAME]

Each site (a source folder) is copied, edited at random and built after each edit: by a process of its own with one or
two workers by turns, or, with `--live`, by one process all the time. What is different is printed; an exception that
isn't an error of ours comes out as it is.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from .edited import LISTS
from .same_build import follow, follow_live

PASSED_OVER = frozenset({".git", ".jekyll-cache", "_site", "node_modules"})
TEXTS = (".md", ".markdown", ".html", ".htm", ".xml", ".txt", ".css", ".js", ".scss", ".sass", ".yml", ".yaml", ".json")
LARGEST = 300_000
"""Bytes; files of other kinds than TEXTS are copied up to this size only, larger ones as an empty file."""
WORDS = (
    "apple",
    "**beech** {: .c}",
    "`cedar`",
    "elm & <b>oak</b>",
    "# Fern",
    "* gorse\n* hazel",
    "| a | b |",
    "été “x”",
)
LIQUID = tuple(line for line in LISTS if "include" not in line) + (
    "{% for p in site.html_pages %}{{ p.title }}{{ p.dir }}{% endfor %}{{ site.data | size }}",
    "{% for d in site.documents %}{{ d.relative_path }}{{ d.collection }}{% endfor %}{{ site.categories | size }}",
    "{% for d in site.data %}{{ d[0] }}{{ d[1] | jsonify }}{% endfor %}{{ site.baseurl }}{{ site | size }}",
    "{{ page.excerpt | strip_html }}{{ page.tags | sort | join: ' ' }}{{ page.layout }}{{ site.description }}",
    "{% assign p = site.posts | last %}{{ p.next.url }}{{ p.previous.date }}{{ p.id }}{{ p.excerpt }}",
    "{% if page.url contains 'a' %}{% assign z = site.pages | where: 'layout', 'page' %}{{ z }}{% endif %}",
)
BROKEN = (
    "{% if x %}",
    "{% include missing-file.html %}",
    "{{ 'a' | date: '%Y' ",
    "{% nonsense %}",
    "\n---\n: [",
    "{{}",
)
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
PAIR = re.compile(r"^(?P<key>[ \t-]*[\w.-]+:[ \t]+)(?P<value>[^\n#|>&*]+)$", re.MULTILINE)
VALUES = ("true", "false", "3", "'été'", "plum", "[a, b]", "{k: v}", "2024-02-03", "null", "/x/y/", '"q & r"')
MATTER = (
    "title: Quince", "date: 2025-03-04 05:06:07", "tags: [a, b]", "categories: c d", "published: false", "layout: none",
    "permalink: /p/q/", "excerpt: short", "redirect_from: /o.html", "sitemap: false", "lang: de", "rank: 3", "toc: 1",
)  # fmt: skip
SETTINGS = (
    "title: Rowan", "baseurl: /b", "permalink: pretty", "permalink: /:categories/:title.html", "show_drafts: true",
    "future: true", "limit_posts: 3", "excerpt_separator: '\\n\\n\\n'", "timezone: Asia/Tokyo", "unpublished: true",
    "exclude: [README.md]", "kramdown: {hard_wrap: true}", "defaults: [{scope: {path: ''}, values: {toc: true}}]",
    "sass: {style: compressed}", "paginate: 2", "description: D", "url: https://example.org", "markdown_ext: md,txt",
)  # fmt: skip


class CopiedSite:
    """A copy of a site, with the ways in which it may change."""

    def __init__(self, source: Path, root: Path, seed: int, profile: str) -> None:
        """Copies the files of `source` to the new folder `root`."""
        self.root, self.profile = root, profile
        self.now = 1768478400
        self.is_broken = False
        self.random = random.Random(seed)
        self._changed: dict[str, bytes | None] = {}
        shutil.copytree(source, root, symlinks=True, ignore=lambda _, names: PASSED_OVER.intersection(names))
        for name in self.files():
            path = root / name
            if path.stat().st_size > LARGEST and path.suffix not in TEXTS:
                path.write_bytes(b"")
        self._original = {name: (root / name).read_bytes() for name in self.files()}

    def files(self) -> list[str]:
        """The paths of the regular files below the root, sorted."""
        found: list[str] = []
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if name not in PASSED_OVER]
            found += (os.path.join(folder, name) for name in names)
        return sorted(os.path.relpath(path, self.root) for path in found if os.path.isfile(path))

    def edit(self) -> str:
        """One change; returns what it is called. A site whose build failed is mended more often than not."""
        if not self.is_broken:
            self._changed.clear()
        elif self.random.random() < 0.8:
            for name, data in dict(self._changed).items():
                self._put(name, data)
            self._changed.clear()
            return "mend"
        way = self.random.choice(self._ways())
        return f"{way.__name__} {way() or ''}".strip().replace("_", " ", 1)

    def _ways(self) -> list[Callable[[], str | None]]:
        often = [self.change_body, self.change_body, self.change_matter, self.change_value]
        return [
            *often, *often, self.add, self.add_setting, self.delete, self.rename, self.touch, self.rewrite, self.swap,
            self.restore, self.break_file, self.move_clock, self.delete_folder, self.nothing,
        ]  # fmt: skip

    def some(self, suffixes: tuple[str, ...] = TEXTS) -> str:
        """A text file: first a kind of them (by folder and ending) is picked, then one of that kind."""
        kinds: dict[tuple[str, str], list[str]] = {}
        for name in self.files():
            if name.endswith(suffixes):
                special = [part for part in Path(name).parts[:-1] if part.startswith("_")]
                kinds.setdefault((special[0] if special else "", Path(name).suffix), []).append(name)
        return self.random.choice(kinds[self.random.choice(sorted(kinds))])

    def text(self, name: str) -> str:
        return (self.root / name).read_bytes().decode("utf-8", "surrogateescape")

    def write(self, name: str, text: str) -> None:
        self._put(name, text.encode("utf-8", "surrogateescape"))

    def _put(self, name: str, data: bytes | None) -> None:
        path = self.root / name
        self._changed.setdefault(name, path.read_bytes() if path.is_file() else None)
        if data is None:
            path.unlink(missing_ok=True)
        elif not path.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def change_body(self) -> str:
        """A line of a file, front matter apart, comes, goes, or is another."""
        name = self.some()
        text = self.text(name)
        matter = FRONT_MATTER.match(text)
        start = matter.end() if matter else 0
        lines = text[start:].split("\n")
        place = self.random.randrange(len(lines))
        way = self.random.choice(("word", "word", "liquid", "drop", "double", "end"))
        if way == "word":
            lines.insert(place, self.random.choice(WORDS))
        elif way == "liquid":
            lines.insert(place, self.random.choice(LIQUID))
        elif way == "drop":
            del lines[place]
        elif way == "double":
            lines.insert(place, lines[place])
        else:
            lines.append(self.random.choice(WORDS + LIQUID))
        self.write(name, text[:start] + "\n".join(lines))
        return f"{way} {name}"

    def change_matter(self) -> str:
        """A line of a file's front matter comes or goes."""
        name = self.some((".md", ".markdown", ".html"))
        text = self.text(name)
        matter = FRONT_MATTER.match(text)
        if matter is None:
            return f"no front matter {name}"
        lines = matter[1].split("\n")[:-1]
        line = self.random.choice(MATTER)
        key = line.partition(":")[0] + ":"
        if self.random.random() < 0.2:
            line = ""
        lines = [each for each in lines if not each.startswith(key)] + [line] * bool(line)
        self.write(name, "---\n" + "".join(f"{each}\n" for each in lines) + "---\n" + text[matter.end() :])
        return f"{line or key} {name}"

    def change_value(self) -> str:
        """One value of a hash in a data file, the configuration or front matter."""
        name = self.some((".yml", ".yaml", ".md", ".json", ".csv", ".html"))
        text = self.text(name)
        matter = FRONT_MATTER.match(text)
        pairs = list(PAIR.finditer(matter[0] if matter else text)) if matter or name.endswith("ml") else []
        if name.endswith((".json", ".csv")):
            pairs = list(re.finditer(r'(?P<key>")(?P<value>[^",\n]+)', text))
        if not pairs:
            return f"no value {name}"
        pair = self.random.choice(pairs)
        new = "plum" if name.endswith((".json", ".csv")) else self.random.choice(VALUES)
        self.write(name, text[: pair.start("value")] + new + text[pair.end("value") :])
        return f"{pair['key'].strip()} {new} {name}"

    def add(self) -> str:
        """A file like another, beside it."""
        like = Path(self.some())
        stem = f"2025-0{self.random.randint(1, 9)}-11-new" if "_posts" in like.parts else f"new{like.stem}"
        folder = Path("_drafts") if self.random.random() < 0.1 else like.parent
        self.write(str(folder / f"{stem}{like.suffix}"), self.text(str(like)))
        return str(folder / f"{stem}{like.suffix}")

    def add_setting(self) -> str:
        """A key of the configuration, or another value of it."""
        setting = self.random.choice(SETTINGS)
        key = setting.partition(":")[0] + ":"
        before = self.text("_config.yml") if (self.root / "_config.yml").is_file() else ""
        lines = [line for line in before.split("\n") if not line.startswith(key)]
        self.write("_config.yml", "\n".join([*lines, setting, ""]))
        return setting

    def delete(self) -> str | None:
        name = self.random.choice(self.files()) if self.random.random() < 0.3 else self.some()
        if name == "_config.yml":
            return None
        self._put(name, None)
        return name

    def delete_folder(self) -> str | None:
        """A folder that isn't at the root."""
        folders = sorted({parent for name in self.files() for parent in Path(name).parents if len(parent.parts) > 1})
        if not folders:
            return None
        folder = self.random.choice(folders)
        for name in self.files():
            if folder in Path(name).parents:
                self._put(name, None)
        shutil.rmtree(self.root / folder)
        return str(folder)

    def rename(self) -> str | None:
        old = Path(self.some())
        if str(old) == "_config.yml":
            return None
        new = old.with_name(f"{old.stem}x{old.suffix}")
        if self.random.random() < 0.3:
            new = old.parent.parent / old.name
        if (self.root / new).is_dir():
            return None
        data = (self.root / old).read_bytes()
        self._put(str(new), data)
        self._put(str(old), None)
        return f"{old} {new}"

    def touch(self) -> str:
        name = self.random.choice(self.files())
        later = time.time() + self.random.choice((-86400, 5))
        os.utime(self.root / name, (later, later))
        return name

    def rewrite(self) -> str:
        """A new file with the same text takes a file's place, as editors and checkouts do it."""
        name = self.some()
        path = self.root / name
        beside = path.with_name(f"{path.name}~")
        beside.write_bytes(path.read_bytes())
        beside.replace(path)
        return name

    def swap(self) -> str | None:
        """Two files of a kind change places, times and all."""
        one = self.some()
        others = [name for name in self.files() if Path(name).suffix == Path(one).suffix]
        other = self.random.choice(others)
        if "_config.yml" in (one, other) or one == other:
            return None
        for name in (one, other):
            self._changed.setdefault(name, (self.root / name).read_bytes())
        away = self.root / f"{one}.away"
        (self.root / one).rename(away)
        (self.root / other).rename(self.root / one)
        away.rename(self.root / other)
        return f"{one} {other}"

    def restore(self) -> str:
        """Everything, or one file, is as it was at first."""
        others = [name for name in self.files() if name not in self._original]
        away = [name for name, data in self._original.items() if not self._is(name, data)]
        if self.random.random() < 0.7 and others + away:
            others, away = [], [self.random.choice(others + away)]
        for name in others:
            self._put(name, None)
        for name in away:
            self._put(name, self._original.get(name))
        return f"{len(others) + len(away)} files"

    def _is(self, name: str, data: bytes) -> bool:
        path = self.root / name
        return path.is_file() and path.read_bytes() == data

    def break_file(self) -> str:
        name = self.some()
        text = self.text(name)
        place = self.random.randrange(len(text) + 1)
        self.write(name, text[:place] + self.random.choice(BROKEN) + text[place:])
        return name

    def move_clock(self) -> str:
        step = self.random.choice((1, 3600, 86400, 40 * 86400, -86400))
        self.now += step
        return str(step)

    def nothing(self) -> None:
        time.sleep(0.05)


def main() -> int:
    """Edit each site; returns how many sequences came to a difference."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("sites", type=Path, nargs="+")
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sequences", type=int, default=1)
    parser.add_argument("--live", action="store_true")
    parser.add_argument("--profile", default="jekyll")
    arguments = parser.parse_args()
    way, differences = follow_live if arguments.live else follow, 0
    for source in arguments.sites:
        for seed in range(arguments.seed, arguments.seed + arguments.sequences):
            with tempfile.TemporaryDirectory() as folder:
                site = CopiedSite(source, Path(folder, "site"), seed, arguments.profile)
                wrong = way(site, random.Random(seed), Path(folder), arguments.steps)
            print(f"{source.name}, seed {seed}: {wrong or f'{arguments.steps} builds, nothing different'}", flush=True)
            differences += wrong is not None
    return differences


if __name__ == "__main__":
    sys.exit(main())
