"""Builds that render only what changed: the bytes are those of a clean build, whatever was changed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from liquid_compat.cli import main as run_command
from liquid_compat.config.places import STORE
from liquid_compat.errors import ConversionError, PathError
from liquid_compat.pipeline.results import Results
from liquid_compat.pipeline.store import Store

from ..conftest import Sandbox
from .edits import run
from .test_rendering import OUTPUT, PLACED


@pytest.mark.parametrize("seed", range(8))
def test_edits_give_what_a_clean_build_gives(seed: int, tmp_path: Path) -> None:
    assert run(seed, tmp_path) is None


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the items that are rendered."""
    paths: list[str] = []
    finish = Results._finish

    def noted(self: Results, position: int, converted: object) -> object:
        paths.append(self.items[position].relative_path)
        return finish(self, position, converted)  # type: ignore[arg-type]

    monkeypatch.setattr(Results, "_finish", noted)
    return paths


BLOG = {
    "_config.yml": "title: T\npermalink: /:title.html\n",
    "_layouts/post.html": "<h1>{{ page.title }}</h1>{{ page.next.title }}{{ content }}{% include foot.html %}",
    "_includes/foot.html": "{{ site.title }} {{ site.time | date: '%Y' }} {{ site.data.me.name }}",
    "_data/me.yml": "name: N\n",
    "_data/other.yml": "a: b\n",
    "index.html": "---\n---\n{% for p in site.posts %}{{ p.title }}{% endfor %}",
    "all.html": "---\n---\n{% for p in site.posts %}{{ p.content }}{% endfor %}",
    "alone.html": "---\n---\nalone",
    **{f"_posts/2025-01-0{n}-p{n}.md": f"---\nlayout: post\ntitle: P{n}\n---\ntext {n}\n" for n in range(1, 6)},
}  # fmt: skip
LISTING = ["all.html", "index.html"]
POSTS = [f"_posts/2025-01-0{n}-p{n}.md" for n in range(1, 6)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"_posts/2025-01-02-p2.md": "---\nlayout: post\ntitle: P2\n---\nother\n"}, [POSTS[1], "all.html"]),
        (
            {"_posts/2025-01-02-p2.md": "---\nlayout: post\ntitle: New\n---\ntext 2\n"},
            [POSTS[0], POSTS[1], "index.html"],
        ),
        ({"_includes/foot.html": "!"}, POSTS),
        ({"_layouts/post.html": "{{ content }}"}, POSTS),
        ({"_data/me.yml": "name: M\n"}, POSTS),
        ({"_data/other.yml": "a: c\n"}, []),
        ({"_config.yml": "title: U\npermalink: /:title.html\n"}, POSTS),
        ({"_config.yml": "title: T\npermalink: /:title.html\nunread: 1\n"}, []),
        ({"alone.html": "---\n---\nchanged"}, ["alone.html"]),
        ({"_posts/2025-02-01-n.md": "---\ntitle: N\n---\n"}, [POSTS[4], "_posts/2025-02-01-n.md", *LISTING]),
    ],
)  # fmt: skip
def test_only_what_read_a_change_is_rendered_again(
    changes: dict[str, str], expected: list[str], sandbox: Sandbox, rendered: list[str]
) -> None:
    sandbox.write(BLOG).build(cache=True)
    rendered.clear()
    sandbox.write(changes).build(cache=True)
    assert sorted(rendered) == sorted(expected)


@pytest.mark.parametrize("files", [PLACED, OUTPUT], ids=["placed", "output"])
def test_circles_come_out_as_in_a_clean_build(files: dict[str, str], sandbox: Sandbox) -> None:
    sandbox.write(files).build(cache=True)
    sandbox.write({"b.html": "---\n---\n"}).build(cache=True)
    found = {name: sandbox.read(name) for name in sandbox.files()}
    sandbox.build()
    assert found == {name: sandbox.read(name) for name in sandbox.files()}


def test_a_list_of_pages_is_kept_with_the_source_maps_in_it(sandbox: Sandbox, rendered: list[str]) -> None:
    listing = "---\n---\n{% for p in site.pages %}{{ p.name }} {{ p.title }} {{ p.content | size }},{% endfor %}"
    sandbox.write({"a.scss": "---\n---\na { color: red; }\n", "list.html": listing, "other.html": "---\n---\n"})
    sandbox.build(cache=True)
    assert "a.css.map" in sandbox.read("list.html")
    rendered.clear()
    sandbox.build(cache=True)
    sandbox.write({"other.html": "---\nunread: 1\n---\n"}).build(cache=True)
    assert rendered == ["other.html"]
    sandbox.write({"a.scss": "---\n---\na { color: red; }\nb { color: red; }\n"}).build(cache=True)
    assert rendered == ["other.html", "a.scss", "list.html"]
    found = sandbox.read("list.html")
    sandbox.build()
    assert sandbox.read("list.html") == found


