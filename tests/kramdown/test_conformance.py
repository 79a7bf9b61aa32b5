"""kramdown's own test cases, and those of its GFM parser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from liquid_compat.highlight import kramdown_highlighter
from liquid_compat.kramdown import Document
from tests.conformance import OUTSIDE, needs_outside

DEFAULTS = {"auto_ids": False, "footnote_nr": 1}

pytestmark = needs_outside

OLDER_ROUGE = (
    "kramdown/block/06_codeblock/guess_lang_css_class",
    "kramdown/block/06_codeblock/highlighting",
    "kramdown/block/06_codeblock/highlighting-opts",
    "kramdown/block/06_codeblock/rouge/simple",
    "kramdown/block/12_extension/options3",
)
NEEDS_RUBY = {
    "kramdown/block/06_codeblock/rouge/multiple": "uses a formatter that is a Ruby class",
    **dict.fromkeys(
        OLDER_ROUGE, "an older Rouge put a line break behind </pre>; Rouge 3.30, which Jekyll has, does not"
    ),
}
"""Cases that ask for another highlighter or formatter than the one that Jekyll has."""


def cases() -> list[Any]:
    found = []
    for folder in ("kramdown", "kramdown_gfm"):
        for html in sorted((OUTSIDE / folder).rglob("*.html")):
            if html.with_suffix(".text").exists():
                name = html.relative_to(OUTSIDE).with_suffix("").as_posix()
                reason = NEEDS_RUBY.get(name)
                marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
                found.append(pytest.param(html, id=name, marks=marks))
    return found


def options_of(html: Path) -> dict[str, Any]:
    """The options of a case: its own, else the folder's, else the defaults."""
    for path in (html.with_suffix(".options"), html.parent / "options"):
        if path.exists():
            return dict(yaml.safe_load(path.read_text(encoding="utf-8")))
    return DEFAULTS


def render(html: Path) -> str:
    """What the text of a case comes to."""
    options = options_of(html)
    if "kramdown_gfm" in html.parts:
        options = {**options, "input": "GFM"}
    text = html.with_suffix(".text").read_text(encoding="utf-8")
    return Document(text, options, highlighter=kramdown_highlighter).to_html()


@pytest.mark.parametrize("html", cases())
def test_case(html: Path) -> None:
    assert render(html) == html.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OLDER_ROUGE)
def test_an_older_rouge_differs_in_a_line_break_only(name: str) -> None:
    html = OUTSIDE / f"{name}.html"
    assert render(html) == html.read_text(encoding="utf-8").replace("</pre>\n</div>", "</pre></div>")
