"""Pieces of HTML are read and written as the reference's HTML library does it."""

from __future__ import annotations

import pytest

from liquid_compat.plugins.html_fragment import HtmlFragment, change_body

ROUND_TRIPS = {
    "void elements": ("a<br/>b<input disabled>", "a<br>b<input disabled>"),
    "entities": ("<p>&nbsp;&copy; &lt;b&gt; &amp; \"q\" 'a'</p>", "<p>\xa0© &lt;b&gt; &amp; \"q\" 'a'</p>"),
    "addresses": ('<a href="/ü ö?a=1&b=2">x</a>', '<a href="/%C3%BC%20%C3%B6?a=1&amp;b=2">x</a>'),
    "unclosed": ("<div><p>a<div>b</div></div>", "<div>\n<p>a</p>\n<div>b</div>\n</div>"),
    "beside each other": ("<p>a</p><p>b</p>text<i>c</i>", "<p>a</p><p>b</p>text<i>c</i>"),
    "scripts": ("<script>if (a < b && c) {}</script>", "<script>if (a < b && c) {}</script>"),
    "unknown elements": ("<x-y a=b>c</x-y>", '<x-y a="b">c</x-y>'),
    "white space": ("\n  <p>a</p>\n\n", "\n  <p>a</p>\n\n"),
    "only white space": (" \n", " \n"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("html", "expected"), ROUND_TRIPS.values(), ids=ROUND_TRIPS)
def test_round_trip(html: str, expected: str) -> None:
    assert str(HtmlFragment(html)) == expected


def test_texts_are_replaced_but_in_ignored_elements() -> None:
    fragment = HtmlFragment("x<p>x<code>x</code>x</p>x")
    fragment.replace_texts(frozenset({"code"}), lambda text: f"<b>{text}</b>&amp;")
    assert str(fragment) == "<b>x</b>&amp;<p><b>x</b>&amp;<code>x</code><b>x</b>&amp;</p><b>x</b>&amp;"


def test_only_the_body_is_changed() -> None:
    page = "<html><head>a</head><body class='x'\n>\n b</body></html>"
    assert change_body(page, str.upper) == "<html><head>a</head><body class='x'\n>\n B</body></html>"
    assert change_body("no body", str.upper) == "NO BODY"
