"""Whole pages are read and written as Nokogiri with libxml2 2.9 to 2.13 does it, whatever libxml2 lxml brings."""

from __future__ import annotations

import pytest

from liquid_compat.plugins.html_page import HtmlPage

HEAD = (
    '<!DOCTYPE html>\n<html>\n<head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head>\n<body>'
)
END = "</body>\n</html>\n"
HTML_4 = '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN" "http://www.w3.org/TR/REC-html40/loose.dtd">\n'

BODIES = {
    "addresses": (
        '<a href="/ü {x}|y?a=b&c=<d>">x</a>',
        '<a href="/%C3%BC%20%7Bx%7D%7Cy?a=b&amp;c=&lt;d&gt;">x</a>',
    ),
    "odd attributes": ("<b :a=1 @c=2 \" 'd'>x</b>", '<b :a="1">x</b>'),
    "old content of frames": ("<iframe><i>a</i></iframe>", "<iframe><i>a</i></iframe>"),
    "instructions": ("<b><?php echo ?></b>", "<b><?php echo ?></b>"),
    "control characters": ("a\x08b", "ab"),
    "block elements": ("<div>a</div><p>b", "\n<div>a</div>\n<p>b</p>\n"),
    "scripts": ('<script>if (a < b && c) "</p>"</script>', '<script>if (a < b && c) "</p>"</script>'),
}


@pytest.mark.parametrize(("html", "expected"), BODIES.values(), ids=BODIES)
def test_bodies(html: str, expected: str) -> None:
    page = str(HtmlPage(f"<!doctype html><html><head></head><body>{html}</body></html>"))
    assert page == HEAD + expected + END


PAGES = {
    "nothing": (" \n", HTML_4 + "\n"),
    "only text": ("a <b>b</b>", HTML_4 + "<html><body><p>a <b>b</b></p></body></html>\n"),
    "an element first": ("<b>b</b> a", HTML_4 + "<html><body>\n<b>b</b> a</body></html>\n"),
    "comments outside": ("<!-- a --><html></html><!-- b -->", HTML_4 + "<!-- a --><html></html><!-- b -->\n"),
    "another encoding": (
        '<html><head><meta http-equiv="content-type" content="text/html; charset=latin1"></head></html>',
        HTML_4 + '<html><head><meta http-equiv="content-type" content="text/html; charset=UTF-8"></head></html>\n',
    ),
    "the encoding that it has": (
        '<html><head><meta http-equiv="content-type" content="text/html;charset=utf-8"></head></html>',
        HTML_4 + '<html><head><meta http-equiv="content-type" content="text/html;charset=utf-8"></head></html>\n',
    ),
    "elements in the title": (
        "<html><head><title>a <i>b</i></title></head></html>",
        HTML_4
        + '<html><head>\n<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\n'
        + "<title>a <i>b</i>\n</title>\n</head></html>\n",
    ),
}


@pytest.mark.parametrize(("html", "expected"), PAGES.values(), ids=PAGES)
def test_pages(html: str, expected: str) -> None:
    assert str(HtmlPage(html)) == expected
