"""What kramdown and Jekyll's `highlight` tag get from Rouge, they get from us."""

from __future__ import annotations

import re
from typing import Any

import pytest

from liquid_compat.errors import TemplateSyntaxError
from liquid_compat.highlight import kramdown_highlighter, liquid_tag, render_plain
from liquid_compat.highlight.languages import find
from liquid_compat.highlight.tokens import CLASSES, css_class
from tests.highlight.cases import MARKED, NAMES, TAGS, blocks, golden

GOLDEN = golden()


@pytest.mark.parametrize("kind", ["block", "span"])
def test_kramdown_adapter(kind: str) -> None:
    """No language, known and unknown ones, options after a `?`, line numbers, odd code: all as in kramdown."""
    different = []
    for case, html in zip(blocks(), GOLDEN["blocks"], strict=True):
        if case["kind"] == kind:
            ours = kramdown_highlighter(case["code"], case["lang"], case["kind"], case["options"])
            if ours != html:
                different.append((case, html, ours))
    assert different == []


@pytest.mark.parametrize(
    ("markup", "code", "highlighter", "html"),
    [(*tag, html) for tag, html in zip(TAGS, GOLDEN["tags"], strict=True)],
    ids=[f"{markup} {highlighter}" for markup, _, highlighter in TAGS],
)
def test_highlight_tag(markup: str, code: str, highlighter: str, html: str) -> None:
    """What stands between the tag's `<pre><code …>` and its end; Jekyll trims line ends before and chomps after."""
    lang, *rest = markup.lower().split(None, 1)
    options: dict[str, Any] = dict(part.partition("=")[::2] for part in "".join(rest).split() if "=" in part)
    options.update({part: True for part in "".join(rest).split() if "=" not in part})
    code = re.sub(r"\A[\n\r]+|[\n\r]+\Z", "", code)
    ours = render_plain(code) if highlighter == "none" else liquid_tag(code, lang, options)
    inner = re.fullmatch(r'<figure class="highlight"><pre><code [^>]*>(.*)</code></pre></figure>', html, re.DOTALL)
    assert inner is not None
    assert ours.removesuffix("\n") == inner.group(1)


@pytest.mark.parametrize(
    ("lang", "code", "lines", "linenos", "html"),
    [(*case, html) for case, html in zip(MARKED, GOLDEN["marked"], strict=True)],
)
def test_marked_lines(lang: str, code: str, lines: list[str], linenos: bool, html: str) -> None:
    """`mark_lines`, alone and with line numbers: lines out of range mark nothing, spans end with their line."""
    assert liquid_tag(code, lang, {"mark_lines": lines, **({"linenos": "inline"} if linenos else {})}) == html


@pytest.mark.parametrize("value", [True, "3", "false", ["a"]])
def test_marked_lines_are_numbers_in_quotes(value: Any) -> None:
    with pytest.raises(TemplateSyntaxError, match="Expected a double-quoted list of integers") as caught:
        liquid_tag("x", "ruby", {"mark_lines": value})
    assert 'mark_lines="1 3 5"' in str(caught.value.problem.hint)


def test_names_are_rouges_not_pygments() -> None:
    ours = [language.tag if (language := find(name)) else None for name in NAMES]
    assert dict(zip(NAMES, ours, strict=True)) == dict(zip(NAMES, GOLDEN["names"], strict=True))


def test_a_type_that_rouge_lacks_takes_its_ancestors_class() -> None:
    from pygments.token import Keyword, Punctuation, String

    assert css_class(Keyword.Nonsense.More) == "k"
    assert css_class(Punctuation.Marker) == "p"
    assert css_class(String.Double) == CLASSES[String.Double] == "s2"
