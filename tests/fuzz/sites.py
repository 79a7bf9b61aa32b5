"""The sites that are mutated: the fixture sites of the tests, without what is no text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

Site = dict[str, bytes]
"""Files by their path relative to the source."""

_TESTS = Path(__file__).resolve().parent.parent
_FOLDERS = ("sites", "plugins/sites")
_LARGEST = 20_000

_OWN: Mapping[str, str] = {
    "_config.yml": "title: Your Site\nurl: https://example.org\nplugins: [jekyll-feed, jekyll-seo-tag, jekyll-sitemap]\n"
    "collections: {talks: {output: true, permalink: /talks/:name/}}\nexclude: [none]\ninclude: [.well-known]\n"
    "defaults:\n- scope: {path: '', type: posts}\n  values: {layout: default, author: you, categories: [a, b]}\n"
    "kramdown: {toc_levels: 1..3, input: GFM}\nsass: {style: compressed}\n",
    "_layouts/default.html": "---\nclass: page\n---\n<html><head>{% seo %}{% feed_meta %}</head><body>{% include head.html "
    "title=page.title %}{{ content }}{% for post in site.posts limit: 3 %}<a href='{{ post.url | relative_url }}'>"
    "{{ post.title | escape }}</a> {{ post.excerpt | strip_html | truncatewords: 5 }}{% endfor %}</body></html>\n",
    "_includes/head.html": "{% assign parts = include.title | split: ' ' %}{{ parts | join: '-' | slugify }}\n",
    "_data/people.yml": "- name: Your Name\n  papers: [1, 2]\n- {name: Other, born: 2001-02-03, since: 2020-01-01 10:00:00}\n",
    "_data/table.csv": 'name,number\n"a, b",1\nc,2\n',
    "_data/tree.json": '{"a": [1, 2.5, {"b": null}], "c": true}\n',
    "_posts/2024-02-03-a-post.md": "---\ntitle: A post\ntags: [x, y]\ncategories: a b\n---\nText *here*[^1] and $$x^2$$.\n\n"
    "[^1]: A note.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n{: .wide}\n\n```ruby\nputs 1\n```\n",
    "_posts/2025-03-04-other.markdown": "---\ntitle: Other\ndate: 2025-03-04 05:06:07 +0200\npermalink: /:year/:title/\n---\n"
    "# Head\n\n* toc\n{:toc}\n\n## Next {#own}\n\n{% highlight python %}\nprint(1)\n{% endhighlight %}\n\n<div markdown='1'>\n*x*\n</div>\n",
    "_talks/one.md": "---\ntitle: One\nvenue: Here\n---\n{{ page.title | upcase }} {% link about.md %} {{ page.venue }}\n",
    "about.md": "---\ntitle: About\nlist: [3, 1, 2]\nhash: {b: 1, a: [x]}\n---\n{{ page.list | sort | jsonify }} {{ page.hash | inspect }}\n"
    "{% for item in site.data.people %}{{ item.name }}: {{ item.papers | size }}{% endfor %}\n"
    "{{ site.data.tree.a | push: 4 | where: 'b', 1 | first }} {{ 'now' | date: '%Y' }}\n"
    "{% case page.list.size %}{% when 3 %}three{% else %}other{% endcase %}\n",
    "assets/main.scss": "---\n---\n@import 'colours';\n$width: 10px;\na { color: $red; &:hover { width: $width * 2; } }\n",
    "_sass/_colours.scss": "$red: #f00;\n@mixin wide($w) { width: $w; }\n.b { @include wide(5px); }\n",
    "index.html": "---\nlayout: default\ntitle: Home\n---\n{{ site.posts | group_by: 'title' | map: 'name' | join }}\n",
    "404.md": "---\npermalink: /404.html\nsitemap: false\n---\nNothing here.\n",
}


def seeds() -> list[Site]:
    """All sites to start from, each small."""
    found: list[Site] = [{name: text.encode() for name, text in _OWN.items()}]
    for folder in _FOLDERS:
        for root in sorted((_TESTS / folder).iterdir()):
            if root.is_dir():
                found.append(_read(root))
    return found


def _read(root: Path) -> Site:
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())
    site = {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
    return {name: content for name, content in site.items() if len(content) <= _LARGEST and b"\0" not in content}


def write(site: Site, folder: Path) -> None:
    """Lay a site's files into an empty folder; names that no file can have are left out."""
    for name, content in site.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except (OSError, ValueError):
            continue
