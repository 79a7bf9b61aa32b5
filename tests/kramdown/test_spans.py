"""What happens inside of a line of text; what is expected is what Ruby's kramdown 2.4.0 prints."""

from __future__ import annotations

import pytest

from liquid_compat.kramdown import Document


def inner(text: str, **options: object) -> str:
    """The HTML inside of the one paragraph that `text` is."""
    result = Document(text, {"auto_ids": False, **options}).to_html()
    assert result.startswith("<p>") and result.endswith("</p>\n"), result
    return result[3:-5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* _b_ **c** __d__", "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong>"),
        ("snake_case_name _x_y_", "snake_case_name <em>x_y</em>"),
        ("***a***", "<strong><em>a</em></strong>"),
        ("**a *b** c*", "<em>*a *b** c</em>"),
        ("* a * b", "* a * b"),
        ("**a", "**a"),
        ("*a **b* c**", "*a <strong>b* c</strong>"),
    ],
)
def test_emphasis(text: str, expected: str) -> None:
    if text.startswith("* "):
        text = "x " + text
        expected = "x " + expected
    assert inner(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\"a\" 'b'", "“a” ‘b’"),
        ("don't", "don’t"),
        ("the '80s", "the ’80s"),
        ("\"'a' b\"", "“‘a’ b”"),
        ("`a`'s", "<code>a</code>’s"),
        ('("a")', "(“a”)"),
        ('*"a"*', "<em>“a”</em>"),
        ('a \\"b\\"', 'a "b"'),
        ('x  \n"a"', "x<br />\n“a”"),
    ],
)
def test_smart_quotes(text: str, expected: str) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a -- b --- c...", "a – b — c…"),
        ("<< a >>", "«\u00a0a\u00a0»"),
        ("a \\<<b\\>>", "a &lt;&lt;b&gt;&gt;"),
        ("&copy; &amp; &foo; & &#8212; &quot;", '© &amp; &amp;foo; &amp; — "'),
        ("a < b > c", "a &lt; b &gt; c"),
    ],
)
def test_symbols_and_entities(text: str, expected: str) -> None:
    assert inner(text) == expected


def test_entity_output() -> None:
    assert inner("&copy; ...", entity_output="symbolic") == "&copy; &hellip;"
    assert inner("&copy; ...", entity_output="numeric") == "&#169; &#8230;"
    assert inner("&copy; &#169;", entity_output="as_input") == "&copy; &#169;"
    assert inner('"a"', smart_quotes="apos,apos,laquo,187") == "«a»"
    assert inner("a... --", typographic_symbols={"hellip": "...", "ndash": "<"}) == "a... &lt;"


def test_code_spans() -> None:
    assert inner("`a` `` `b` `` ` c") == "<code>a</code> <code>`b`</code> ` c"
    assert inner("```a`") == "```a`"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b)", '<a href="b">a</a>'),
        ("[a](b (c) d)", '<a href="b (c) d">a</a>'),
        ('[a](<b c> "T")', '<a href="b c" title="T">a</a>'),
        ("[a](b 'T \"t\"')", '<a href="b" title="T &quot;t&quot;">a</a>'),
        ("![*a*](b)", '<img src="b" alt="*a*" />'),
        ("[![a](b)](c)", '<a href="c"><img src="b" alt="a" /></a>'),
        ("[a [b](c)](d)", '<a href="d">a [b](c)</a>'),
        ("[a]", "[a]"),
        ("[a](b", "[a](b"),
        ("[](b)", '<a href="b"></a>'),
        ("<http://a.b/?c&d>", '<a href="http://a.b/?c&amp;d">http://a.b/?c&amp;d</a>'),
        ("<a@b.c>", '<a href="mailto:a@b.c">a@b.c</a>'),
    ],
)
def test_links(text: str, expected: str) -> None:
    assert inner(text) == expected


def test_link_references() -> None:
    text = '[A  b][] [x][a B] [A\nb]\n\n[a b]: /u "T"\n{: .c}\n'
    result = Document(text, {"auto_ids": False}).to_html()
    assert result.count('<a class="c" href="/u" title="T">') == 3
    assert inner("[p]", link_defs={"p": ["/q"]}) == '<a href="/q">p</a>'


def test_attributes_of_spans() -> None:
    assert inner("*a*{:.b #c} [d](e){: f='g'}") == '<em class="b" id="c">a</em> <a href="e" f="g">d</a>'
    document = Document("text{:.b}")
    assert document.warnings == ["The attribute list on line 1 has no span before it"]


def test_html_in_a_line() -> None:
    assert inner("<b>*a*</b> <br> <i>") == "<b><em>a</em></b> <br /> <i></i>"
    assert inner('<span markdown="0">*a*</span>') == "<span>*a*</span>"
    assert inner("<kbd>*a*</kbd>") == "<kbd>*a*</kbd>"
    assert inner("<b>*a*</b>", parse_span_html=False) == "<b>*a*</b>"
    assert inner("a <!-- *b* --> c") == "a <!-- *b* --> c"
    assert inner("a <div>b</div>") == "a &lt;div&gt;b&lt;/div&gt;"


def test_line_breaks() -> None:
    assert inner("a  \nb\\\\\nc") == "a<br />\nb<br />\nc"
    assert inner("a\nb", input="GFM") == "a<br />\nb"
    assert inner("a\nb\\\nc", input="GFM", hard_wrap=False) == "a\nb<br />\nc"


def test_strikethrough_in_gfm() -> None:
    assert inner("~~a *b*~~ ~~ c ~~", input="GFM") == "<del>a <em>b</em></del> ~~ c ~~"
    assert inner("~~a~~") == "~~a~~"


def test_no_symbols_with_the_quirk() -> None:
    assert inner("a -- b...", input="GFM", gfm_quirks=["no_auto_typographic"]) == "a -- b..."


def test_abbreviations() -> None:
    text = "HTML, XHTML and *HTML*\n\n*[HTML]: Hyper Text\n*[XHTML]:\n"
    assert Document(text).to_html() == (
        '<p><abbr title="Hyper Text">HTML</abbr>, <abbr>XHTML</abbr> and'
        ' <em><abbr title="Hyper Text">HTML</abbr></em></p>\n\n'
    )


def test_math_in_a_line() -> None:
    assert inner("a $$x<y$$ b") == "a \\(x&lt;y\\) b"
    assert inner("a $$x$$ b", math_engine=None) == 'a <span class="kdmath">$x$</span> b'


def test_a_math_engine_of_ones_own() -> None:
    document = Document("a $$x$$ b", math_engine=lambda code, kind, options: f"<math>{kind}:{code}</math>")
    assert document.to_html() == "<p>a <math>span:x</math> b</p>\n"


def test_cjk_line_breaks() -> None:
    assert inner("日本\n語 a\nb", remove_line_breaks_for_cjk=True) == "日本語 a\nb"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ि_a_", "ि_a_"),  # a vowel sign is a letter
        ("²_a_", "²<em>a</em>"),  # a superscript digit is none
        ("_a_²", "<em>a</em>²"),
        ("é_a_", "é_a_"),
        ("_a_️", "<em>a</em>️"),  # nor is a variation selector
        ("'…é' \"é\"", "‘…é’ “é”"),
    ],
)
def test_letters_beyond_ascii(text: str, expected: str) -> None:
    assert inner(text) == expected


def test_abbreviations_end_words_in_ascii_only() -> None:
    assert (
        Document("éAB ABé ABC\n\n*[AB]: x\n")
        .to_html()
        .startswith('<p>é<abbr title="x">AB</abbr> <abbr title="x">AB</abbr>é ABC</p>')
    )