def test_a_value_that_nobody_read_for_a_while_is_known_as_it_is(sandbox: Sandbox) -> None:
    def listed(title: str, reads: bool) -> str:
        page = "---\n---\n{% for p in site.posts %}{{ p.title }}{% endfor %}" if reads else "---\n---\nnothing"
        post = {"_posts/2025-01-01-x.md": f"---\ntitle: {title}\n---\nx\n"}
        sandbox.write({"list.html": page, **post}).build(cache=True)
        return sandbox.read("list.html")

    assert [listed("A", True), listed("B", False), listed("B", True), listed("A", True)] == ["A", "nothing", "B", "A"]


def test_nanoseconds_make_another_time(sandbox: Sandbox) -> None:
    page = "---\n---\n{{ site.data.run.at | date: '%N' }}"
    for digit in "898":
        files = {"index.html": page, "_data/run.yml": f"at: 2020-01-01 00:00:00.12345678{digit} +00:00\n"}
        sandbox.write(files).build(cache=True)
        assert sandbox.read("index.html") == f"12345678{digit}"


def test_the_clock_matters_as_far_as_it_is_shown(sandbox: Sandbox, rendered: list[str]) -> None:
    sandbox.write(BLOG).build(cache=True)
    rendered.clear()
    sandbox.build(cache=True, environ={"SOURCE_DATE_EPOCH": "1768564800"})
    assert rendered == []
    sandbox.build(cache=True, environ={"SOURCE_DATE_EPOCH": "1800000000"})
    assert sorted(rendered) == POSTS


def test_it_is_the_default(sandbox: Sandbox, rendered: list[str]) -> None:
    words = ["build", "-q", "-s", str(sandbox.write(BLOG).source), "-d", str(sandbox.destination)]
    assert run_command(words) == 0
    assert (sandbox.source / ".jekyll-cache" / STORE).is_file()
    rendered.clear()
    assert run_command(words) == 0
    assert rendered == []
    assert run_command([*words, "--no-cache"]) == 0
    assert len(rendered) == len(BLOG) - 5


@pytest.mark.parametrize("options", [{"disable_disk_cache": True}, {"safe": True}])
def test_no_store_where_jekyll_has_no_cache(options: dict[str, bool], sandbox: Sandbox) -> None:
    sandbox.write(BLOG).build(cache=True, **options)
    assert not (sandbox.source / ".jekyll-cache").exists()


def test_a_store_in_a_site_that_includes_hidden_files_is_no_part_of_it(sandbox: Sandbox) -> None:
    sandbox.write({"_config.yml": "include: ['.*']\n", "a.md": "---\n---\n"}).build(cache=True)
    sandbox.build(cache=True)
    assert not [name for name in sandbox.files() if "store" in name]


def test_another_build_at_the_same_time_goes_without_the_store(sandbox: Sandbox, rendered: list[str]) -> None:
    sandbox.write(BLOG).build(cache=True)
    told: list[str] = []
    with closing(Store(sandbox.source / ".jekyll-cache" / STORE)):
        rendered.clear()
        sandbox.build(cache=True, notice=told.append)
        assert len(rendered) == len(BLOG) - 5
        assert told == []
    rendered.clear()
    sandbox.build(cache=True)
    assert rendered == []


def test_a_file_of_the_destination_that_was_changed_is_written_again(sandbox: Sandbox) -> None:
    sandbox.write(BLOG).build(cache=True)
    page = sandbox.destination / "alone.html"
    for text in ("other", "aloud"):
        page.write_text(text)
        sandbox.build(cache=True)
        assert page.read_text() == "alone"
    page.unlink()
    sandbox.build(cache=True)
    assert page.read_text() == "alone"


