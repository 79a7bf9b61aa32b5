"""Quotes that become typographic ones.

Which one a quote becomes depends on the character before it, as far as that has not been used up by another
construct, and on what follows.
"""

from __future__ import annotations

import re

from ..element import Element
from ..strings import is_word_char
from .scanner import SpanScanner

_OPENING = {"'": "lsquo", '"': "ldquo"}
_CLOSING = {"'": "rsquo", '"': "rdquo"}
_NOT_BEFORE_CLOSING = frozenset(" \\\t\r\n[{(-")
_BEFORE_EMPHASIS = re.compile(r"[_*]{1,2}[^ \t\r\n\f\v]")
_PUNCTUATION = frozenset("""!"#$%'()*+,-./:;<=>?@[\\]^`{|}~""")
_AT_END = re.compile(r"[ \t\r\n\f\v]|\Z")
_WORD = re.compile(r"\w", re.ASCII)
_DECADE = re.compile(r"\d\ds", re.ASCII)


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """The quote at `index`, or two quotes of different kinds that open together."""
    quote = src[index]
    after = index + 1
    before = src[index - 1] if index > limit else ""
    if before and before not in _NOT_BEFORE_CLOSING:
        if before in "\f\v" and _WORD.match(src, after):
            return scanner.frame.emit(Element("smart_quote", _OPENING[quote]), index, after)
        return scanner.frame.emit(Element("smart_quote", _CLOSING[quote]), index, after)
    if before in ("", " ", "\n", "\t", "\r"):
        if not before:
            if _BEFORE_EMPHASIS.match(src, after):
                return scanner.frame.emit(Element("smart_quote", _OPENING[quote]), index, after)
            closes = src[after : after + 1] in _PUNCTUATION and not src.startswith("..", after + 1)
            if closes and not _is_word(src, after + 1):
                return scanner.frame.emit(Element("smart_quote", _CLOSING[quote]), index, after)
        second = src[after : after + 1]
        if second in _OPENING and second != quote and _WORD.match(src, after + 1):
            scanner.frame.emit(Element("smart_quote", _OPENING[quote]), index, after)
            return scanner.frame.emit(Element("smart_quote", _OPENING[second]), after, after + 1)
        if quote == "'" and _DECADE.match(src, after):
            return scanner.frame.emit(Element("smart_quote", "rsquo"), index, after)
        if not before:
            if second in _CLOSING:
                return scanner.frame.emit(Element("smart_quote", _CLOSING[second]), after, after + 1)
            if _AT_END.match(src, after) or (second == "s" and not _is_word(src, after + 1)):
                return scanner.frame.emit(Element("smart_quote", _CLOSING[quote]), index, after)
    return scanner.frame.emit(Element("smart_quote", _OPENING[quote]), index, after)


def _is_word(src: str, index: int) -> bool:
    """Whether a character of a word stands at `index`."""
    return index < len(src) and is_word_char(src[index])
