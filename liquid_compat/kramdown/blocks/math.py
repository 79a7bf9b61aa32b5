"""Blocks of mathematics between double dollar signs."""

from __future__ import annotations

import re

from ..element import Element
from ..frame import BlockFrame
from ..state import ParserState
from ..strings import WHITESPACE
from . import paragraph, table

_START = re.compile(r" {0,3}(\\)?\$\$")
_REST_OF_LINE = re.compile(r"\s*?\n", re.ASCII)


def parse(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """Math that stands alone, between blank lines."""
    src = frame.src
    start = _START.match(src, pos)
    if start is None:
        return -1
    if not frame.may_find("$$", start.end()) or not frame.at_boundary():
        return -1
    close = src.find("$$", start.end())
    line_end = _REST_OF_LINE.match(src, close + 2)
    if start[1]:
        return _escaped(parser, frame, start.end(1), eol) if line_end else -1
    end = line_end.end() if line_end else close + 2
    if not frame.ends_at_boundary(end):
        return -1
    value = src[start.end() : close].strip(WHITESPACE)
    frame.add(Element("math", value, None, {"category": "block"}, frame.line_at(pos)))
    return end


def _escaped(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """A backslash before such a block is dropped, and the block is a paragraph (or table)."""
    end = table.parse(parser, frame, pos, eol)
    return end if end >= 0 else paragraph.add_paragraph(parser, frame, pos, eol)
