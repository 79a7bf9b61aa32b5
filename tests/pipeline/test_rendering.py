"""Rendering gives values: any item at any time, as often as wished, and nothing changes by it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Mapping
from itertools import permutations
from pathlib import Path

import pytest

from liquid_compat.config.load import load_config
from liquid_compat.content.excerpt import Excerpt
from liquid_compat.content.item import Item
from liquid_compat.converters.base import Conversion
from liquid_compat.errors import LiquidCompatError, Warnings
from liquid_compat.pipeline import build, pace
from liquid_compat.pipeline.foreseen import foresee
from liquid_compat.pipeline.prepared import PreparedSite, prepare
from liquid_compat.pipeline.processes import can_fork
from liquid_compat.pipeline.render import Converted, Rendered, Renderer, Told
from liquid_compat.pipeline.results import Results
from liquid_compat.pipeline.services import BuildServices

from ..conftest import NOW, Sandbox

LIST = "{% for p in site.posts %}{{ p.title }}:{{ p.content }}:{{ p.output }}:{{ p.excerpt }}|{% endfor %}"
PAGES = "{% for p in site.pages %}{{ p.url }}={{ p.content | size }} {% endfor %}{{ site.pages.size }}"
FILES = {
    "_config.yml": "plugins: [jekyll-feed, jekyll-sitemap]\ntitle: T\nurl: https://example.org\n",
    "_layouts/default.html": "<p>{{ page.title }}{{ page.previous.output | size }}</p>{{ content }}",
    "_includes/a.html": "{{ include.x }}{{ site.posts.size }}",
    "_posts/2025-01-01-one.md": f"---\nlayout: default\n---\n*one* {LIST}\n\nrest",
    "_posts/2025-01-02-b.md": "---\nlayout: default\n---\n*two* {{ page.previous.content }}{{ page.next.content }}\n\n",
    "_posts/2025-01-03-c.md": "---\nlayout: default\n---\n*3* {{ page.previous.excerpt }}{{ page.next.excerpt }}\n\n",
    "a.md": f"---\nlayout: default\ntitle: A\n---\n{PAGES}",
    "b.html": f"---\n---\n{{% include a.html x=page.url %}}{LIST}",
    "c.html": f"---\n---\n{PAGES}",
    "main.scss": "---\n---\n$c: red;\na { color: $c; }",
}  # fmt: skip


def prepared(sandbox: Sandbox, files: Mapping[str, str] = FILES) -> PreparedSite:
    sandbox.write(files)
    warnings = Warnings()
    options = {"source": str(sandbox.source), "destination": str(sandbox.destination)}
    return prepare(load_config(options, warnings, {"TZ": "UTC", "SOURCE_DATE_EPOCH": NOW}), warnings)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_rendering_does_not_matter(seed: int, sandbox: Sandbox) -> None:
    site = prepared(sandbox)
    in_order, at_random = site.results(), site.results()
    expected = []
    site.site.rules.view.results = in_order
    for position in range(len(in_order)):
        expected.append(in_order.at(position))
    site.site.rules.view.results = at_random
    positions = list(range(len(at_random)))
    random.Random(seed).shuffle(positions)
    found = {position: at_random.at(position) for position in positions}
    assert [found[position] for position in range(len(expected))] == expected


def test_earlier_items_are_seen_converted_and_later_ones_as_they_were_read(sandbox: Sandbox) -> None:
    site = prepared(sandbox)
    results = site.results()
    output = results.of(site.site.posts.documents[1]).output
    assert "<em>one</em>" in output
    assert "{{ page.previous.excerpt }}" in output


def test_rendering_changes_nothing(sandbox: Sandbox) -> None:
    site = prepared(sandbox)
    results = site.results()
    before = [(item.content, repr(dict(item.data))) for item in results.items]
    pages = list(site.site.pages)
    first = [site.renderer.render(item, position) for position, item in enumerate(results.items)]
    second = [site.renderer.render(item, position) for position, item in enumerate(results.items)]
    assert first == second
    assert [(item.content, repr(dict(item.data))) for item in results.items] == before
    assert site.site.pages == pages
    assert site.site.rules.view.frame is None


def test_excerpts_that_read_each_other_come_out_the_same_in_any_order(sandbox: Sandbox) -> None:
    files = {
        f"_posts/2025-01-0{n}-{name}.md": f"---\n---\n{name}({{{{ page.{way}.excerpt | strip_html }}}})\n\nrest"
        for n, name, way in ((1, "one", "next"), (2, "two", "previous"))
    }
    first, second = "{{ site.posts[0].excerpt }}", "{{ site.posts[1].excerpt }}"
    sandbox.write({**files, "a.html": f"---\n---\n{first}{second}", "b.html": f"---\n---\n{second}{first}"}).build()
    a, b = (sandbox.read(name).split("\n") for name in ("a.html", "b.html"))
    assert sorted(a) == sorted(b)


PLACED = {
    "_layouts/base.html": "<{{ content }}>",
    "_layouts/post.html": "---\nlayout: base\n---\n{% for p in site.posts %}{{ p.excerpt }}{% endfor %}{{ content }}",
    "_posts/2025-01-01-one.md": "---\nlayout: post\n---\none\n\nrest",
    "_posts/2025-01-02-two.md": "---\nlayout: post\n---\n*two* {{ content | size }}\n",
    "_posts/2025-01-03-three.md": "---\nlayout: post\n---\nthree {{ page.previous.content }}\n",
    "a.html": "---\n---\n{% for p in site.posts %}{{ p.content }}{% endfor %}",
}  # fmt: skip
"""The second post shows what was placed in the first one's layout, which has an excerpt that shows the second post."""


