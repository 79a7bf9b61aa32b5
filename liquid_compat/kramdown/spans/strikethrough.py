"""`~~deleted~~`, in GitHub Flavored Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..element import Element

if TYPE_CHECKING:
    from .scanner import SpanScanner

_DELETED = re.compile(r"~~(?!\s|~)(.*?[^\s~])~~", re.DOTALL | re.ASCII)


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """The text between two pairs of tildes, parsed on its own."""
    if not scanner.may_find("~~", index + 3):
        return index + 1
    match = _DELETED.match(src, index)
    if match is None:
        return index + 1
    element = Element("html_element", "del", None, {"category": "span"})
    inner = type(scanner)(scanner.parser, match[1], scanner.line + src.count("\n", 0, index))
    element.children = inner.parse()
    return scanner.frame.emit(element, *match.span())
