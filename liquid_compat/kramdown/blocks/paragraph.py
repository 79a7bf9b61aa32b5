"""Paragraphs: what is left when no other block starts."""

from __future__ import annotations

from ..element import Element
from ..frame import BlockFrame
from ..state import ParserState
from ..strings import WHITESPACE


def add_paragraph(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """A paragraph from `pos`, whose first line ends at `eol`: returns where it ends.

    If the block before is a paragraph too (its end looked like the start of another block), it goes on.
    """
    src = frame.src
    stop = parser.paragraph_end.search(src, eol)
    end = stop.end() if stop is not None else len(src)
    text = src[pos:end].rstrip(WHITESPACE)
    if frame.fences and stop is not None and _is_hopeless_fence(frame, end):
        text, end = _add_pieces(parser, frame, text, end)
    last = frame.children[-1] if frame.children else None
    if isinstance(last, Element) and last.type == "p":
        _go_on(frame, last, text, pos)
    else:
        frame.add(Element("p", text.lstrip(WHITESPACE), None, None, frame.line_at(pos)))
    return end


def _go_on(frame: BlockFrame, paragraph: Element, text: str, pos: int) -> None:
    """Add `text`, which starts at `pos`, to `paragraph`; that may have been made from HTML."""
    holder = paragraph
    if paragraph.value is None:
        last = paragraph.children[-1] if paragraph.children else None
        if not isinstance(last, Element) or last.type != "raw_text":
            paragraph.children.append(Element("raw_text", text, None, None, frame.line_at(pos)))
            return
        holder = last
    holder.value = holder.value + _joiner(frame.src, pos) + text if holder.value else text


def _joiner(src: str, pos: int) -> str:
    """What stands between the pieces of a paragraph where the second one starts at `pos`."""
    return "  \n" if src[max(pos - 3, 0) : pos] == "  \n" else "\n"


def _is_hopeless_fence(frame: BlockFrame, pos: int) -> bool:
    """Whether the line at `pos` starts fenced code that is known to have no end."""
    return frame.fences.get(frame.src[pos : pos + 4].lstrip(" ")[:1], 3) < 3


def _add_pieces(parser: ParserState, frame: BlockFrame, text: str, pos: int) -> tuple[str, int]:
    """A paragraph with `text` goes on at `pos` with a fence that is none: all of it, and where it ends."""
    src = frame.src
    pieces = [text]
    while _is_hopeless_fence(frame, pos):
        stop = parser.paragraph_end.search(src, src.find("\n", pos))
        end = stop.end() if stop is not None else len(src)
        pieces += [_joiner(src, pos), src[pos:end].rstrip(WHITESPACE)]
        pos = end
    return "".join(pieces), pos


def add_bare_text(frame: BlockFrame, pos: int) -> int:
    """A line that starts with one to three spaces and a tab is no block at all."""
    end = frame.src.find("\n", pos) + 1
    text = frame.src[pos:end]
    last = frame.last
    if last is not None and last.type == "raw_text":
        last.value += text
    else:
        frame.children.append(Element("raw_text", text, None, None, frame.line_at(pos)))
    return end
