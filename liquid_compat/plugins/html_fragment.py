"""Pieces of HTML as trees, read and written by libxml2 as Nokogiri does it for Jekyll's plugins."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from lxml.etree import _Element

_ADDRESSES = ("href", "action", "src")
_KEPT = "@/:=?;#%&,+<>!~*'()"
# Elements whose content newer versions of libxml2 take for text, with elements in them; read under another name.
_NO_TEXT = re.compile(
    r"<(title|textarea|iframe|noembed|noframes|xmp)\b([^>]*)>([^<]*<(?!/\1\b).*?)</\1\s*>", re.DOTALL | re.IGNORECASE
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_STARTS_NAME = re.compile(r"[a-z_:.]", re.IGNORECASE)
_ALIAS = "element-"
_BODY_START = re.compile(r"<body.*?>\s*", re.DOTALL)


def change_body(html: str, change: Callable[[str], str]) -> str:
    """A page with what is inside of its `body` element changed; a text without one is changed as a whole."""
    start = _BODY_START.search(html) if "<body" in html else None
    if start is None:
        return change(html)
    inside, end, rest = html[start.end() :].partition("</body>")
    return html[: start.end()] + change(inside) + end + rest


class HtmlFragment:
    """Some elements and text beside each other; `root` is the element that holds them."""

    def __init__(self, html: str) -> None:
        """Read `html`; whatever it is, there is a tree."""
        from lxml import html as lxml_html

        if html.strip():
            self.root: _Element = lxml_html.fragment_fromstring(as_old(html), create_parent="body")
            mend(self.root)
            if not self.root.text:
                self.root.text = html[: len(html) - len(html.lstrip())] or None  # which lxml leaves out
        else:
            self.root = lxml_html.Element("body")
            self.root.text = html

    def replace_texts(self, ignored: frozenset[str], replace: Callable[[str], str | None]) -> None:
        """Put HTML in the place of texts that are not inside of the elements `ignored`.

        `replace` gets a text (without entities) and gives HTML, or None to leave it.
        """
        self._replace_below(self.root, ignored, replace)

    def _replace_below(self, element: _Element, ignored: frozenset[str], replace: Callable[[str], str | None]) -> None:
        for child in list(element):
            if isinstance(child.tag, str) and child.tag not in ignored:
                self._replace_below(child, ignored, replace)
            html = replace(child.tail) if child.tail else None
            if html is not None:
                self._insert(html, element, element.index(child))
        html = replace(element.text) if element.text else None
        if html is not None:
            self._insert(html, element, -1)

    def _insert(self, html: str, parent: _Element, after: int) -> None:
        """Replace the text behind the child number `after` of `parent`, -1 for that before the first."""
        new = HtmlFragment(html).root
        if after < 0:
            parent.text = new.text
        else:
            parent[after].tail = new.text
        for offset, child in enumerate(list(new), 1):
            parent.insert(after + offset, child)

    def __str__(self) -> str:
        """The HTML. The tree is taken apart on the way: write it once."""
        from lxml import etree

        root = self.root
        encode_addresses(root)
        parts = [escape_text(root.text or "")]
        for child in list(root):
            tail, child.tail = child.tail or "", None
            root.remove(child)  # a sibling behind it would be given a line of its own
            parts.append(etree.tostring(child, method="html", encoding="unicode", pretty_print=True).removesuffix("\n"))
            parts.append(escape_text(tail))
        return "".join(parts)


def encode_addresses(root: _Element) -> None:
    """Percent-encode in addresses what HTML 4 allows in none, as libxml2 did before version 2.14."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for name in (*_ADDRESSES, "name") if element.tag == "a" else _ADDRESSES:
            value = element.get(name)
            if value:
                element.set(name, quote(value.lstrip(" \t\n\r"), safe=_KEPT))


def as_old(html: str) -> str:
    """HTML written so that libxml2 2.14 reads it as earlier versions read `html`, once `mend` has seen the tree."""
    return _NO_TEXT.sub(rf"<{_ALIAS}\1\2>\3</{_ALIAS}\1>", _CONTROL.sub("", html))


def mend(root: _Element) -> None:
    """Undo what libxml2 2.14 reads otherwise: aliased elements, attributes with odd names, `<?php ... ?>`."""
    from lxml import etree

    for element in [*root.iter(etree.Element, etree.Comment)]:
        if not isinstance(element.tag, str):
            _restore_instruction(element)
            continue
        element.tag = element.tag.removeprefix(_ALIAS)
        for name in [name for name in element.attrib if not _STARTS_NAME.match(name)]:
            del element.attrib[name]


def _restore_instruction(comment: _Element) -> None:
    """Put an instruction in the place of the comment that it was read as."""
    from lxml import etree

    text, parent = comment.text or "", comment.getparent()
    if text.startswith("?") and parent is not None:
        target, _, rest = text[1:].partition(" ")
        instruction = etree.ProcessingInstruction(target, rest)
        instruction.tail = comment.tail
        parent.replace(comment, instruction)


def escape_text(text: str) -> str:
    """A text with the characters that are no text in HTML as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
