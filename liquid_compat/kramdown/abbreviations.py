"""Marking abbreviations in the text of a finished tree."""

from __future__ import annotations

import re
from itertools import groupby

from .element import Element, Node
from .state import ParserState


def mark_abbreviations(parser: ParserState, root: Element) -> None:
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


def _any_of(names: list[str], start: int = 0, depth: int = 0) -> str:
    """The pattern of any of the sorted `names` from character `start` on, longer ones first.

    What begins alike is gathered: with a plain list each place of the text would be compared with every name.
    """
    first, last = names[0], names[-1]
    common = start
    while common < min(len(first), len(last)) and first[common] == last[common]:
        common += 1
    if depth == _DEEPEST:
        longest_first = sorted((name[common:] for name in names), key=len, reverse=True)
        return f"{re.escape(first[start:common])}(?:{'|'.join(map(re.escape, longest_first))})"
    groups = [list(group) for _, group in groupby(names, key=lambda name: name[common : common + 1])]
    branches = [_any_of(group, common, depth + 1) for group in groups if group[0][common:]]
    if len(groups) > len(branches):  # one of the names ends here
        branches.append("")
    return re.escape(first[start:common]) + (f"(?:{'|'.join(branches)})" if branches != [""] else "")


_DEEPEST = 40
"""So many groups in each other."""


class _Marker:
    """Finds abbreviations; only ASCII letters, digits and underscores make words."""

    def __init__(self, parser: ParserState) -> None:
        self.definitions = parser.abbreviations
        union = _any_of(sorted(parser.abbreviations))
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
