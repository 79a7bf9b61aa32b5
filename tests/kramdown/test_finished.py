"""HTML that comes out as it stands is passed over, and nothing comes out otherwise than from the tree."""

from __future__ import annotations

import random

import pytest

from liquid_compat.kramdown import Document
from liquid_compat.kramdown.element import Element

LONG = f"<p>{'Lorem ipsum. ' * 90}</p>\n\n"
"""From so much on a text is looked at."""

AS_IT_STANDS = (
    '<p>One <em>and</em> <a href="/two?a=1&amp;b=2" title="2">two</a><br />\n&amp; <img src="i" alt="" /></p>\n',
    '<h2 id="title">Title</h2>\n\n<p>Text</p>\n',
    "<ul>\n  <li>One</li>\n  <li><strong>Two <em>of <code>three</code></em></strong></li>\n</ul>\n",
    '<div class="language-a"><div class="b"><pre class="c"><code><span class="d">x</span>\n</code></pre></div></div>\n',
    "<p>A | B</p>\n<p>It's \"quoted\" -- 'so'</p>\n",
    "<x-y>Text</x-y>\n",
)
LOOKED_AT = (
    "<p>One < two</p>\n",
    "<p>One > two</p>\n",
    "<p>One & two</p>\n",
    "<p>One<br></p>\n",
    "<p>One</P>\n",
    "<P>One</P>\n",
    "<p >One</p>\n",
    "<p>One</p >\n",
    "<p>One</p> \n",
    "<p>One</p> two\n",
    "  <p>One</p>\n",
    "<p class='a'>One</p>\n",
    "<p class=a>One</p>\n",
    '<p class="a"  id="b">One</p>\n',
    '<p Class="a">One</p>\n',
    '<p class="a < b">One</p>\n',
    '<p id=" ">One</p>\n',
    '<p id="\u00a0">One</p>\n',
    '<p class="a" id="b" class="c">One</p>\n',
    '<p markdown="1">*One*</p>\n',
    "<p>One\n\n<p>Two</p>\n",
    "<p>One <b>two</p>\n",
    "<p>One</p></p>\n",
    "<p><img>One</img></p>\n",
    "<p>One <script>a</b></script></p>\n",
    "<p><script /></p></script>\n",
    "<p>One <!-- two --></p>\n",
    "<a>One</a>\n",
    "<hr />\n",
    "<hr>One</hr>\n",
    "<div><div><div><div><div><div><div>deep</div></div></div></div></div></div></div>\n",
    "<p>One</p>\n\n\n<p>Two</p>\n",
    "<p>One</p>\n{: .a}\n",
    "*[One]: Two\n\n<p>One</p>\n\nOne\n",
    "> <p>One</p>\n",
    "[^1]\n\n[^1]: <p>One</p>\n",
)


def both(text: str, options: dict[str, object] | None = None) -> list[tuple[str, list[str]]]:
    """What a text comes to without and with its tree."""
    documents = [Document(text, options, html_only=html_only) for html_only in (True, False)]
    return [(document.to_html(), document.warnings) for document in documents]


@pytest.mark.parametrize("text", AS_IT_STANDS)
def test_what_comes_out_as_it_stands_is_one_piece(text: str) -> None:
    document = Document(LONG + text, html_only=True)
    assert [node.type for node in document.root.children if isinstance(node, Element)] == ["html"]
    assert document.to_html() == LONG + text
    passed, built = both(LONG + text)
    assert passed == built


@pytest.mark.parametrize("text", LOOKED_AT)
@pytest.mark.parametrize("options", [{}, {"input": "GFM", "hard_wrap": True}, {"parse_block_html": True}])
def test_all_else_comes_out_as_from_the_tree(text: str, options: dict[str, object]) -> None:
    for whole in (LONG + text, f"{LONG}{text}\n{AS_IT_STANDS[0]}", f"{LONG}Text\n\n{text}\n<p>End</p>\n"):
        passed, built = both(whole, options)
        assert passed == built


@pytest.mark.parametrize("seed", range(5))
def test_it_makes_no_difference(seed: int) -> None:
    choose = random.Random(seed)
    pieces = (*AS_IT_STANDS, *LOOKED_AT, "Text\n", "\n", "* a\n", "    code\n", "---\n", "===\n", "</p>\n", "a | b\n")
    marks = ("<", ">", "/", "&", '"', "=", " ", "\n", "\n\n", "<p>", "</p>", "<b>", "</b>", ' id=""', "{", "A", "\f")
    for _ in range(60):
        text = "".join(choose.choices(pieces, k=choose.randint(1, 7)))
        for _ in range(choose.randint(0, 4)):
            at = choose.randrange(len(text) + 1)
            text = text[:at] + choose.choice(marks) + text[at + choose.randint(0, 2) :]
        passed, built = both(LONG + text)
        assert passed == built, text


def test_the_tree_has_everything_unless_told() -> None:
    paragraph = Document(LONG).root.children[0]
    assert isinstance(paragraph, Element)
    assert paragraph.type == "html_element"
