"""Paragraphs: what is left when no other block starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..element import Element
from ..strings import WHITESPACE

if TYPE_CHECKING:
    from ..parser import Parser
    from .frame import BlockFrame


def add_paragraph(parser: Parser, frame: BlockFrame, pos: int, eol: int) -> int:
    """A paragraph from `pos`, whose first line ends at `eol`: returns where it ends.

    If the block before is a paragraph too (its end looked like the start of another block), it goes on.
    """
    src = frame.src
    stop = parser.paragraph_end.search(src, eol)
    end = stop.end() if stop is not None else len(src)
    text = src[pos:end].rstrip(WHITESPACE)
    last = frame.last
    if last is not None and last.type == "p":
        _go_on(frame, last, text, pos)
    else:
        paragraph = Element("p", text.lstrip(WHITESPACE), None, None, frame.line_at(pos))
        if frame.ial is not None:
            paragraph.ial = frame.ial
            frame.ial = None
        frame.children.append(paragraph)
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
    joiner = "  \n" if frame.src[max(pos - 3, 0) : pos] == "  \n" else "\n"
    holder.value += joiner + text


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
