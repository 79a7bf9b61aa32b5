"""`` `code` ``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..element import Element

if TYPE_CHECKING:
    from .scanner import SpanScanner

_TICKS = re.compile("`+")
_BLANK = frozenset(" \t\n\r\f\v")


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """A code span from `index`; a lone backtick between white space is text."""
    end = _TICKS.match(src, index).end()  # type: ignore[union-attr]
    ticks = src[index:end]
    if end == index + 1 and src[end : end + 1] in _BLANK and (index == 0 or src[index - 1] in _BLANK):
        return end
    if not scanner.may_find(ticks, end):
        return end
    close = src.find(ticks, end)
    if close < 0:
        return end
    code = src[end:close]
    if len(ticks) > 1:
        code = code.removeprefix(" ").removesuffix(" ")
    return scanner.frame.emit(Element("codespan", code), index, close + len(ticks))
