"""Whole pages of HTML as trees, read and written by libxml2 as Nokogiri does it for Jekyll's plugins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .html_fragment import as_old, encode_addresses, mend

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCTYPE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN" "http://www.w3.org/TR/REC-html40/loose.dtd">\n'
)
_CONTENT_TYPE = "text/html; charset=UTF-8"
# White space, comments, the document type, and then a text: no element is open that could hold it.
_BARE_TEXT = re.compile(r"((?:\s+|<!--.*?-->|<!doctype\b[^>]*>)*+)(?=[^<]|<[^a-z/!?])", re.DOTALL | re.IGNORECASE)


class HtmlPage:
    """A page; `root` is its `html` element, None for an empty page. It always says that it is UTF-8."""

    def __init__(self, html: str) -> None:
        """Read `html`; whatever it is, there is a tree."""
        from lxml import html as lxml_html

        self.root: _Element | None = None
        bare = _BARE_TEXT.match(html)
        if bare is not None and bare.end() < len(html):
            html = f"{bare[1]}<p>{html[bare.end() :]}"
        html = as_old(html)
        if html.strip():
            parser = lxml_html.HTMLParser(encoding="utf-8")
            self.root = lxml_html.document_fromstring(html.encode(), parser=parser)
            mend(self.root)

    def __str__(self) -> str:
        """The page's HTML."""

        root = self.root
        if root is None:
            return f"{_DOCTYPE}\n"
        encode_addresses(root)
        _declare_encoding(root)
        before = [_written(node) for node in root.itersiblings(preceding=True)][::-1]
        after = [_written(node) for node in root.itersiblings()]
        doctype = root.getroottree().docinfo.doctype
        head = f"{doctype}\n" if doctype else ""
        return "".join([head, *before, _written(root), *after, "\n"])


def _written(node: _Element) -> str:
    from lxml import etree

    text = etree.tostring(node, method="html", encoding="unicode", pretty_print=True, with_tail=False)
    return text.removesuffix("\n")


def _declare_encoding(root: _Element) -> None:
    """Put the encoding into the head's `meta` element for it, the first element of the head if there is none."""
    from lxml import etree

    head = root.find("head")
    if head is None:
        return
    for meta in head.iterchildren("meta"):
        if meta.get("http-equiv", "").lower() == "content-type" and meta.get("content") is not None:
            if "charset=utf-8" not in meta.get("content", "").lower():
                meta.set("content", _CONTENT_TYPE)
            return
    meta = etree.Element("meta", {"http-equiv": "Content-Type", "content": _CONTENT_TYPE})
    meta.tail, head.text = head.text, None
    head.insert(0, meta)
