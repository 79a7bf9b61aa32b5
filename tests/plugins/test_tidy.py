"""jekyll-tidy: what it leaves alone, and what it can't read."""

from __future__ import annotations

import pytest

from liquid_compat.errors import PluginError

from ..conftest import Sandbox

PAGE = "---\n---\n<p>a</p><p>b</p>"
TIDY = "<p>a</p>\n<p>b</p>"


@pytest.mark.parametrize(
    ("glob", "tidied"),
    [
        ("a.html", {"x/b.html", "x/y/c.html"}),
        ("*.html", {"x/b.html", "x/y/c.html"}),
        ("x/*", {"a.html", "x/y/c.html"}),
        ("x/**/*.html", {"a.html"}),
        ("**/*.html", set()),
        ("[ab].ht?l", {"x/b.html", "x/y/c.html"}),
        ("[!a].html", {"a.html", "x/b.html", "x/y/c.html"}),
    ],
)
def test_patterns_of_what_stays(glob: str, tidied: set[str], sandbox: Sandbox) -> None:
    names = ("a.html", "x/b.html", "x/y/c.html")
    config = f"plugins: [jekyll-tidy]\njekyll_tidy: {{exclude: ['{glob}']}}\n"
    sandbox.write({"_config.yml": config, **dict.fromkeys(names, PAGE)}).build()
    assert {name for name in names if sandbox.read(name) == TIDY} == tidied


def test_a_tag_that_is_none(sandbox: Sandbox) -> None:
    with pytest.raises(PluginError, match="`<` in line 2"):
        sandbox.write({"_config.yml": "plugins: [jekyll-tidy]\n", "a.html": "---\n---\na\nb < c"}).build()


@pytest.mark.parametrize("options", ["[a]", "{exclude: a.html}"])
def test_options_that_cannot_be_used(options: str, sandbox: Sandbox) -> None:
    with pytest.raises(PluginError, match="mapping of options"):
        sandbox.write({"_config.yml": f"plugins: [jekyll-tidy]\njekyll_tidy: {options}\n"}).build()
