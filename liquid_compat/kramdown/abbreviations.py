"""Marking abbreviations in the text of a finished tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .element import Element, Node

if TYPE_CHECKING:
    from .parser import Parser


def mark_abbreviations(parser: Parser, root: Element) -> None:
    """Replace every defined abbreviation that stands as a word by an `abbreviation`; not in raw HTML."""
    names = sorted(parser.abbreviations, key=len, reverse=True)
    union = "|".join(re.escape(name) for name in names)
    pattern = re.compile(rf"(?:^|(?<=[^\w]))(?:{union})(?!\w)", re.ASCII | re.MULTILINE)
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
                _split(child, pattern, parser, children)
        element.children = children


def _split(text: str, pattern: re.Pattern[str], parser: Parser, into: list[Node]) -> None:
    start = 0
    for match in pattern.finditer(text):
        if match.start() > start:
            into.append(text[start : match.start()])
        meaning, marker = parser.abbreviations[match[0]]
        into.append(Element("abbreviation", match[0], marker.attr, {"title": meaning}))
        start = match.end()
    if start < len(text):
        into.append(text[start:])
