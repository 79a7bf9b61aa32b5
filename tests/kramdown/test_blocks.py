"""How blocks start, end and nest; what is expected is what Ruby's kramdown 2.4.0 prints."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liquid_compat.kramdown import Document
from liquid_compat.kramdown.patterns import PLAIN_LINE

STARTS = "* ** _ ` `` ``` [ [a]: [a] *[a]: 1 1. 1.5 2) a é # - + > : < <b> $ { {: ^ ~ ~~~ \\ | = ! x"
LINES = st.lists(st.sampled_from(STARTS.split()), min_size=1, max_size=4).map(lambda words: "".join(words) + "\n")
PLAIN_LINES = LINES.filter(lambda line: re.fullmatch(PLAIN_LINE, line) is not None)


def html(text: str, **options: object) -> str:
    return Document(text, {"auto_ids": False, **options}).to_html()


def gfm(text: str, **options: object) -> str:
    return Document(text, {"input": "GFM", "hard_wrap": False, **options}).to_html()


def test_in_gfm_blocks_interrupt_a_paragraph() -> None:
    assert html("text\n# header") == "<p>text\n# header</p>\n"
    assert gfm("text\n# header") == '<p>text</p>\n<h1 id="header">header</h1>\n'
    assert html("text\n- item") == "<p>text\n- item</p>\n"
    assert gfm("text\n- item") == "<p>text</p>\n<ul>\n  <li>item</li>\n</ul>\n"


def test_gfm_quirk_can_be_switched_off() -> None:
    assert gfm("text\n# header", gfm_quirks="") == "<p>text\n# header</p>\n"


def test_a_block_that_only_seemed_to_start_continues_the_paragraph() -> None:
    assert gfm("text \n```no end\nmore") == "<p>text\n```no end\nmore</p>\n"
    assert gfm("text  \n```no end\nmore") == "<p>text<br />\n```no end\nmore</p>\n"


@pytest.mark.parametrize("line", ["-item", "1.item", "#header", "+", "1)"])
def test_markers_need_white_space(line: str) -> None:
    assert gfm(line) == f"<p>{line}</p>\n"


def test_items_are_tight_unless_blank_lines_follow() -> None:
    assert html("* a\n* b\n") == "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n"
    assert html("* a\n\n* b\n") == "<ul>\n  <li>\n    <p>a</p>\n  </li>\n  <li>\n    <p>b</p>\n  </li>\n</ul>\n"


def test_the_last_item_follows_the_others() -> None:
    assert html("* a\n\n  b\n* c\n* d\n").endswith("  <li>c</li>\n  <li>d</li>\n</ul>\n")


def test_nested_list_stays_in_its_item() -> None:
    assert html("1. a\n   * b\n   * c\n2. d\n") == (
        "<ol>\n  <li>a\n    <ul>\n      <li>b</li>\n      <li>c</li>\n    </ul>\n  </li>\n  <li>d</li>\n</ol>\n"
    )


def test_end_of_block_marker_separates_lists() -> None:
    assert html("* a\n^\n* b\n").count("<ul>") == 2


def test_task_lists_in_gfm() -> None:
    box = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />'
    assert gfm("- [ ] a\n- b\n") == (
        f'<ul class="task-list">\n  <li class="task-list-item">{box}a</li>\n'
        '  <li class="task-list-item">b</li>\n</ul>\n'
    )


def test_fences() -> None:
    assert gfm("``` ruby?x=1\ncode\n```\n") == '<pre><code class="language-ruby">code\n</code></pre>\n'
    assert html("~~~\na\n~~~~\n") == "<pre><code>a\n</code></pre>\n"
    assert gfm("``` not a language\ncode\n```\n").startswith("<p>")


def test_a_longer_fence_may_be_closed_by_a_shorter_one() -> None:
    assert gfm("````\ncode\n```\n") == '<pre><code class="language-`">code\n</code></pre>\n'


def test_fences_right_behind_each_other() -> None:
    assert html("~~~~\n~~~\na\n~~~\n~~~~\n") == "<pre><code>~~~\na\n~~~\n</code></pre>\n"


def test_table_with_everything() -> None:
    assert html("|a|b|\n|:-|-:|\n|1|`x|y`|\n|=\n|f|\n") == (
        "<table>\n  <thead>\n    <tr>\n"
        '      <th style="text-align: left">a</th>\n      <th style="text-align: right">b</th>\n'
        "    </tr>\n  </thead>\n  <tbody>\n    <tr>\n"
        '      <td style="text-align: left">1</td>\n      <td style="text-align: right"><code>x|y</code></td>\n'
        "    </tr>\n  </tbody>\n  <tfoot>\n    <tr>\n"
        '      <td style="text-align: left">f</td>\n      <td style="text-align: right">\u00a0</td>\n'
        "    </tr>\n  </tfoot>\n</table>\n"
    )


def test_a_pipe_in_code_does_not_make_a_table() -> None:
    assert html("a `b|c` d\n") == "<p>a <code>b|c</code> d</p>\n"


def test_attributes_before_a_table_that_is_none_are_lost() -> None:
    assert html("{:.x}\na|b\ntext\n") == "<p>a|b\ntext</p>\n"


def test_definition_lists_join() -> None:
    assert html("a\n: 1\n\nb\n: 2\n").count("<dl>") == 1


def test_attributes_and_references() -> None:
    text = '{:note: .n title="T"}\n\ntext\n{: note #i .m}\n\n{:.q}\n> quote\n'
    assert html(text) == (
        '\n<p class="n m" title="T" id="i">text</p>\n\n<blockquote class="q">\n  <p>quote</p>\n</blockquote>\n'
    )


def test_a_list_of_attributes_that_refers_to_itself_ends() -> None:
    assert html("{:a: a .x}\n\ntext\n{: a}\n") == '\n<p class="x">text</p>\n'


def test_extensions() -> None:
    assert html("{::comment}\nhidden\n{:/}\n") == "<!-- hidden -->\n"
    assert html("{::nomarkdown}\n<b>*x*\n{:/}\n") == "<b>*x*\n"
    assert Document("{::options auto_ids='false' /}\n\n# a\n").to_html().endswith("<h1>a</h1>\n")


def test_html_content_models() -> None:
    assert html("<div>\n*a*\n</div>\n") == "<div>\n*a*\n</div>\n"
    assert html('<div markdown="1">\n*a*\n</div>\n') == "<div>\n  <p><em>a</em></p>\n</div>\n"
    assert html('<p markdown="1">*a*</p>\n') == "<p><em>a</em></p>\n"
    assert html("<div>\n*a*\n</div>\n", parse_block_html=True) == "<div>\n  <p><em>a</em></p>\n</div>\n"
    assert html('<div>\n<p markdown="span">*a*</p>\n</div>\n') == "<div>\n<p><em>a</em></p>\n</div>\n"


def test_html_that_is_not_closed() -> None:
    document = Document("<div>\ntext\n")
    assert document.to_html() == "<div>\ntext\n</div>\n"
    assert document.warnings == ["<div> on line 1 has no end tag; it ends with the text"]


def test_comment_with_dashes_and_nested_openers() -> None:
    assert html("<!-- a -- <!-- b -->\n\ntext\n") == "<!-- a -- <!-- b -->\n\n<p>text</p>\n"


def test_math() -> None:
    assert html("$$\na<b\n$$\n") == "\\[a&lt;b\\]\n"
    assert html("$$\na\n$$\n", math_engine=None) == '<div class="kdmath">$$\na\n$$</div>\n'
    assert html("\\$$a$$\n") == "<p>\\(a\\)</p>\n"  # a span in a paragraph


def test_header_offset_and_ids() -> None:
    assert Document("## A b!\n\n## A b\n", {"header_offset": 1}).to_html() == (
        '<h3 id="a-b">A b!</h3>\n\n<h3 id="a-b-1">A b</h3>\n'
    )
    assert gfm('# A_b *c* ü\n\n# `x` "q"\n') == (
        '<h1 id="a_b-c-ü">A_b <em>c</em> ü</h1>\n\n<h1 id="x-q"><code>x</code> “q”</h1>\n'
    )
    assert gfm("# Ünder\n", transliterated_header_ids=True) == '<h1 id="under">Ünder</h1>\n'


def test_table_of_contents() -> None:
    text = "1. x\n{:toc}\n\n# A *b*\n\n## C\n{:.no_toc}\n\n## [D](/d)[^1]\n\n[^1]: n\n"
    contents = Document(text).to_html().split("\n\n")[0]
    assert contents == (
        '<ol id="markdown-toc">\n  <li><a href="#a-b" id="markdown-toc-a-b">A <em>b</em></a>    <ol>\n'
        '      <li><a href="#dd1" id="markdown-toc-dd1">D</a></li>\n    </ol>\n  </li>\n</ol>'
    )


def test_footnotes_come_in_the_order_of_their_markers() -> None:
    text = "a[^b] c[^d] e[^b]\n\n[^d]: *D*\n[^b]: B\n\n    more\n"
    result = html(text, footnote_nr=3)
    assert result.index('id="fn:b"') < result.index('id="fn:d"')
    assert '<ol start="3">' in result
    assert '<a href="#fnref:b:1" class="reversefootnote" role="doc-backlink">&#8617;<sup>2</sup></a></p>' in result


def test_footnotes_where_they_are_wanted() -> None:
    result = html("a[^1]\n\n* x\n{:footnotes}\n\nend\n\n[^1]: n\n")
    assert result.index("doc-endnote") < result.index("end</p>")


def test_line_ends_of_other_systems() -> None:
    assert html("a\r\nb\rc\n") == "<p>a\nb\nc</p>\n"
    assert html("") == "\n"


def test_a_footnote_may_refer_to_others_and_to_itself() -> None:
    chain = "".join(f"[^{number}]: note[^{number + 1}]\n\n" for number in range(50)) + "[^50]: end[^50]\n"
    result = html("text[^0]\n\n" + chain)
    assert result.count('role="doc-endnote"') == 51
    assert result.index('id="fn:49"') < result.index('id="fn:50"')
    assert "#fnref:50:1" not in result  # its links are made before it is written


@given(PLAIN_LINES)
def test_a_plain_line_is_a_paragraph(line: str) -> None:
    for text in (html(line), gfm(line)):
        assert text.startswith("<p>") and text.endswith("</p>\n") and text.count("<p>") == 1


@given(st.lists(PLAIN_LINES, min_size=1, max_size=4), st.sampled_from(["", "\n", "\ntext\n", "\n- a\n"]))
def test_items_of_plain_lines_are_as_any_others(lines: list[str], end: str) -> None:
    for marker in ("-", "1."):
        quick = "".join(f"{marker} {line}" for line in lines) + end
        slow = "".join(f"{marker}  {line}" for line in lines) + end
        assert gfm(quick) == gfm(slow)
