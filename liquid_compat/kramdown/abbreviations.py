"""Marking abbreviations in the text of a finished tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .element import Element, Node

if TYPE_CHECKING:
    from .parser import Parser


def mark_abbreviations(parser: Parser, root: Element) -> None:
    """Replace every defined abbreviation that stands as a word by an `abbreviation`; not in raw HTML."""
    marker = _Marker(parser)
    stack = [root]
    while stack:
        element = stack.pop()
        raw = element.options.get("content_model") == "raw"
        children: list[Node] = []
        for child in element.children:
            if not isinstance(child, str):
                children.append(child)
                if child.children:
                    stack.append(child)
            elif raw:
                children.append(child)
            else:
                marker.split(child, children)
        element.children = children


class _Marker:
    """Finds abbreviations; only ASCII letters, digits and underscores make words."""

    def __init__(self, parser: Parser) -> None:
        self.definitions = parser.abbreviations
        union = "|".join(re.escape(name) for name in sorted(parser.abbreviations, key=len, reverse=True))
        self.name = re.compile(union)
        self.word = re.compile(rf"(?:{union})(?!\w)", re.ASCII)
        self.next_word = re.compile(rf"(?=(?:\W|^)(?:{union})(?!\w))", re.ASCII | re.MULTILINE)

    def split(self, text: str, into: list[Node]) -> None:
        """Add the pieces of `text` to `into`."""
        start = 0
        while True:
            # What follows an abbreviation at once needs no boundary.
            found = self.word.match(text, start) or self.next_word.search(text, start)
            if found is None:
                break
            begin = found.start()
            name = self.name.match(text, begin) or self.name.match(text, begin + 1)
            if name is None:
                break
            if name.start() > start:
                into.append(text[start : name.start()])
            meaning, marker = self.definitions[name[0]]
            into.append(Element("abbreviation", name[0], marker.attr, {"title": meaning}))
            start = name.end()
        if start < len(text):
            into.append(text[start:])
