"""Code: indented, or between fences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...lazy import pattern
from ..element import Element
from ..frame import BlockFrame
from ..patterns import ATTRIBUTE_LIST, BLANK, END_MARKER_LINE, HTML_START, HTML_STOP
from ..state import ParserState

_INDENT = pattern(r"^(?:\t| {4})", re.MULTILINE)
_CODE_LINES = pattern(r"(?:(?:\t| {4})[ \t]*[^ \t\r\n\f\v].*\n)+")
_LAZY_LINE = pattern(
    rf"(?!{END_MARKER_LINE}| {{0,3}}(?:{ATTRIBUTE_LIST}|{HTML_STOP}|{HTML_START}))[ \t]*[^ \t\r\n\f\v].*\n"
)
_LAZY_TEXT = pattern(r"\n( {0,3}[^ \t\r\n\f\v])")

_FENCE = pattern(r"~{3,}")
_FENCE_GFM = pattern(r" {0,3}([~`]{3,})")
_SPACES = " \t\r\f\v"
_CLOSING = pattern(r"\n(~{3,})(?=\s*?\n)", re.ASCII)
_CLOSING_GFM = pattern(r"\n {0,3}([~`]{3,})(?=\s*?\n)", re.ASCII)


def without_indent(text: str) -> str:
    """`text` without the four spaces, or the tab, at the start of its lines."""
    return _INDENT.sub("", text) if "\t" in text else f"\n{text}".replace("\n    ", "\n")[1:]


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


def parse_indented(parser: ParserState, frame: BlockFrame, pos: int) -> int:
    """Lines indented by four spaces or a tab."""
    end = indented_end(frame.src, pos)
    code = frame.src[pos:end]
    if end == pos:  # white space of other kinds only
        code, end = "", frame.src.find("\n", pos) + 1
    code = without_indent(_LAZY_TEXT.sub(r" \1", code))
    frame.add(Element("codeblock", code, None, None, frame.line_at(pos)))
    return end


def parse_fenced(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """Everything between two lines of tildes (in GFM also backticks)."""
    src = frame.src
    opening = (_FENCE_GFM if parser.gfm else _FENCE).match(src, pos)
    if opening is None:
        return -1
    fence = opening[1] if parser.gfm else opening[0]
    closing = None
    for length in _lengths(frame, fence):
        info = src[opening.end() - len(fence) + length : eol].strip(_SPACES)
        if not any(space in info for space in _SPACES):
            closing = _find_closing(parser, frame, fence[:length], eol)
            if closing is not None:
                break
    if closing is None:
        return -1
    element = Element("codeblock", src[eol + 1 : closing.start() + 1], None, {"fenced": True}, frame.line_at(pos))
    if info:
        element.options["lang"] = info
        element.attr["class"] = f"language-{info[0]}{info[1:].partition('?')[0]}"
    frame.add(element)
    return src.find("\n", closing.end()) + 1


def _lengths(frame: BlockFrame, fence: str) -> Iterator[int]:
    """How much of `fence` may be the fence: all, or less, which leaves the rest to the name of the language."""
    yield len(fence)
    if len(set(fence)) > 1:
        yield from range(min(len(fence) - 1, 100), 2, -1)
    else:
        shorter = min(frame.fences.get(fence[-1], 0), len(fence) - 1)
        if shorter > 2:
            yield shorter


def _find_closing(parser: ParserState, frame: BlockFrame, fence: str, pos: int) -> re.Match[str] | None:
    """The line from `pos` on that closes `fence`.

    `frame.fences` keeps the length of the longest closing line that is left of each character (0 for a mixed fence
    that has none), so that a text full of fences without end isn't searched again and again.
    """
    char = fence[-1]
    mixed = fence.strip(char) != ""
    key = fence if mixed else char
    if frame.fences.get(key, len(fence)) < len(fence):
        return None
    src = frame.src
    closing = _CLOSING_GFM if parser.gfm else _CLOSING
    near = src.find(fence, pos + 1)
    if near >= 0 and (first := closing.match(src, src.rfind("\n", 0, near))) and first[1] == fence:
        return first
    longest = 0
    for match in closing.finditer(src, pos):
        run = match[1]
        if run.startswith(fence) and not run[len(fence) :].strip(char):
            return match
        if not mixed and not run.strip(char):
            longest = max(longest, len(run))
    frame.fences[key] = longest
    return None