OUTPUT = {
    "_layouts/post.html": "{{ site.posts[0].excerpt }}{{ content }}",
    "_posts/2025-01-01-one.md": "---\nlayout: post\n---\none {{ page.next.excerpt }}\n",
    "_posts/2025-01-02-two.md": "---\n---\ntwo {{ page.previous.output | size }}\n",
    "_posts/2025-01-03-three.md": "---\n---\nthree {{ page.previous.excerpt }}\n",
    "a.html": "---\n---\n{{ site.posts | map: 'excerpt' }}",
}  # fmt: skip
"""The first post's content leads to its output, whose layout has the third post's excerpt, which leads back to both."""


@pytest.mark.parametrize("order", list(permutations(range(4)))[::3])
@pytest.mark.parametrize("files", [PLACED, OUTPUT], ids=["placed", "output"])
def test_circles_come_out_the_same_in_any_order(
    files: dict[str, str], order: tuple[int, ...], sandbox: Sandbox
) -> None:
    site = prepared(sandbox, files)
    in_order, mixed = site.results(), site.results()
    site.site.rules.view.results = in_order
    expected = [in_order.at(position) for position in range(4)]
    site.site.rules.view.results = mixed
    found = {position: mixed.at(position) for position in order}
    assert [found[position] for position in range(4)] == expected


def test_what_is_known_to_be_circular_takes_nothing_else_along(sandbox: Sandbox) -> None:
    files = {
        "_layouts/post.html": "{{ page.next.excerpt }}{{ content }}",
        "_posts/2025-01-01-one.md": "---\nlayout: post\n---\none {{ site.posts[0].excerpt }}\n",
        "_posts/2025-01-02-two.md": "---\n---\ntwo {{ page.previous.output | size }}\n",
        "_posts/2025-01-03-three.md": "---\n---\n{{ 'three' | upcase }}\n",
    }  # fmt: skip
    site = prepared(sandbox, files)
    first, second = site.results(), site.results()
    site.site.rules.view.results = first
    expected = first.at(0)
    assert "THREE" in expected.content
    assert first.circular
    second.circular.update(first.circular)
    site.site.rules.view.results = second
    assert second.at(0) == expected


def many_items(sandbox: Sandbox) -> Sandbox:
    post = FILES["_posts/2025-01-02-b.md"]
    posts = {f"_posts/2025-01-{n:02}-p{n}.md": post.replace("two", f"n{n}") for n in range(1, 29)}
    pages = {f"p{n}.md": f"---\nlayout: default\n---\n{n} {{{{ site.posts[{n}].content }}}}" for n in range(26)}
    return sandbox.write({**FILES, **posts, **pages})


def test_workers_give_the_same_bytes(sandbox: Sandbox, tmp_path: Path) -> None:
    outputs = []
    for jobs in (1, 2, 3):
        many_items(sandbox).build(jobs=jobs, destination=str(tmp_path / str(jobs)))
        folder = tmp_path / str(jobs)
        outputs.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert outputs[0] == outputs[1] == outputs[2]


SEARCH = """---
---
{% for post in site.posts %}{{ post.content | markdownify | strip_html | jsonify }},{{ post.excerpt }}{% endfor %}
"""


