"""Two spaces at the end of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..element import Element

if TYPE_CHECKING:
    from .scanner import SpanScanner


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """A line break in place of the spaces before the newline at `index`, which stays."""
    if index - 2 < limit:
        return scanner.decline(index)
    return scanner.frame.emit(Element("br"), index - 2, index)
