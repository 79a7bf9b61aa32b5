"""Code: indented, or between fences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..element import Element
from .patterns import ATTRIBUTE_LIST, BLANK, END_MARKER_LINE, HTML_START, HTML_STOP

if TYPE_CHECKING:
    from ..parser import Parser
    from .frame import BlockFrame

INDENT = re.compile(r"^(?:\t| {4})", re.MULTILINE)
_CODE_LINES = re.compile(r"(?:(?:\t| {4})[ \t]*[^ \t\r\n\f\v].*\n)+")
_LAZY_LINE = re.compile(
    rf"(?!{END_MARKER_LINE}| {{0,3}}(?:{ATTRIBUTE_LIST}|{HTML_STOP}|{HTML_START}))[ \t]*[^ \t\r\n\f\v].*\n"
)
_LAZY_TEXT = re.compile(r"\n( {0,3}[^ \t\r\n\f\v])")

_FENCE = re.compile(r"~{3,}")
_FENCE_GFM = re.compile(r" {0,3}([~`]{3,})")
_INFO = re.compile(r"\s*?((\S+?)(?:\?\S*)?)?\s*?\n", re.ASCII)


def indented_end(src: str, pos: int) -> int:
    """Where the indented code ends that starts at `pos` (maybe after a blank line); `pos` if there is none."""
    while True:
        blank = BLANK.match(src, pos)
        lines = _CODE_LINES.match(src, blank.end() if blank else pos)
        if lines is None:
            return pos
        pos = lines.end()
        while lazy := _LAZY_LINE.match(src, pos):
            pos = lazy.end()


def parse_indented(parser: Parser, frame: BlockFrame, pos: int) -> int:
    """Lines indented by four spaces or a tab."""
    end = indented_end(frame.src, pos)
    code = frame.src[pos:end]
    if end == pos:  # white space of other kinds only
        code, end = "", frame.src.find("\n", pos) + 1
    code = INDENT.sub("", _LAZY_TEXT.sub(r" \1", code))
    frame.add(Element("codeblock", code, None, None, frame.line_at(pos)))
    return end


def parse_fenced(parser: Parser, frame: BlockFrame, pos: int, eol: int) -> int:
    """Everything between two lines of tildes (in GFM also backticks)."""
    src = frame.src
    if parser.gfm:
        opening = _FENCE_GFM.match(src, pos)
        fence = opening[1] if opening else ""
    else:
        opening = _FENCE.match(src, pos)
        fence = opening[0] if opening else ""
    if opening is None:
        return -1
    # A shorter fence leaves its other characters to the name of the language.
    for length in range(len(fence), 2, -1):
        start = opening.end() - len(fence) + length
        info = _INFO.match(src, start)
        if info is None:
            continue
        closing = _closing_fence(fence[:length], parser.gfm).search(src, info.end() - 1)
        if closing is None:
            continue
        code = src[info.end() : closing.start() + 1]
        element = Element("codeblock", code, None, {"fenced": True}, frame.line_at(pos))
        if info[1]:
            element.options["lang"] = info[1]
            element.attr["class"] = f"language-{info[2]}"
        frame.add(element)
        return closing.end()
    return -1


def _closing_fence(fence: str, gfm: bool) -> re.Pattern[str]:
    indent = " {0,3}" if gfm else ""
    return re.compile(rf"\n{indent}{fence}{fence[-1]}*\s*?\n", re.ASCII)
