"""Block quotes."""

from __future__ import annotations

import re

from ..element import Element
from ..frame import MAX_DEPTH, BlockFrame
from ..patterns import LAZY_END
from ..state import ParserState

_MARK = re.compile(r" {0,3}> ?")
_MARK_LATER = re.compile(r"\n {0,3}> ?")


def parse(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """A quote, up to the next blank line."""
    mark = _MARK.match(frame.src, pos)
    if mark is None or frame.depth >= MAX_DEPTH:
        return -1
    stop = LAZY_END.search(frame.src, eol)
    end = stop.end() if stop is not None else len(frame.src)
    text = frame.src[mark.end() : end]
    if text.find("\n") + 1 < len(text):
        text = _MARK_LATER.sub("\n", text)
    line = frame.line_at(pos)
    quote = frame.add(Element("blockquote", line=line))
    parser.todo.append(BlockFrame(quote, text, line, frame.depth + 1))
    return end
