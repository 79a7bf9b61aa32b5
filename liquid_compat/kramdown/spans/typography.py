"""`--`, `---`, `...` and `>>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..element import Element

if TYPE_CHECKING:
    from .scanner import SpanScanner


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """A dash, an ellipsis or a closing guillemet (with the space before it)."""
    frame = scanner.frame
    char = src[index]
    if char == "-":
        if src.startswith("---", index):
            return frame.emit(Element("typographic_sym", "mdash"), index, index + 3)
        return frame.emit(Element("typographic_sym", "ndash"), index, index + 2)
    if char == ".":
        return frame.emit(Element("typographic_sym", "hellip"), index, index + 3)
    if index > limit and src[index - 1] == " ":
        return frame.emit(Element("typographic_sym", "raquo_space"), index - 1, index + 2)
    return frame.emit(Element("typographic_sym", "raquo"), index, index + 2)