def test_workers_make_what_one_page_will_ask_of_all_documents(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = {f"_posts/2025-01-{n:02}-p{n}.md": f"---\n---\n*{n}* _{{{{ page.title }}}}_" for n in range(1, 29)}
    sandbox.write({**posts, "search.json": SEARCH})  # one page, which this process renders
    sandbox.build(jobs=1)
    expected = {name: sandbox.read(name) for name in sandbox.files()}
    parent, convert, asked = os.getpid(), BuildServices.converted, []
    render_excerpt = Renderer.render_excerpt

    def converted(self: BuildServices, text: str) -> Conversion:
        if os.getpid() == parent and text not in self.markdown:
            asked.append(text)
        return convert(self, text)

    def rendered(self: Renderer, excerpt: Excerpt, position: int) -> Told:
        if os.getpid() == parent:
            asked.append(excerpt.item.relative_path)
        return render_excerpt(self, excerpt, position)

    monkeypatch.setattr(BuildServices, "converted", converted)
    monkeypatch.setattr(Renderer, "render_excerpt", rendered)
    shutil.rmtree(sandbox.destination)
    sandbox.build(jobs=2)
    assert {name: sandbox.read(name) for name in sandbox.files()} == expected
    assert not asked


def test_only_what_pages_ask_for_is_foreseen(sandbox: Sandbox) -> None:
    foreseen = {
        "a.md": "{{ site.posts.first.content }} {{ page.title | markdownify }}",
        "b.json": "{% for it in site.recipes %}{{ it.content|markdownify }}{% endfor %}",
        "c.json": "{% include c.json list=site.dishes %}{{ it.content | markdownify }}",
        "d.json": "{% include gone.json list=site.lost %}{{ it.content | markdownify }}",
        "_posts/2025-01-01-x.md": "{{ site.pages.first.content | markdownify }}",
    }
    sandbox.write({"_includes/c.json": "{{ include.list.first.excerpt }}"})
    site = prepared(sandbox, {name: f"---\n---\n{text}" for name, text in foreseen.items()})
    found = foresee(site.results().items, site.renderer.services)
    assert {page.relative_path for page in found.pages} == {"b.json", "c.json", "d.json"}
    assert found.contents == {"recipes", "dishes", "lost"}
    assert found.excerpts == {"dishes"}


@pytest.mark.skipif(not can_fork(), reason="processes can't fork here")
@pytest.mark.parametrize(("each", "helped"), [(0.0, False), (0.02, True)])
def test_workers_join_in_where_it_takes_long(
    each: float, helped: bool, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless it is said how many processes there are to be."""
    sandbox.write({f"p{n}.md": f"---\n---\n{n} {{{{ page.url }}}}" for n in range(30)}).build(jobs=1)
    expected = {name: sandbox.read(name) for name in sandbox.files()}
    log, convert, clock = sandbox.source.parent / "log", Renderer.convert, [0.0]

    def slow(self: Renderer, item: Item, position: int) -> Converted:
        clock[0] += each
        time.sleep(each)  # so that no worker has done it all before the other begins
        with log.open("a") as file:
            file.write(f"{os.getpid()} ")
        return convert(self, item, position)

    monkeypatch.setattr(Renderer, "convert", slow)
    monkeypatch.setattr(build, "most_at_once", lambda jobs: 2)
    monkeypatch.setattr(pace, "perf_counter", lambda: clock[0])
    sandbox.build()
    assert {name: sandbox.read(name) for name in sandbox.files()} == expected
    assert (len(set(log.read_text().split())) == 3) is helped


def test_an_error_in_a_worker_is_that_of_one_process(sandbox: Sandbox) -> None:
    many_items(sandbox).write({"p7.md": "---\n---\n\n{{ 'x' | date: '%' | times: a }}{% include nothing.html %}"})
    messages = []
    for jobs in (1, 2):
        with pytest.raises(LiquidCompatError) as caught:
            sandbox.build(jobs=jobs)
        messages.append(str(caught.value))
    assert messages[0] == messages[1]
    assert "p7.md" in messages[0]


def test_warnings_of_workers_come_in_the_order_of_the_items(sandbox: Sandbox) -> None:
    many_items(sandbox).write({f"p{n}.md": f"---\nlayout: none{n}\n---\n" for n in range(10, 20)})
    messages = []
    for jobs in (1, 2):
        sandbox.build(jobs=jobs)
        messages.append(sandbox.messages)
    assert len(messages[0]) == 10
    assert messages[0] == messages[1]


@pytest.mark.skipif(not can_fork(), reason="there are no processes to fork")
@pytest.mark.parametrize("most", [0, 1])
def test_without_more_processes_fewer_render(most: int, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    fork, begun = os.fork, []

    def limited() -> int:
        if len(begun) == most:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        begun.append(None)
        return fork()

    monkeypatch.setattr(os, "fork", limited)
    pages = [f"page{number}.html" for number in range(60)]
    sandbox.write(dict.fromkeys(pages, "---\n---\n{{ page.name }}")).build(jobs=4)
    assert len(begun) == most
    assert [sandbox.read(name) for name in pages] == pages


def test_a_killed_worker_costs_nothing_but_time(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    many_items(sandbox).build(jobs=1)
    expected = {name: sandbox.read(name) for name in sandbox.files()}
    parent, at = os.getpid(), Results.at

    def dies(self: Results, position: int) -> Rendered:
        if os.getpid() != parent and position % 5 == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return at(self, position)

    monkeypatch.setattr(Results, "at", dies)
    shutil.rmtree(sandbox.destination)
    sandbox.build(jobs=2)
    assert {name: sandbox.read(name) for name in sandbox.files()} == expected
