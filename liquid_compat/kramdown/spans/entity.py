"""`&name;`, `&#1234;`, `&#x12ab;`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..element import Element
from ..entities import named, numbered
from ..html_tags import ENTITY

if TYPE_CHECKING:
    from .scanner import SpanScanner


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """The entity; of an unknown one, the ampersand is shown as such."""
    match = ENTITY.match(src, index)
    if match is None:
        return index + 1
    name, decimal, hexadecimal = match.groups()
    if name is None:
        value = numbered(int(decimal) if decimal else int(hexadecimal, 16))
    else:
        known = named(name)
        if known is None:
            scanner.frame.emit(Element("entity", named("amp"), None, {"original": None}), index, index + 1)
            return match.end()
        value = known
    return scanner.frame.emit(Element("entity", value, None, {"original": match[0]}), *match.span())
