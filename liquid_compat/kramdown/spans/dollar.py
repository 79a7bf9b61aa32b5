"""`$$math$$` in a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..element import Element
from ..strings import WHITESPACE

if TYPE_CHECKING:
    from .scanner import SpanScanner


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """Everything up to the next two dollar signs."""
    if not scanner.may_find("$$", index + 2):
        return index + 1
    close = src.find("$$", index + 2)
    element = Element("math", src[index + 2 : close].strip(WHITESPACE), None, {"category": "span"})
    return scanner.frame.emit(element, index, close + 2)
