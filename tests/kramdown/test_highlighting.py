"""What kramdown puts around highlighted code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from liquid_compat.kramdown import Document


class Highlighter:
    """Marks everything but plain text, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str | None, str]] = []

    def __call__(self, code: str, lang: str | None, kind: str, options: Mapping[str, Any]) -> str | None:
        self.calls.append((code, lang, kind))
        default = {**options, **options.get(kind, {})}.get("default_lang")
        return None if (lang or default) is None else f"[{code}]"


def render(text: str, **options: Any) -> tuple[str, list[tuple[str, str | None, str]]]:
    highlighter = Highlighter()
    return Document(text, {"input": "GFM", **options}, highlighter=highlighter).to_html(), highlighter.calls


def test_a_block() -> None:
    html, calls = render("```ruby?a=b\nx\n```\n")
    assert html == '<div class="language-ruby highlighter-rouge">[x\n]</div>\n'
    assert calls == [("x\n", "ruby?a=b", "block")]


def test_a_block_in_a_list_with_attributes() -> None:
    html, _ = render("- ~~~\n  x\n  ~~~\n  {: .language-c .big #i}\n")
    assert '    <div class="language-c big highlighter-rouge" id="i">[x\n]    </div>\n' in html


def test_what_is_not_highlighted_is_plain() -> None:
    html, _ = render("    a <b>\n")
    assert html == "<pre><code>a &lt;b&gt;\n</code></pre>\n"


def test_the_default_language_is_told_in_the_class() -> None:
    options = {"default_lang": "plaintext"}
    html, calls = render("    a\n", syntax_highlighter_opts=options)
    assert html == '<div class="language-plaintext highlighter-rouge">[a\n]</div>\n'
    assert calls == [("a\n", None, "block")]
    html, _ = render("`a`", syntax_highlighter_opts={"span": options})
    assert html == '<p><code class="language-plaintext highlighter-rouge">[a]</code></p>\n'


def test_a_span() -> None:
    html, calls = render("`x`{:.language-ruby .y}")
    assert html == '<p><code class="language-ruby y highlighter-rouge">[x]</code></p>\n'
    assert calls == [("x", "ruby", "span")]


@pytest.mark.parametrize("name", [None, "nil"])
def test_highlighting_can_be_switched_off(name: str | None) -> None:
    html, calls = render("```c\nx\n```\n", syntax_highlighter=name)
    assert html == '<pre><code class="language-c">x\n</code></pre>\n'
    assert not calls


def test_white_space_can_be_shown() -> None:
    html, _ = render("     a\tb\n{:.show-whitespaces}\n")
    assert '<code><span class="ws-space-l">&#8901;</span>a<span class="ws-tab">\t</span>b\n' in html