def test_two_destinations_in_turn(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.write(BLOG)
    for text in ("one", "two", "one"):
        sandbox.write({"alone.html": f"---\n---\n{text}"})
        for name in ("site", "other"):
            sandbox.build(cache=True, destination=str(tmp_path / name))
            assert (tmp_path / name / "alone.html").read_text() == text


@pytest.mark.parametrize("spoilt", [b"", b"SQLite format 3\0", b"no store" * 1000])
def test_a_store_that_is_none_is_discarded_with_a_line(spoilt: bytes, sandbox: Sandbox, rendered: list[str]) -> None:
    sandbox.write(BLOG).build(cache=True)
    store = sandbox.source / ".jekyll-cache" / STORE
    store.write_bytes(spoilt)
    told: list[str] = []
    sandbox.build(cache=True, notice=told.append)
    assert len(told) <= 1
    rendered.clear()
    sandbox.build(cache=True)
    assert rendered == []


def _size_of_store(sandbox: Sandbox) -> int:
    """How many rows there are, and how many bytes of reads and groups."""
    with closing(sqlite3.connect(sandbox.source / ".jekyll-cache" / STORE)) as store:
        found = 0
        for (table,) in store.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
            found += store.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        found += store.execute("SELECT sum(length(names)) + sum(length(digests)) FROM reads").fetchone()[0]
        found += store.execute("SELECT total(length(members)) FROM groups").fetchone()[0]
        return int(found)


def test_the_store_does_not_grow(sandbox: Sandbox) -> None:
    sizes = []
    for edit in range(200):
        name = f"n{edit:03}"
        for old in ("_includes", "_posts", "_data"):
            shutil.rmtree(sandbox.source / old, ignore_errors=True)
        posts = {f"_posts/2025-01-01-{name}-{n}.md": f"---\ntitle: {name}\nk: {n}\n---\n{name}" for n in range(2)}
        sandbox.write({
            "_config.yml": "title: T\n",
            f"_includes/{name}.html": "{{ site.title }}",
            f"_data/{name}.yml": "a: b\n",
            "all.html": "---\n---\n{% assign s = site.posts | where: 'k', 1 %}{{ s[0].title }}{% for p in site.posts %}"
            f"{{{{ p.title }}}}{{{{ p.{name} }}}}{{{{ p.content }}}}{{% endfor %}}{{{{ 'now' | date: '{name}' }}}}",
            "index.html": f"---\n---\n{{% include {name}.html %}}{{{{ site.data.{name}.a }}}}{{{{ site.{name} }}}}",
            **posts,
        })  # fmt: skip
        sandbox.build(cache=True)
        sizes.append(_size_of_store(sandbox))
    assert max(sizes[60:]) <= 1.1 * max(sizes[:60])


STYLES = {
    "_config.yml": "sass: {load_paths: [more]}\n",
    "a.scss": "---\n---\n@import 'one';\n",
    "b.scss": "---\n---\n@import 'deep/two';\n",
    "more/.keep": "",
    "_sass/_one.scss": "i { top: 1px }\n",
    "_sass/_three.scss": "i { top: 3px }\n",
    "_sass/deep/_two.scss": "@import 'three';\n",
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"_sass/_one.scss": "b { top: 1px }\n"}, ["a.scss"]),
        ({"_sass/_three.scss": "b { top: 3px }\n"}, ["b.scss"]),
        ({"_sass/_four.scss": "b { top: 4px }\n"}, []),
        ({"more/_one.scss": "b { top: 5px }\n"}, ["a.scss"]),  # comes first
        ({"_sass/deep/_three.scss": "b { top: 6px }\n"}, ["b.scss"]),  # lies beside the one that asks for it
        ({"_sass/deep/_one.scss": "b { top: 7px }\n"}, []),
        ({"_sass/_three.css": "b { top: 8px }\n"}, ["b.scss"]),  # might come first
        ({"_sass/one/_index.scss": "b { top: 9px }\n"}, ["a.scss"]),
    ],
)
def test_a_stylesheet_is_compiled_again_for_what_it_imports(
    changes: dict[str, str], expected: list[str], sandbox: Sandbox, rendered: list[str]
) -> None:
    sandbox.write(STYLES).build(cache=True)
    rendered.clear()
    sandbox.write(changes).build(cache=True)
    assert sorted(rendered) == expected
    found = {name: sandbox.read(name) for name in sandbox.files()}
    sandbox.build(cache=False)
    assert found == {name: sandbox.read(name) for name in sandbox.files()}


def test_what_a_stylesheet_lacked_is_noticed_when_it_comes(sandbox: Sandbox) -> None:
    sandbox.write({**STYLES, "a.scss": "---\n---\n@import 'late';\n"})
    with pytest.raises(ConversionError):
        sandbox.build(cache=True)
    sandbox.write({"_sass/_late.scss": "b { top: 1px }\n"}).build(cache=True)
    assert "top: 1px" in sandbox.read("a.css")


def test_nothing_is_saved_of_a_site_that_was_not_written(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write(BLOG)

    def refused(*_: object, **__: object) -> None:
        raise PathError("no")

    monkeypatch.setattr("liquid_compat.pipeline.write.write_site", refused)
    with pytest.raises(PathError):
        sandbox.build(cache=True)
    assert not (sandbox.source / ".jekyll-cache" / STORE).exists()
