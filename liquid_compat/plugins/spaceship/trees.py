"""HTML inside of elements, as Nokogiri's `inner_html` and `content` have it."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from ..html_fragment import HtmlFragment, encode_addresses, escape_text

if TYPE_CHECKING:
    from lxml.etree import _Element


def inner_html(element: _Element) -> str:
    """The HTML of what is in an element."""
    from lxml import etree

    parts = [escape_text(element.text or "")]
    for child in element:
        copy = deepcopy(child)
        tail, copy.tail = copy.tail or "", None
        encode_addresses(copy)
        parts.append(etree.tostring(copy, method="html", encoding="unicode", pretty_print=True).removesuffix("\n"))
        parts.append(escape_text(tail))
    return "".join(parts)


def set_inner_html(element: _Element, html: str) -> None:
    """Put HTML in the place of what is in an element."""
    new = HtmlFragment(html).root
    element[:] = []
    element.text = new.text
    for child in list(new):
        element.append(child)


def text_of(element: _Element) -> str:
    """The text in an element."""
    return str(element.xpath("string()"))


def set_text(element: _Element, text: str) -> None:
    """Put a text in the place of what is in an element."""
    element[:] = []
    element.text = text


def remove(element: _Element) -> None:
    """Take an element out; the text behind it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def replace(element: _Element, html: str) -> None:
    """Put HTML in the place of an element."""
    parent = element.getparent()
    if parent is None:
        return
    new = HtmlFragment(html).root
    at, tail = parent.index(element), element.tail or ""
    children = list(new)
    element.tail = None
    parent.remove(element)
    before = new.text or ""
    if children:
        children[-1].tail = (children[-1].tail or "") + tail or None
    else:
        before += tail
    if before:
        if at:
            parent[at - 1].tail = (parent[at - 1].tail or "") + before
        else:
            parent.text = (parent.text or "") + before
    for offset, child in enumerate(children):
        parent.insert(at + offset, child)
