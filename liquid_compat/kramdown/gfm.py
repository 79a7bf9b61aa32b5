"""What GitHub Flavored Markdown does with the finished tree."""

from __future__ import annotations

from .element import BLOCK_TYPES, Element, Node
from .strings import downcase, keep_word_chars


def header_id(text: str) -> str:
    """The id for a header with this text, as GitHub makes it (before numbering)."""
    return keep_word_chars(downcase(text)).replace(" ", "-").replace("\t", "-")


def insert_breaks(root: Element, mark: str) -> None:
    """Put a line break wherever `mark` stands in the text; not in HTML elements.

    A newline stays in the text behind the break. At the end of a block there is none.
    """
    stack = [root]
    while stack:
        element = stack.pop()
        children: list[Node] = []
        last = len(element.children) - 1
        for index, child in enumerate(element.children):
            if not isinstance(child, str):
                children.append(child)
                if child.type != "html_element" and child.children:
                    stack.append(child)
            elif mark in child:
                at_end = index == last and (element.type in BLOCK_TYPES or element.options.get("category") == "block")
                _split(child, mark, at_end, children)
            else:
                children.append(child)
        element.children = children


def _split(text: str, mark: str, at_end: bool, into: list[Node]) -> None:
    lines = text.split(mark)
    breaks = len(lines) - 1
    if at_end and lines[-1] == "":
        breaks -= 1
    for index, line in enumerate(lines):
        into.append(f"\n{line}" if index else line)
        if index < breaks:
            into.append(Element("br"))
