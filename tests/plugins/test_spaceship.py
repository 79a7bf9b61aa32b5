"""What jekyll-spaceship's golden sites can't show: what the gem fails on, what is left to servers, bad options."""

from __future__ import annotations

import pytest

from liquid_compat.errors import PluginError
from liquid_compat.plugins.spaceship.sources import put_back, replaced, set_aside

from ..conftest import Sandbox

CONFIG = "plugins: [jekyll-spaceship]\n"


@pytest.mark.parametrize(
    ("new", "expected"),
    [("x", "axa"), (r"\\", "a\\a"), (r"\0\1!", "a b!a"), (r"\$", r"a\$a"), (r"\\\\ ", "a\\\\ a")],
)
def test_replacements_are_rubys(new: str, expected: str) -> None:
    assert replaced("a ba", " b", new) == expected


def test_what_is_set_aside_comes_back() -> None:
    source = "`a` ```\nb\n``` {{ c }} {% d %} \\`e`"
    text, kept = set_aside(source)
    assert "a" not in text.replace("<!JEKYLL@", "") and "{{" not in text
    assert put_back(text, kept) == source


def test_markdown_in_a_script(sandbox: Sandbox) -> None:
    page = '---\n---\n<html><body><script type="text/markdown"># A *title*\n\\1. one</script></body></html>'
    sandbox.write({"_config.yml": CONFIG, "a.html": page}).build()
    assert '<h1 id="a-title">A <em>title</em>' in sandbox.read("a.html")
    assert "<script" not in sandbox.read("a.html")


@pytest.mark.parametrize(
    ("options", "page", "message"),
    [
        ("{mermaid-processor: {mode: pre-fetch}}", "x", "are not fetched"),
        ("{}", "![](https://soundcloud.com/somebody/track)", "number of the track"),
    ],
)
def test_what_only_a_server_knows_is_warned_of(options: str, page: str, message: str, sandbox: Sandbox) -> None:
    files = {"_config.yml": f"{CONFIG}jekyll-spaceship: {options}\n", "a.md": f"---\n---\n{page}"}
    sandbox.write(files).build()
    assert message in sandbox.messages[0]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("[table]", "mapping of options"),
        ("{mathjax-processor: {optimize: {include: ['(']}}}", "can't be read"),
        ("{plantuml-processor: {src: 'https://example.org/{x}'}}", "no text can be put"),
    ],
)
def test_options_that_cannot_be_used(options: str, message: str, sandbox: Sandbox) -> None:
    files = {"_config.yml": f"{CONFIG}jekyll-spaceship: {options}\n", "a.md": "---\n---\n@startuml\na\n@enduml"}
    with pytest.raises(PluginError, match=message):
        sandbox.write(files).build()
