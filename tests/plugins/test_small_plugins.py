"""What golden sites can't show of small plugins: what they refuse."""

from __future__ import annotations

import pytest

from liquid_compat.errors import LiquidCompatError

from ..conftest import Sandbox


@pytest.mark.parametrize(
    ("plugin", "page", "message"),
    [
        ("jekyll-figure", "{% figref one %}", "no figure above"),
        ("jekyll-figure", "{% figure caption:bare %}x{% endfigure %}", "has no quotes"),
        ("jekyll-tagging", "x", "no layout tag_page"),
    ],
)
def test_what_cannot_be_done_is_told(plugin: str, page: str, message: str, sandbox: Sandbox) -> None:
    config = f"plugins: [{plugin}]\ntag_page_layout: tag_page\n"
    files = {"_config.yml": config, "a.html": f"---\n---\n{page}", "_posts/2025-01-01-a.md": "---\ntags: x\n---\n"}
    with pytest.raises(LiquidCompatError, match=message):
        sandbox.write(files).build()


def test_the_variable_theme(sandbox: Sandbox) -> None:
    files = {
        "_config.yml": "plugins: [jekyll-data]\ntheme: ./themes/mine\n./themes/mine: {colour: blue}\n",
        "themes/mine/_layouts/a.html": "{{ theme.colour }}{{ content }}",
        "a.html": "---\nlayout: a\n---\n!",
    }
    sandbox.write(files).build()
    assert sandbox.read("a.html") == "blue!"
