"""The table of contents."""

from __future__ import annotations

import re
from typing import Any

from ..element import Element, Node, copy_nodes
from .writer import Writer

_NO_TOC = re.compile(r"\bno_toc\b")


class TableOfContents:
    """The headers of a document, and the list that is to be replaced by a table of them."""

    def __init__(self, options: dict[str, Any]) -> None:
        """`options` are all options."""
        self.levels = options["toc_levels"]
        self.entries: list[tuple[int, str, list[Node]]] = []
        self.list: Element | None = None
        self.place = ""

    def note(self, level: int, identifier: str, header: Element) -> None:
        """Take note of a header."""
        classes = header.attr.get("class")
        if level in self.levels and not (classes and _NO_TOC.search(classes)):
            self.entries.append((level, identifier, header.children))

    def reserve(self, writer: Writer, element: Element) -> bool:
        """Have the table stand here in place of the list `element`; False if there is one already."""
        if self.list is not None:
            return False
        self.list = element
        self.place = "".join(("\0", "toc"))  # a string of its own, found again by identity
        writer.out.append(self.place)
        return True

    def write(self, writer: Writer) -> None:
        """Write the table in its place."""
        if self.list is None:
            return
        tree = self._tree(self.list)
        out = writer.out
        start = len(out)
        if tree.children:
            writer.write([tree], 0)
        text = "".join(out[start:])
        del out[start:]
        for index, piece in enumerate(out):
            if piece is self.place:
                out[index] = text
                break

    def _tree(self, element: Element) -> Element:
        """The headers as nested lists."""
        top = Element(element.type, None, dict(element.attr))
        if top.attr.get("id") is None:
            top.attr["id"] = "markdown-toc"
        open_items: list[tuple[int, Element]] = []
        for level, identifier, children in self.entries:
            while open_items and open_items[-1][0] >= level:
                open_items.pop()
            target = top
            if open_items:
                parent = open_items[-1][1]
                last = parent.children[-1]
                if isinstance(last, Element) and last.type == element.type:
                    target = last
                else:
                    target = Element(element.type)
                    parent.children.append(target)
            link = Element("a", None, {"href": f"#{identifier}", "id": f"{top.attr['id']}-{identifier}"})
            link.children = _without_links(copy_nodes(children))
            paragraph = Element("p")
            paragraph.transparent = True
            paragraph.children.append(link)
            item = Element("li")
            item.children.append(paragraph)
            target.children.append(item)
            open_items.append((level, item))
        return top


def _without_links(nodes: list[Node]) -> list[Node]:
    """`nodes` without footnote marks, and with the text of links in place of them."""
    top = Element("root")
    top.children = nodes
    stack = [top]
    while stack:
        element = stack.pop()
        result: list[Node] = []
        rest = list(reversed(element.children))
        while rest:
            node = rest.pop()
            if isinstance(node, str):
                result.append(node)
            elif node.type == "a":
                rest.extend(reversed(node.children))
            elif node.type != "footnote":
                result.append(node)
                stack.append(node)
        element.children = result
    return top.children
