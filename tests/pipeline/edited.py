"""A small site that uses everything, in a folder, with the ways in which it may change by chance."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

from .edited_data import DATA_INCLUDES, DATA_READS, HASH_READS, EditedData

LISTS = (
    "{% for p in site.posts %}{{ p.title }} {{ p.date | date: '%F' }}{{ p.excerpt }};{% endfor %}",
    "{% for p in site.pages %}{{ p.url }}{{ p.title }},{% endfor %}",
    "{% assign a = site.posts | where: 'kind', 'news' | sort: 'title' %}{{ a | map: 'url' | join: ' ' }}",
    "{% assign g = site.posts | group_by: 'kind' %}{% for x in g %}{{ x.name }}{{ x.size }}{% endfor %}",
    "{% assign e = site.notes | where_exp: 'n', 'n.rank > 1' %}{% for n in e %}{{ n.title }}{% endfor %}",
    "{{ page.next.title }}{{ page.previous.url }}{{ page.previous.content | size }}{{ page.next.content | size }}",
    "{% for t in site.tags %}{{ t[0] }}{{ t[1] | size }}{% endfor %}{{ site.data.people.first.name }}",
    "{% for d in site.data %}{{ d[0] }}{% endfor %}{{ site.data.extra | jsonify }}",
    "{{ site.time | date: '%Y' }}{{ 'now' | date: '%m' }}{{ site.title }}{{ site.custom }}{{ site.feed }}",
    "{% for f in site.static_files %}{{ f.path }}{% endfor %}{{ site.related_posts | map: 'title' | join: '/' }}",
    "{{ site.time }}{% for c in site.collections %}{{ c.label }}{{ c.docs | size }}{% endfor %}",
    "{{ '/x' | relative_url }}{{ 'a.css' | absolute_url }}{{ page.url }}{{ '*m*' | markdownify }}",
    "{% for p in site.posts limit: 2 %}{{ p.content }}{{ p.output | size }}{% endfor %}{{ page | size }}",
    "{% include note.html text=page.title %}{% include side.html %}",
    "{% if site.posts.size > 3 %}{% include more.html %}{% endif %}{{ layout.color }}{{ page.toc }}",
    "{% for n in site.notes %}{{ n.title }}{{ n.content | strip_html }}{{ n.date }}{% endfor %}",
    "{% include themed.html %}{{ content | size }}{{ site.time | date: '%H' }}{{ page.date }}{{ theme.version }}",
    "{% for n in site.hidden %}{{ n.url }}{{ n.excerpt }}{{ n.date }}{% endfor %}{{ site.data.more[0].name }}",
    "{{ page.path }}{{ paginator.total_pages }}{{ jekyll.environment }}{{ theme }}{{ page.categories | join: ',' }}",
)
INCLUDES = ("note.html", "side.html", "more.html")
LAYOUTS = ("base", "post", "plain", "themed")
THEME = "vendor/bundle/ruby/3.1.0/gems/folio-1.0"


class Edited:
    """A site in a folder, with the ways in which it may change."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.random = random.Random(seed)
        self.now = 1768478400
        self.is_broken = False
        self.profile = self.pick("jekyll", "jekyll", "github-pages")
        self.config: dict[str, str] = {
            "title": "T",
            "url": "https://example.org",
            "plugins": "[jekyll-feed, jekyll-sitemap, jekyll-seo-tag, jekyll-paginate, jekyll-redirect-from, jemoji]",
            "paginate": "2",
            "collections": "{notes: {output: true}, hidden: {output: false}}",
            "theme": self.pick("null", "folio"),
        }
        self.values = EditedData(self.random)
        self.start()

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def pick(self, *values: str) -> str:
        return self.random.choice(values)

    def word(self) -> str:
        return self.pick("apple", "beech", "cedar", "*dill*", "elm :tada:", "fern & oak", "[gorse](x.html)")

    def body(self) -> str:
        parts = [self.word(), self.reads(), "", self.reads(), self.word()]
        return "\n".join(self.random.sample(parts, self.random.randint(1, 5)))

    def reads(self) -> str:
        return self.random.choice(self.random.choice((LISTS, LISTS, DATA_READS, DATA_INCLUDES, HASH_READS)))

    def matter(self, *, layouts: bool = True) -> str:
        lines = [f"title: {self.word()!r}", f"kind: {self.pick('news', 'talk')}", f"rank: {self.random.randint(0, 3)}"]
        if layouts and self.random.random() < 0.8:
            lines.append(f"layout: {self.pick(*LAYOUTS)}")
        if self.random.random() < 0.3:
            lines.append(f"tags: [{self.pick('a', 'b')}, {self.pick('b', 'c')}]")
        if self.random.random() < 0.6:
            links = self.pick("{home: /a}", "{home: /b, more: 1}", "[]", "none")
            lines.append(f"header: {{image: {self.pick('elm', 'oak')}, links: {links}}}")
        if self.random.random() < 0.1:
            lines.append(f"redirect_from: /old{self.random.randint(1, 3)}.html")
        if self.random.random() < 0.1:
            lines.append(f"permalink: /{self.pick('one', 'two', 'three')}/")
        return "---\n" + "\n".join(lines) + "\n---\n"

    def document(self, name: str) -> None:
        self.write(name, self.matter() + self.body())

    def post_name(self) -> str:
        return f"_posts/2025-0{self.random.randint(1, 9)}-1{self.random.randint(0, 5)}-{self.pick('a', 'b', 'c')}.md"

    def layout(self, name: str) -> None:
        above = "" if name == "base" else f"layout: {self.pick('base', 'plain')}\n"
        seo = "{% seo %}" if self.random.random() < 0.3 else ""
        text = f"---\ncolor: {self.pick('red', 'blue')}\n{above}---\n<html>{seo}{self.reads()}"
        self.write(f"_layouts/{name}.html", text + "{{ content }}{% include side.html %}</html>")

    def include(self, name: str) -> None:
        again = "{% include more.html %}" if name == "side.html" else ""
        self.write(
            f"_includes/{name}",
            f"{self.word()}{{{{ include.text }}}}{self.random.choice(LISTS[:12] + DATA_READS + HASH_READS[:5])}{again}",
        )

    def data(self) -> None:
        self.write(f"_data/{self.pick('people', 'extra', 'more')}.yml", f"- name: {self.word()!r}\n- name: x\n")

    def part_of_data(self) -> None:
        self.write(*self.values.change())

    def theme(self) -> None:
        name = self.pick(
            "_layouts/themed.html", "_includes/themed.html", "_sass/_t.scss", "assets/t.txt", "assets/t.html"
        )
        text = self.word() if name.endswith("html") else "$t: red;\n"
        if name.startswith("_layouts"):
            text = f"---\nlayout: {self.pick('base', 'none')}\n---\n{text}{self.random.choice(LISTS)}{{{{ content }}}}"
        elif name.endswith("t.html"):
            text = f"---\n---\n{text}{self.random.choice(LISTS)}"
        self.write(f"{THEME}/{name}", text)

    def sass(self) -> None:
        self.write(
            f"_sass/{self.pick('_a', '_b', 'b', 'deep/_a', 'deep/_c', '_c')}.scss",
            self.pick("", "", "", "@import 'c';", "@import 'deep/c';")
            + f"$c: {self.pick('red', 'blue', 'green')};\na {{ color: $c; }}\n",
        )

    def configure(self) -> None:
        self.write("_config.yml", "".join(f"{key}: {value}\n" for key, value in self.config.items()))

    def change_config(self) -> None:
        key, values = self.random.choice(
            (
                ("title", ["T", "U", "'*V*'"]),
                ("custom", ["1", "two", "[x]"]),
                ("author", ["{name: A, bio: x}", "{name: A, bio: y, links: {home: /}}", "{name: A}", "B", "null"]),
                ("baseurl", ["/b", "''"]),
                ("permalink", ["date", "pretty", "none"]),
                ("defaults", ["[]", "[{scope: {path: ''}, values: {toc: true, layout: plain}}]"]),
                ("show_drafts", ["true", "false"]),
                ("excerpt_separator", ["'e'", "''"]),
                ("kramdown", ["{auto_ids: false}", "{hard_wrap: true}"]),
                ("paginate", ["1", "2", "3"]),
                ("unpublished", ["true", "false"]),
                ("emoji", ["{src: 'https://e.example.org'}", "{}"]),
                ("sass", ["{style: compressed}", "{sourcemap: never}"]),
            )
        )
        self.config[key] = self.random.choice(values)
        self.configure()

    def start(self) -> None:
        self.configure()
        if self.config["theme"] == "null":
            self.include("themed.html")
        for name in LAYOUTS[:3]:
            self.layout(name)
        for name in ("_layouts/themed.html", "_includes/themed.html", "_sass/_t.scss"):
            self.write(f"{THEME}/{name}", self.word() if name.endswith("html") else "")
        for name in INCLUDES:
            self.include(name)
        for name in ("_a", "_b"):
            self.write(f"_sass/{name}.scss", "$c: red;\n")
        for name in ("people", "extra"):
            self.write(f"_data/{name}.yml", "- name: n\n")
        for name, text in self.values.files():
            self.write(name, text)
        for _ in range(6):
            self.document(self.post_name())
        for name in ("index.html", "about.md", "sub/page.html", "_notes/n1.md", "_notes/n2.md", "_hidden/h.md"):
            self.document(name)
        self.write("css/other.scss", "---\n---\n@import 'deep/a'; i { color: $c; }\n")
        self.write("_sass/deep/_a.scss", "@import 'c';\n")
        for name in ("_c", "deep/_c"):
            self.write(f"_sass/{name}.scss", "$c: red;\n")
        self.write("css/main.scss", "---\n---\n@import 'a'; @import 'b'; b { color: $c; }\n")
        self.write("image.txt", "static\n")

    def files(self) -> list[str]:
        found = (path for path in self.root.rglob("*") if path.is_file() and ".jekyll-cache" not in path.parts)
        return sorted(path.relative_to(self.root).as_posix() for path in found)

    def sources(self) -> list[str]:
        return [name for name in self.files() if name.endswith((".md", ".html")) and not name.startswith("_inc")]

    def some_file(self) -> str:
        return self.random.choice(self.files())

    def delete(self) -> None:
        name = self.some_file()
        if name != "_config.yml" and not name.startswith(("_sass", "_includes", f"{THEME}/_sass")):
            (self.root / name).unlink()

    def rename(self) -> None:
        name = self.random.choice(self.sources())
        if not name.startswith(("_layouts", "vendor")):
            new = (
                self.post_name()
                if name.startswith("_posts")
                else f"{Path(name).parent}/r{self.random.randint(1, 9)}.md"
            )
            target = self.root / new
            target.parent.mkdir(exist_ok=True, parents=True)
            (self.root / name).rename(target)

    def nothing(self) -> None:
        time.sleep(0.05)

    def touch(self) -> None:
        path = self.root / self.some_file()
        os.utime(path, (time.time() + 5, time.time() + 5))

    def append(self) -> None:
        name = self.random.choice(self.sources())
        self.write(name, (self.root / name).read_text(encoding="utf-8") + f"\n{self.word()}")

    def move_clock(self) -> None:
        self.now += self.random.choice((1, 3600, 86400, 40 * 86400))

    def add(self) -> None:
        self.random.choice(
            (
                lambda: self.document(self.post_name()),
                lambda: self.document(f"_drafts/{self.pick('d', 'e')}.md"),
                lambda: self.document(f"p{self.random.randint(1, 5)}.{self.pick('md', 'html')}"),
                lambda: self.document(f"_notes/n{self.random.randint(1, 5)}.md"),
                lambda: self.write(f"s{self.random.randint(1, 3)}.txt", self.word()),
            )
        )()

    def edit(self) -> str:
        """One change; returns what it is called."""
        ways: list[Callable[[], object]] = [
            self.change_config, self.delete, self.rename, self.theme, self.nothing, self.touch,
            self.append, self.append, self.append, self.move_clock, self.add, self.add, self.data, self.sass,
            self.part_of_data, self.part_of_data, self.part_of_data,
            lambda: self.layout(self.pick(*LAYOUTS)),
            lambda: self.include(self.pick(*INCLUDES)),
            lambda: self.document(self.random.choice(self.sources())),
        ]  # fmt: skip
        way = self.random.choice(ways)
        way()
        return getattr(way, "__name__", "?")
