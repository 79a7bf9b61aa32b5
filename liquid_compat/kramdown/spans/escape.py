"""What starts with a backslash: escaped characters, a line break, guillemets that stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..element import Element
from ..entities import named

if TYPE_CHECKING:
    from .scanner import SpanScanner

ESCAPABLE = frozenset("\\.*_+`<>()[]{}#!:|\"'$=-")
ESCAPABLE_GFM = ESCAPABLE | {"~"}


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """Leave the backslash out where it escapes something."""
    frame = scanner.frame
    parser = scanner.parser
    following = src[index + 1 : index + 2]
    if parser.has_symbols and following in ("<", ">") and src.startswith(following, index + 2):
        entity = named("lt" if following == "<" else "gt")
        frame.emit(Element("entity", entity, None, {"original": None}), index, index + 3)
        return frame.emit(Element("entity", entity, None, {"original": None}), index + 3, index + 3)
    if following == "\\" and parser.has_breaks and src.startswith("\n", index + 2):
        return frame.emit(Element("br"), index, index + 2)
    if following in parser.escapable and following:
        frame.skip(index, index + 1)
        return index + 2
    return index + 1
