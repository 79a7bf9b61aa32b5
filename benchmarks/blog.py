"""A blog made for benchmarks, as Jekyll, Hugo and Eleventy have it: the same posts, lists and layouts."""

# ruff: noqa: E501 (lines of templates)

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

_WORDS = [
    "lorem",
    "ipsum",
    "dolor",
    "sit",
    "amet",
    "consectetur",
    "adipiscing",
    "elit",
    "sed",
    "do",
    "eiusmod",
    "tempor",
    "incididunt",
    "ut",
    "labore",
]
_TAGS = ("alpha", "beta", "gamma", "delta", "epsilon")
_HEAD = "<!doctype html><html><head><title>{title}</title><link rel=stylesheet href=/main.css></head><body>"


def body(number: int) -> str:
    """The text of a post: four sections of paragraphs, lists, links and code."""
    parts = []
    for section in range(4):
        words = [_WORDS[(number * 7 + section * 3 + at * (1 + number % 5)) % len(_WORDS)] for at in range(60)]
        parts += [
            f"## Section {section} of {number}",
            f"{' '.join(words[:30])} *{words[3]}* and **{words[5]}**, see [{words[7]}](https://example.org/{number}).",
            "\n".join(f"- {' '.join(words[at : at + 5])}" for at in range(30, 50, 5)),
            f"> {' '.join(words[50:])} `code {number}`.",
        ]
    return "\n\n".join(parts) + "\n"


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _posts(count: int) -> list[tuple[str, str, str]]:
    """Date, title and tag of each."""
    first = date(2000, 1, 1)
    return [(str(first + timedelta(at % 9000)), f"Post {at}", _TAGS[at % len(_TAGS)]) for at in range(count)]


def jekyll(folder: Path, count: int, *, sass: bool = False) -> None:
    """For Jekyll and liquid-compat."""
    style = {"main.css": "body { margin: 0 }\n"}
    if sass:
        style = {"main.scss": "---\n---\n@import 'base';\n", "_sass/_base.scss": "body { a { margin: 0 } }\n"}
    menu = "<nav>{% for entry in site.data.menu %}<a href='{{ entry.url }}'>{{ entry.name }}</a>{% endfor %}</nav>"
    head = _HEAD.format(title="{{ page.title }} - {{ site.title }}")
    listed = "<li>{{ post.date | date: '%Y-%m-%d' }} <a href='{{ post.url }}'>{{ post.title }}</a></li>"
    files = {
        "_config.yml": "title: A blog\npermalink: /:year/:month/:day/:title/\n",
        "_data/menu.yml": "- {name: Home, url: /}\n- {name: About, url: /about/}\n",
        "_includes/menu.html": menu,
        "_layouts/default.html": head + "{% include menu.html %}{{ content }}</body></html>\n",
        "_layouts/post.html": "---\nlayout: default\n---\n<h1>{{ page.title }}</h1><p>{{ page.date | date: '%Y-%m-%d' }} "
        "{{ page.tags | join: ', ' }}</p>{{ content }}{% if page.previous %}<a href='{{ page.previous.url }}'>"
        "{{ page.previous.title }}</a>{% endif %}{% if page.next %}<a href='{{ page.next.url }}'>{{ page.next.title }}</a>"
        "{% endif %}\n",
        "index.html": "---\nlayout: default\ntitle: Home\n---\n<ul>{% for post in site.posts %}"
        + listed
        + "{% endfor %}</ul>\n",
        "about.md": "---\nlayout: default\ntitle: About\npermalink: /about/\n---\nYour Name\n",
        **style,
    }
    for at, (day, title, tag) in enumerate(_posts(count)):
        files[f"_posts/{day}-post-{at}.md"] = f"---\nlayout: post\ntitle: {title}\ntags: [{tag}]\n---\n{body(at)}"
    _write(folder, files)


def hugo(folder: Path, count: int) -> None:
    """For Hugo."""
    head = _HEAD.format(title="{{ .Title }} - {{ .Site.Title }}")
    menu = "<nav>{{ range .Site.Data.menu }}<a href='{{ .url }}'>{{ .name }}</a>{{ end }}</nav>"
    listed = "<li>{{ .Date.Format \"2006-01-02\" }} <a href='{{ .RelPermalink }}'>{{ .Title }}</a></li>"
    files = {
        "config.toml": "title = 'A blog'\nbaseURL = '/'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', 'section']\n",
        "data/menu.yml": "- {name: Home, url: /}\n- {name: About, url: /about/}\n",
        "layouts/partials/menu.html": menu,
        "layouts/_default/baseof.html": head
        + '{{ partial "menu.html" . }}{{ block "main" . }}{{ end }}</body></html>\n',
        "layouts/_default/single.html": '{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Date.Format "2006-01-02" }} '
        "{{ delimit .Params.tags \", \" }}</p>{{ .Content }}{{ with .PrevInSection }}<a href='{{ .RelPermalink }}'>"
        "{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}{{ end }}\n",
        "layouts/index.html": '{{ define "main" }}<ul>{{ range .Site.RegularPages }}'
        + listed
        + "{{ end }}</ul>{{ end }}\n",
        "static/main.css": "body { margin: 0 }\n",
    }
    for at, (day, title, tag) in enumerate(_posts(count)):
        files[f"content/posts/post-{at}.md"] = f"---\ntitle: {title}\ndate: {day}\ntags: [{tag}]\n---\n{body(at)}"
    _write(folder, files)


def eleventy(folder: Path, count: int) -> None:
    """For Eleventy."""
    head = _HEAD.format(title="{{ title }} - A blog")
    menu = "<nav>{% for entry in menu %}<a href='{{ entry.url }}'>{{ entry.name }}</a>{% endfor %}</nav>"
    files = {
        ".eleventy.js": "module.exports = (config) => { config.addPassthroughCopy('main.css'); };\n",
        "_data/menu.json": '[{"name": "Home", "url": "/"}, {"name": "About", "url": "/about/"}]\n',
        "_includes/menu.liquid": menu,
        "_includes/default.liquid": head + "{% include 'menu' %}{{ content }}</body></html>\n",
        "_includes/post.liquid": "---\nlayout: default\n---\n<h1>{{ title }}</h1><p>{{ page.date | date: '%Y-%m-%d' }} "
        "{{ label }}</p>{{ content }}{% assign previous = collections.post | getPreviousCollectionItem: page %}"
        "{% if previous %}<a href='{{ previous.url }}'>{{ previous.data.title }}</a>{% endif %}"
        "{% assign next = collections.post | getNextCollectionItem: page %}"
        "{% if next %}<a href='{{ next.url }}'>{{ next.data.title }}</a>{% endif %}\n",
        "index.liquid": "---\nlayout: default\ntitle: Home\n---\n<ul>{% for post in collections.post reversed %}"
        "<li>{{ post.date | date: '%Y-%m-%d' }} <a href='{{ post.url }}'>{{ post.data.title }}</a></li>{% endfor %}</ul>\n",
        "main.css": "body { margin: 0 }\n",
        "posts/posts.json": '{"layout": "post", "tags": "post"}\n',
    }
    for at, (day, title, tag) in enumerate(_posts(count)):
        files[f"posts/post-{at}.md"] = f"---\ntitle: {title}\ndate: {day}\nlabel: {tag}\n---\n{body(at)}"
    _write(folder, files)
