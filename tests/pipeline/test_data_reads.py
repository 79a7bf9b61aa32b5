"""A page is rendered again if a part of a data file has changed that it read, and not for any other part."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from liquid_compat.pipeline.results import Results

from ..conftest import Sandbox

DATA: dict[str, Any] = {
    "ann": {"role": "chair", "tags": ["x", "y"], "links": {"home": "/a"}},
    "bob": {"role": "clerk", "tags": []},
    "rows": [{"id": 1, "text": "one"}, {"id": 2, "text": "two"}, {"id": 3, "text": "three"}],
    "last": 1,
}
KEY = {"ann": {**DATA["ann"], "role": "treasurer"}}
OTHER_KEY = {"bob": {**DATA["bob"], "role": "treasurer"}}
NEW_KEY = {"ann": {**DATA["ann"], "phone": "1"}}
DEEP = {"ann": {**DATA["ann"], "links": {"home": "/b"}}}
ITEM = {"rows": [DATA["rows"][0], {"id": 2, "text": "deux"}, DATA["rows"][2]]}
NEW_ITEM = {"rows": [*DATA["rows"], {"id": 4, "text": "four"}]}
NO_ITEM = {"rows": DATA["rows"][:2]}
NEW = {"carl": {"role": "guest"}}
A_TEXT = {"ann": "gone"}

CASES: list[tuple[str, list[dict[str, Any]], list[dict[str, Any]]]] = [
    ("{{ site.data.team.ann.role }}", [KEY, A_TEXT], [OTHER_KEY, NEW_KEY, DEEP, ITEM, NEW]),
    ("{{ site.data.team[page.who].role }}", [KEY, A_TEXT], [OTHER_KEY, NEW_KEY, NEW]),
    ("{% assign a = site.data.team[page.who] %}{{ a.role }}", [KEY, A_TEXT], [OTHER_KEY, NEW_KEY, DEEP]),
    ("{% assign a = site.data.team.zoe | default: site.data.team.ann %}{{ a.role }}", [KEY], [OTHER_KEY, NEW_KEY]),
    ("{% include part.html who=site.data.team.ann %}", [KEY, A_TEXT], [OTHER_KEY, NEW_KEY, DEEP]),
    ("{{ site.data.team.carl.role }}", [NEW], [KEY, ITEM]),
    ("{{ site.data.team.ann.phone }}", [NEW_KEY], [KEY, DEEP]),
    ("{% if site.data.team.ann %}yes{% endif %}", [A_TEXT], [KEY, NEW_KEY, DEEP, NEW]),
    ("{% if site.data.team contains 'carl' %}yes{% endif %}", [NEW], [KEY, ITEM, A_TEXT]),
    ("{% if site.data.team.ann == site.data.team.bob %}yes{% endif %}", [NEW_KEY, A_TEXT], [KEY, ITEM]),
    ("{{ site.data.team.ann.links }}", [DEEP], [KEY, NEW_KEY]),
    ("{{ site.data.team.ann | jsonify }}", [KEY, NEW_KEY, DEEP], [OTHER_KEY, ITEM]),
    ("{{ site.data.team.size }}", [NEW], [KEY, ITEM, A_TEXT]),
    ("{{ site.data.team.ann | size }}", [NEW_KEY, A_TEXT], [KEY, DEEP, NEW]),
    ("{% for p in site.data.team %}{{ p[0] }}{{ p[1].role }}{% endfor %}", [KEY, OTHER_KEY, NEW], [NEW_KEY, ITEM]),
    ("{{ site.data.team.first[1].role }}", [KEY, NEW], [OTHER_KEY, NEW_KEY, ITEM]),
    ("{% for r in site.data.team.rows %}{{ r.id }}{% endfor %}", [NEW_ITEM, NO_ITEM], [ITEM, KEY]),
    ("{% for r in site.data.team.rows limit: 2 %}{{ r.text }}{% endfor %}", [ITEM], [NEW_ITEM, NO_ITEM, KEY]),
    ("{% for r in site.data.team.rows limit: 3 %}{{ r.id }}{% endfor %}", [NO_ITEM], [NEW_ITEM, ITEM]),
    ("{% for r in site.data.team.rows offset: 1 %}{{ r.text }}{% endfor %}", [ITEM, NEW_ITEM, NO_ITEM], [KEY]),
    ("{% for r in site.data.team.rows %}{{ r.id }}{% if r.id == 1 %}{{ r.text }}{% endif %}{% endfor %}", [], [ITEM]),
    ("{{ site.data.team.rows[1].text }}", [ITEM], [NEW_ITEM, NO_ITEM]),
    ("{{ site.data.team.rows[-1].id }}", [NO_ITEM, NEW_ITEM], [ITEM]),
    ("{{ site.data.team.rows[3].id }}", [NEW_ITEM], [ITEM, NO_ITEM]),
    ("{{ site.data.team.rows.first.text }}{{ site.data.team.rows | first | size }}", [], [ITEM, NEW_ITEM, NO_ITEM]),
    ("{{ site.data.team.rows.last.id }}", [NEW_ITEM, NO_ITEM], [ITEM]),
    ("{{ site.data.team.rows.size }}", [NEW_ITEM, NO_ITEM], [ITEM]),
    ("{% if site.data.team.rows == empty %}none{% endif %}", [], [ITEM, NEW_ITEM, NO_ITEM]),
    ("{{ site.data.team.rows | where: 'id', 2 | map: 'text' }}", [ITEM, NEW_ITEM], [KEY]),
    ("{% for d in site.data %}{{ d[0] }}{% endfor %}", [], [KEY, NEW, ITEM]),
    ("{{ site.data.team.ann.tags | join: ' ' }}", [A_TEXT], [KEY, NEW_KEY, ITEM]),
]  # fmt: skip


@pytest.mark.parametrize(("template", "rendering", "not_rendering"), CASES, ids=[case[0] for case in CASES])
def test_parts_of_data_files(
    template: str, rendering: list[dict[str, Any]], not_rendering: list[dict[str, Any]], sandbox: Sandbox
) -> None:
    def write(change: dict[str, Any]) -> None:
        sandbox.write({"_data/team.json": json.dumps({**DATA, **change})})

    files = {
        "_includes/part.html": "{{ include.who.role }}",
        "page.html": f"---\nwho: ann\n---\n{template}",
        "other.html": "---\n---\n{{ site.data.team | jsonify }}",
    }
    sandbox.write(files)
    for change in (*rendering, *not_rendering):
        write({})
        sandbox.build(cache=True)
        write(change)
        assert sandbox.build(cache=True).rendered == (2 if change in rendering else 1), change
        found = sandbox.read("page.html")
        sandbox.build()
        assert sandbox.read("page.html") == found


@contextmanager
def pages_rendered() -> Iterator[list[str]]:
    """The paths of the items that are rendered within a `with`."""
    paths: list[str] = []
    finish = Results._finish

    def noted(self: Results, position: int, converted: object) -> object:
        paths.append(self.items[position].relative_path)
        return finish(self, position, converted)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Results, "_finish", noted)
        yield paths


def test_a_page_that_reads_very_much_of_a_file_reads_all_of_it(sandbox: Sandbox) -> None:
    def write(last: int) -> None:
        sandbox.write({"_data/n.json": json.dumps({"few": list(range(90)), "many": list(range(400)), "last": last})})

    write(0)
    pages = {
        "few.html": "{% for n in site.data.n.few %}{{ n }}{% endfor %}",
        "many.html": "{% for i in (0..399) %}{{ site.data.n.many[i] }}{% endfor %}",
    }
    sandbox.write({name: f"---\n---\n{text}" for name, text in pages.items()}).build(cache=True)
    write(1)
    assert sandbox.build(cache=True).rendered == 1


def test_parts_are_told_apart_that_look_alike(sandbox: Sandbox) -> None:
    """A traced include finds the record of another hash of the same values: it must not take over its reads."""
    same = {"role": "clerk"}
    sandbox.write(
        {
            "_data/team.json": json.dumps({"ann": same, "bob": same, "carl": same}),
            "_includes/role.html": "{{ include.who.role }}" * 30,
            **{
                f"{name}{n}.html": f"---\nwho: {name}\n---\n"
                "{% assign who = site.data.team[page.who] %}{% include role.html who=who %}"
                for name in ("ann", "bob", "carl")
                for n in range(5)
            },
        }
    ).build(cache=True)
    sandbox.write({"_data/team.json": json.dumps({"ann": same, "bob": {"role": "chair"}, "carl": same})})
    assert sandbox.build(cache=True).rendered == 5
    assert "chair" in sandbox.read("bob3.html")


OF_OTHERS: list[tuple[str, list[str], list[str]]] = [
    ("{{ site.author.name }}", ["author: {name: B, bio: x}"], ["author: {name: A, bio: y}", "author: {name: A, x: 1}"]),
    ("{% if site.author.fax %}f{% endif %}", ["author: {fax: 1}"], ["author: {name: B}", "author: {}"]),
    ("{{ site.author }}", ["author: {name: A, bio: y}"], ["author: {name: A, bio: x}\nother: 1"]),
    ("{% for p in site.posts %}{{ p.header.image }}{% endfor %}", ["image: b.png", "x: 1"], ["image: a.png, x: 1"]),
    ("{% assign h = site.posts[0].header %}{{ h.x }}", ["image: a.png, x: 1"], ["image: b.png"]),
    ("{{ site.posts | map: 'header' | jsonify }}", ["image: b.png", "image: a.png, x: 1"], []),
    ("{% for p in site.tags.a %}{{ p.title }}{% endfor %}", ["tags: [b]"], ["tags: [a, c]"]),
    ("{% for t in site.tags %}{{ t[0] }}{{ t[1].size }}{% endfor %}", ["tags: [b]", "tags: [a, c]"], ["tags: [a]"]),
    ("{{ site.tags.c.size }}{{ site.tags['b'] | size }}", ["tags: [a, c]", "tags: [a, b]"], ["tags: [a, d]"]),
]  # fmt: skip


@pytest.mark.parametrize(("template", "rendering", "not_rendering"), OF_OTHERS, ids=[case[0] for case in OF_OTHERS])
def test_parts_of_settings_and_front_matter(
    template: str, rendering: list[str], not_rendering: list[str], sandbox: Sandbox
) -> None:
    def build(change: str) -> None:
        header = change if change.startswith(("image", "x")) else "image: a.png"
        tags = change if change.startswith("tags") else "tags: [a]"
        config = change if change.startswith("author") else "author: {name: A, bio: x}"
        post = f"---\ntitle: T\nheader: {{{header}}}\n{tags}\n---\nx\n"
        sandbox.write({"_config.yml": f"{config}\n", "_posts/2025-01-01-x.md": post}).build(cache=True)

    sandbox.write({"page.html": f"---\n---\n{template}"})
    for change in (*rendering, *not_rendering):
        build("")
        with pages_rendered() as rendered:
            build(change)
        assert ("page.html" in rendered) == (change in rendering), change
        found = sandbox.read("page.html")
        sandbox.build()
        assert sandbox.read("page.html") == found


def test_a_feed_reads_the_authors_and_settings_that_it_shows(sandbox: Sandbox) -> None:
    def rendered(authors: dict[str, Any], **settings: Any) -> int:
        config = {"plugins": ["jekyll-feed"], "title": "T", **settings}
        sandbox.write({"_config.yml": json.dumps(config), "_data/authors.json": json.dumps(authors)})
        return sandbox.build(cache=True).rendered

    sandbox.write({"_posts/2025-01-01-x.md": "---\nauthor: ann\n---\nx\n", "page.html": "---\n---\nx"})
    assert rendered({"ann": {"name": "A"}}) == 3
    assert rendered({"ann": {"name": "A", "phone": 1}, "bob": {"name": "B"}}) == 0
    assert rendered({"ann": {"name": "Ann"}}) == 1
    assert "<name>Ann</name>" in sandbox.read("feed.xml")
    assert rendered({"ann": {"name": "Ann"}}, title="U") == 1
    assert rendered({"ann": {"name": "Ann"}}, title="U", author={"name": "N"}) == 1
    assert rendered({"ann": {"name": "Ann"}}, title="U", author={"name": "N", "unread": 1}, unread=1) == 0
