"""Horizontal rules, and the end-of-block marker."""

from __future__ import annotations

from ..element import Element
from ..frame import BlockFrame
from ..patterns import END_MARKER
from ..state import ParserState

_AT_END = frozenset("*-_ \t")


def parse(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """Three or more stars, dashes or underscores."""
    if not is_rule(frame.src, pos, eol):
        return -1
    frame.add(Element("hr", line=frame.line_at(pos)))
    return eol + 1


def is_rule(src: str, pos: int, eol: int) -> bool:
    """Whether the line from `pos` to `eol` is a horizontal rule: marks of one kind, blanks between them or not."""
    if src[eol - 1] not in _AT_END:
        return False
    line = src[pos:eol].rstrip(" \t")
    mark = line[-1:]
    return (
        mark in ("*", "-", "_")
        and not line.strip(f"{mark} \t")
        and line.count(mark) > 2
        and 0 <= line.find(mark) <= 3
        and line.startswith(" " * line.find(mark))
    )


def parse_end_marker(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """A line with only a caret: it ends the block before it."""
    match = END_MARKER.match(frame.src, pos)
    if match is None:
        return -1
    frame.add(Element("eob"))
    return match.end()
