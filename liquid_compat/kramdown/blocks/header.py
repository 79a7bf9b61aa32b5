"""Headers: `# text` and underlined text."""

from __future__ import annotations

import re

from ...lazy import pattern
from ..element import Element
from ..frame import BlockFrame
from ..state import ParserState
from ..strings import WHITESPACE

_ATX = pattern(r"(#{1,6})[\t ]*([^ \t].*)\n")
_ATX_GFM = pattern(r"(#{1,6})[\t ]+(.*)\n")
_CLOSING = pattern(r"(?<!\\)#+\Z")
_CLOSING_GFM = pattern(r"[\t ]#+\Z")
_NAME_START = (
    ":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_ID = pattern(rf"[\t ]{{#([{_NAME_START}][-.0-9\u00b7\u0300-\u036f\u203f-\u2040{_NAME_START}]*)}}\Z")


def parse_atx(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """`# text`, which kramdown wants after a blank line."""
    match = _ATX.match(frame.src, pos)
    if match is None or not frame.at_boundary():
        return -1
    return _add_atx(frame, pos, match, _CLOSING)


def parse_atx_gfm(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """`# text` in GFM without its quirk `paragraph_end`: a space is needed, and a blank line before."""
    match = _ATX_GFM.match(frame.src, pos)
    if match is None or not frame.at_boundary():
        return -1
    return _add_atx(frame, pos, match, _CLOSING)


def parse_atx_anywhere(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """`# text` in GFM, also right behind a paragraph."""
    match = _ATX_GFM.match(frame.src, pos)
    if match is None:
        return -1
    return _add_atx(frame, pos, match, _CLOSING_GFM)


def parse_setext(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """A line of text with a line of `=` or `-` below."""
    src = frame.src
    if src[eol + 1 : eol + 2] not in ("-", "=") or not frame.at_boundary():
        return -1
    next_eol = src.find("\n", eol + 1)
    underline = src[eol + 1 : next_eol].rstrip(" \t\r\f\v")
    line = src[pos:eol].lstrip(" ")
    if underline.strip("-=") or eol - pos - len(line) > 3 or line[:1] in ("", "\t"):
        return -1
    text, identifier = _split_id(line)
    if not text:
        return -1
    return _add(frame, pos, 2 if underline[0] == "-" else 1, text, identifier, next_eol + 1)


def _add_atx(frame: BlockFrame, pos: int, match: re.Match[str], closing: re.Pattern[str]) -> int:
    text, identifier = _split_id(match[2])
    if text.endswith("#"):
        text = closing.sub("", text, count=1).rstrip(WHITESPACE)
    if not text:
        return -1
    return _add(frame, pos, len(match[1]), text, identifier, match.end())


def _split_id(text: str) -> tuple[str, str | None]:
    """The text of a header, and the id that stands behind it."""
    text = text.rstrip(WHITESPACE)
    if text.endswith("}"):
        match = _ID.search(text)
        if match is not None:
            return text[: match.start()].rstrip(WHITESPACE), match[1]
    return text, None


def _add(frame: BlockFrame, pos: int, level: int, text: str, identifier: str | None, end: int) -> int:
    header = Element("header", text, None, {"level": level, "raw_text": text}, frame.line_at(pos))
    if identifier:
        header.attr["id"] = identifier
    frame.add(header)
    return end
