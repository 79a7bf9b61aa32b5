"""Any text renders: no error, HTML that nests, however deep or hostile the text is."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liquid_compat.kramdown import Document
from liquid_compat.kramdown.html_tags import VOID_ELEMENTS

DEPTH = 1000
GFM = {"input": "GFM", "hard_wrap": False}

SYNTAX = """
* ** _ __ ` `` ``` ~~~ [ ] ( ) ![ ]( ][ < > <b> </b> <i <div> </div> <p> </p> <br> <!-- --> <span> </span> <ul>
<li> </li> <pre> </pre> <table> <td> " ' # ## === --- -- ... >> << | \\ \\* {: } {:.a} {:/} ^ ~~
[^1] [^1]: [a] [a]: : &amp; &lt & a b é 日本 1 10s x_y http://a.b <http://a.b> ! = + |---| :--: {:toc}
"""
LAYOUT = [
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "- ",
    "* ",
    "1. ",
    "> ",
    ": ",
    '<div markdown="1">',
    '<p markdown="span">',
]
SCRIPTS = ["<script>", "</script>", "<style>", "<textarea>"]
"""What stands in these is printed as it is, and may look like tags."""

TEXTS = st.lists(st.sampled_from(SYNTAX.split() + LAYOUT), max_size=40).map("".join)
HTML_TEXTS = st.lists(st.sampled_from(SYNTAX.split() + LAYOUT + SCRIPTS), max_size=40).map("".join)


class Nesting(HTMLParser):
    """Checks that every end tag closes the element that was opened last."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID_ELEMENTS:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"nothing is open at </{tag}>"
        assert self.open.pop() == tag


def assert_nested(html: str) -> None:
    checker = Nesting()
    checker.feed(html)
    checker.close()
    assert not checker.open


@given(TEXTS, st.sampled_from([{}, GFM, {"input": "GFM"}, {"parse_block_html": True}]))
@settings(max_examples=300, deadline=None)
def test_html_is_well_nested(text: str, options: dict[str, object]) -> None:
    assert_nested(Document(text, options).to_html())


@given(st.text(), st.booleans())
@settings(max_examples=200, deadline=None)
def test_no_text_raises(text: str, native: bool) -> None:
    Document(text, {"html_to_native": native}).to_html()


@given(HTML_TEXTS)
@settings(max_examples=200, deadline=None)
def test_no_html_to_convert_raises(text: str) -> None:
    Document(text, {**GFM, "html_to_native": True}).to_html()


@given(HTML_TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_html(text: str) -> None:
    document = Document(text, GFM)
    assert document.to_html() == document.to_html() == Document(text, GFM).to_html()


NESTED = {
    "block quotes": ("> " * DEPTH + "x", "<blockquote>"),
    "lists on a line": ("- " * DEPTH + "x", "<ul>"),
    "ordered lists": ("".join("   " * level + "1. x\n" for level in range(DEPTH)), "<ol>"),
    "lists": ("".join("  " * level + "- x\n" for level in range(DEPTH)), "<ul>"),
    "raw HTML": ("<div>" * DEPTH, "<div>"),
    "HTML blocks": ('<div markdown="1">\n' * DEPTH, "<div>"),
    "HTML spans": ("<b>" * DEPTH + "x", "<b>"),
    "footnotes": ("a[^1]\n\n[^1]: " + "> " * DEPTH + "x\n", "<blockquote>"),
}


@pytest.mark.parametrize("name", NESTED)
def test_a_thousand_levels(name: str) -> None:
    text, tag = NESTED[name]
    html = Document(text, GFM).to_html()
    assert html.count(tag) == DEPTH
    assert_nested(html)


def test_a_thousand_images_in_each_other() -> None:
    html = Document("![" * DEPTH + "x" + "](y)" * DEPTH).to_html()
    assert html.startswith('<p><img src="y" alt="![![')


def test_a_thousand_levels_of_html_become_native() -> None:
    text = "<blockquote>" * DEPTH + "x" + "</blockquote>" * DEPTH
    assert Document(text, {"html_to_native": True}).to_html().count("<blockquote>") == DEPTH


def test_what_is_deeper_is_text() -> None:
    html = Document("> " * 3 * DEPTH + "x").to_html()
    assert DEPTH < html.count("<blockquote>") < 2 * DEPTH
    assert "&gt; &gt; x" in html


HOSTILE = {
    "brackets": "[" * 100_000,
    "open emphasis": "*a " * 30_000,
    "open strong emphasis": "**a " * 30_000,
    "mixed emphasis": "*a **b _c " * 10_000,
    "angles": "<" * 100_000,
    "backticks": "`" * 100_000,
    "backticks of all lengths": "".join("a" + "`" * length for length in range(400)),
    "quotes on a line": "> " * 50_000,
    "lists on a line": "- " * 50_000 + "x",
    "a table row": "| a " * 30_000,
    "open links": "[a](" * 30_000,
    "open images": "![a " * 30_000,
    "open tags": "<a b='" * 30_000,
    "open comments": "<!-- a\n\n" * 20_000,
    "open attribute lists": "{:\n" * 30_000,
    "open fences": "```a\n" * 20_000,
    "open math": "$$a\n\n" * 20_000,
    "open deletions": "~~a " * 30_000,
    "autolinks": "<http:" * 30_000,
    "footnote markers": "[^a]" * 20_000 + "\n\n[^a]: x",
    "spans in emphasis": "<span>*a" * 10_000,
    "open comments of kramdown": "{::comment}\nx\n" * 20_000,
    "open comments in a paragraph": "{::comment}x " * 20_000,
    "comments with another's end": "{::comment}x " * 20_000 + "{:/other}",
    "open extensions without a meaning": "{::other}\nx\n" * 20_000 + "{:/}",
    "open raw text": "{::nomarkdown}\nx\n" * 20_000,
    "open raw text in a paragraph": "a {::nomarkdown}x " * 20_000,
    "closed comments": "{::comment}\nx\n{:/comment}\n\n" * 10_000,
    "abbreviations": "".join(f"*[w{i}]: t\n" for i in range(5_000)) + "\n" + "w1 w22 w4999x words w " * 20_000,
    "abbreviations that begin alike": "".join(f"*[{'a' * i}]: t\n" for i in range(1, 400)) + "\n" + "aaa " * 20_000,
    "headings with a table of contents": "* toc\n{:toc}\n\n" + "# Head *x*\n\n" * 8_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_done_in_time_that_grows_with_their_length(name: str) -> None:
    """With time that grows with the square (Ruby's kramdown takes minutes for some), the suite would not end."""
    assert_nested(Document(HOSTILE[name], GFM).to_html())
