"""`~~deleted~~`, in GitHub Flavored Markdown."""

from __future__ import annotations

import re

from ..element import Element
from .scanner import SpanScanner, parse_spans

_DELETED = re.compile(r"~~(?!\s|~)(.*?[^\s~])~~", re.DOTALL | re.ASCII)


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """The text between two pairs of tildes, parsed on its own."""
    if not _may_close(scanner, index + 3):
        return index + 1
    match = _DELETED.match(src, index)
    if match is None:
        return index + 1
    element = Element("html_element", "del", None, {"category": "span"})
    element.children = parse_spans(scanner.parser, match[1], scanner.line + src.count("\n", 0, index))
    return scanner.frame.emit(element, *match.span())


def _may_close(scanner: SpanScanner, pos: int) -> bool:
    """Whether two tildes that could end a deletion stand from `pos` on."""
    last = scanner.last.get("~~")
    if last is None:
        src = scanner.src
        last = src.rfind("~~")
        while last > 0 and src[last - 1] in " \t\r\n\f\v~":
            last = src.rfind("~~", 0, last + 1)
        scanner.last["~~"] = last
    return last >= pos
