"""An edit reaches the browser: what it is told, and that it then gets the new site."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from liquid_compat.serve import Server
from liquid_compat.serve.snapshot import Snapshot, Stamp, Text
from liquid_compat.serve.stage import Stage
from tests.conftest import Sandbox

from .served import Browser, get, server_of, tree, until

FILES = {
    "_config.yml": "title: First\n",
    "_layouts/default.html": "<{{ content }}>",
    "_includes/part.html": "part",
    "_data/people.yml": "- Ann\n",
    "_sass/_colors.scss": "$color: red;\n",
    "index.html": "---\nlayout: default\n---\n{% include part.html %} {{ site.title }} {{ site.data.people[0] }}",
    "css/main.scss": "---\n---\n@import 'colors';\na { color: $color; }\n",
    "notes.txt": "notes",
}
ALL = ("_layouts/default.html", "_includes/part.html", "_data/people.yml", "_sass/_colors.scss", "notes.txt")


@pytest.fixture
def served(sandbox: Sandbox) -> Iterator[tuple[Sandbox, Server]]:
    with server_of(sandbox.write(FILES)) as server:
        yield sandbox, server


@pytest.mark.parametrize(
    ("name", "text", "body"),
    [
        ("_config.yml", "title: Second\n", "<part Second Ann>"),
        ("_layouts/default.html", "[{{ content }}]", "[part First Ann]"),
        ("_includes/part.html", "other", "<other First Ann>"),
        ("_data/people.yml", "- Ben\n", "<part First Ben>"),
        ("index.html", "new", "new"),
    ],
)
def test_an_edit_is_told_and_served(served: tuple[Sandbox, Server], name: str, text: str, body: str) -> None:
    site, server = served
    with Browser(server) as browser:
        first = browser.state["version"]
        site.write({name: text})
        state = browser.until(lambda state: state["version"] != first)
        assert (state["previous"], state["styles"]) == (first, None)
        assert get(server, "/").text == body
        assert site.read("index.html") == body


def test_style_sheets_are_told_by_name(served: tuple[Sandbox, Server]) -> None:
    site, server = served
    with Browser(server) as browser:
        site.write({"_sass/_colors.scss": "$color: blue;\n"})
        state = browser.until(lambda state: state["styles"] is not None)
        assert state["styles"] == ["/css/main.css"]
        assert "blue" in get(server, "/css/main.css").text


def test_what_changes_nothing_reloads_nothing(served: tuple[Sandbox, Server]) -> None:
    site, server = served
    with Browser(server) as browser:
        site.write({"_includes/unused.html": "x", "_drafts/later.md": "---\n---\n", "index.html": FILES["index.html"]})
        site.write({"new.txt": "x"})
        first = browser.state["version"]
        assert browser.until(lambda state: state["version"] != first)["version"].endswith(".2")
        assert get(server, "/new.txt").status_code == 200


def test_files_come_and_go(served: tuple[Sandbox, Server]) -> None:
    site, server = served
    site.write({"folder/new.html": "---\n---\n{{ page.url }}", "_posts/2025-01-01-post.md": "---\n---\nx"})
    until(lambda: get(server, "/folder/new").text == "/folder/new.html")
    until(lambda: get(server, "/2025/01/01/post").status_code == 200)
    (site.source / "folder").rename(site.source / "renamed")
    until(lambda: get(server, "/folder/new").status_code == 404)
    assert get(server, "/renamed/new").text == "/renamed/new.html"
    (site.source / "notes.txt").unlink()
    until(lambda: get(server, "/notes.txt").status_code == 404)


def test_a_failure_is_shown_until_it_is_mended(served: tuple[Sandbox, Server]) -> None:
    site, server = served
    before = tree(site.destination)
    with Browser(server) as browser:
        version = browser.state["version"]
        site.write({"index.html": "---\ntitle: x\n---\none\n{% if page.title %}\ntwo <b>\n"})
        state = browser.until(lambda state: state["failure"])
        assert state["version"] == version  # the last good site stays
        assert "index.html:7" in state["failure"]
        assert "   5 | {% if page.title %}\n   6 | two &lt;b&gt;\n<mark>   7 | \n" in state["failure"]
        assert get(server, "/").text == "<part First Ann>"
        assert tree(site.destination) == before
        with Browser(server) as late:  # opened meanwhile
            assert late.state["failure"] == state["failure"]
        site.write({"index.html": FILES["index.html"]})
        assert browser.until(lambda state: not state["failure"])["version"] == version


def test_a_configuration_that_fails_and_is_mended(served: tuple[Sandbox, Server]) -> None:
    site, server = served
    with Browser(server) as browser:
        site.write({"_config.yml": "title:\n\t- x\n"})
        state = browser.until(lambda state: state["failure"])
        assert "_config.yml:2" in state["failure"]
        site.write({"_config.yml": "title: Third\nbaseurl: /base\n"})
        browser.until(lambda state: not state["failure"])
        assert get(server, "/base/").text == "<part Third Ann>"
        assert get(server, "/").status_code == 404


def test_a_first_build_that_fails_is_shown(sandbox: Sandbox) -> None:
    with server_of(sandbox.write({**FILES, "index.html": "---\n---\n{% nope %}"})) as server:
        answer = get(server, "/", accept="text/html")
        assert answer.status_code == 503
        assert "nope" in answer.text and "/__liquid-compat/reload.js" in answer.text
        with Browser(server) as browser:
            assert "nope" in browser.state["failure"]
            sandbox.write(FILES)
            browser.until(lambda state: not state["failure"])
            assert browser.state["version"] != browser.states[0]["version"]
        assert get(server, "/").text == "<part First Ann>"


def test_warnings_are_shown(served: tuple[Sandbox, Server]) -> None:
    site, server = served
    with Browser(server) as browser:
        assert browser.state["warnings"] == ""
        site.write({"page.md": "---\nlayout: defualt\n---\nx"})
        state = browser.until(lambda state: state["warnings"])
        assert "1 warning" in state["warnings"] and "defualt" in state["warnings"]
        (site.source / "page.md").unlink()
        browser.until(lambda state: not state["warnings"])


def test_a_theme_beside_the_site_is_followed(sandbox: Sandbox, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    for name, text in {"_layouts/default.html": "one {{ content }}", "my-theme.gemspec": ""}.items():
        (theme / name).parent.mkdir(parents=True, exist_ok=True)
        (theme / name).write_text(text)
    sandbox.write({"Gemfile": 'gem "my-theme", path: "../theme"\n', "index.html": "---\nlayout: default\n---\nhome"})
    with server_of(sandbox) as server:  # the theme comes while the site is served
        assert get(server, "/").text == "home"
        sandbox.write({"_config.yml": "theme: my-theme\n"})
        until(lambda: get(server, "/").text == "one home")
        (theme / "_layouts/default.html").write_text("two {{ content }}")
        until(lambda: get(server, "/").text == "two home")


def test_ignored_files_reload_nothing(sandbox: Sandbox) -> None:
    with server_of(sandbox.write(FILES), livereload_ignore=["*.txt"]) as server, Browser(server) as browser:
        version = browser.state["version"]
        sandbox.write({"notes.txt": "other"})
        until(lambda: get(server, "/notes.txt").text == "other")
        sandbox.write({"new.html": "x"})
        assert browser.until(lambda state: state["version"] != version)["previous"] == version


def snapshot(text: str) -> Snapshot:
    return Snapshot("", {"a": Text(text.encode(), Stamp(0, 0, 0, len(text)))}, {})


def test_reloading_can_wait_for_a_rest() -> None:
    async def told() -> tuple[list[str], bool]:
        stage = Stage(min_delay=0.2, max_delay=0.3)
        queue = stage.listen()
        await queue.get()
        for text in ("one", "two", "three"):
            stage.succeed(snapshot(text), "", "")
        versions = [json.loads(await queue.get())["version"]]
        for number in range(60):  # without a rest
            stage.succeed(snapshot(str(number)), "", "")
            await asyncio.sleep(0.02)
        return versions, not queue.empty()

    versions, is_told = asyncio.run(told())
    assert [version.partition(".")[2] for version in versions] == ["3"]
    assert is_told


def test_reloading_has_a_port_of_its_own_where_it_is_asked_for(sandbox: Sandbox) -> None:
    from websockets.sync.client import connect

    with server_of(sandbox.write(FILES), livereload_port=0) as server:
        page = get(server, "/", accept="text/html").text
        port = int(page.partition('data-port="')[2].partition('"')[0])
        assert port != server.port
        origin = f"http://localhost:{server.port}"
        with connect(f"ws://localhost:{port}/__liquid-compat/socket", origin=origin, proxy=None) as told:  # type: ignore[arg-type]
            assert "version" in str(told.recv())


def test_without_watching_nothing_is_built_again(sandbox: Sandbox) -> None:
    with server_of(sandbox.write(FILES), watch=False) as server, Browser(server) as browser:
        sandbox.write({"notes.txt": "other"})
        assert get(server, "/notes.txt").text == "notes"
        assert server.build()
        browser.until(lambda state: get(server, "/notes.txt").text == "other")
