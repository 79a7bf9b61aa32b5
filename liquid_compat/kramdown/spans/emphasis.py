"""`*emphasis*`, `_emphasis_`, `**strong**`, `__strong__`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..element import Element
from .scanner import IN_EM, IN_STRONG, Frame

if TYPE_CHECKING:
    from .scanner import SpanScanner

_BLANK = frozenset(" \t\n\r\f\v")


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """Open emphasis at `index`, if it can be opened there."""
    char = src[index]
    double = src.startswith(char, index + 1)
    end = index + 2 if double else index + 1
    if src[end : end + 1] in _BLANK or (char == "_" and index and _in_word(src, index)):
        return end
    frame = scanner.frame
    if frame.inside & (IN_STRONG if double else IN_EM):
        return _text(scanner, char, end)
    if not _may_close(scanner, char, end):
        return end
    return _open(scanner, index, char * 2 if double else char, end)


def _open(scanner: SpanScanner, opener: int, delimiter: str, resume: int) -> int:
    kind, bit = ("strong", IN_STRONG) if len(delimiter) == 2 else ("em", IN_EM)
    inside = scanner.frame.inside | bit
    if scanner.is_hopeless(kind + delimiter, inside, resume):
        if kind == "strong" and scanner.frame.kind != "em":
            return _open(scanner, opener, delimiter[0], resume)
        return _text(scanner, delimiter[0], resume)
    parser = scanner.parser
    frame = Frame(
        kind,
        scanner.src,
        opener,
        opener + len(delimiter),
        parser.run_underscore if delimiter[0] == "_" else parser.run_text,
        inside,
        delimiter[0],
        delimiter,
        Element(kind),
    )
    frame.resume = resume
    return scanner.open(frame)


def fall_back(scanner: SpanScanner, frame: Frame) -> int:
    """Strong emphasis that isn't closed may still be emphasis that starts with a star (or underscore)."""
    if frame.kind == "strong" and scanner.frame.kind != "em":
        return _open(scanner, frame.opener, frame.stop, frame.resume)
    return _text(scanner, frame.stop, frame.resume)


def _text(scanner: SpanScanner, char: str, resume: int) -> int:
    """The delimiter that ends at `resume` is text.

    Inside of emphasis with the same delimiter, what would have been opened here ends (or not) like that.
    """
    if scanner.frame.stop == char:
        scanner.frame.same.append(resume)
    return resume


def ends_here(frame: Frame, index: int) -> bool:
    """Whether the delimiter at `index` closes `frame`."""
    src, delimiter, char = frame.src, frame.delimiter, frame.stop
    after = index + len(delimiter)
    if frame.kind == "strong":
        if not src.startswith(delimiter, index):
            return False
    elif src.startswith(char, after) and not src.startswith(char, after + 1):
        return False
    if src[index - 1] in _BLANK or (char == "_" and src[after : after + 1].isalnum()):
        return False
    return bool(frame.children) or frame.text_pending(index)


def _in_word(src: str, index: int) -> bool:
    before = src[index - 1]
    return before.isalpha() or (before == "-" and index > 1 and src[index - 2].isalpha())


def _may_close(scanner: SpanScanner, char: str, pos: int) -> bool:
    """Whether a delimiter that could close something stands from `pos` on."""
    last = scanner.last.get(char)
    if last is None:
        src = scanner.src
        last = src.rfind(char)
        while last > 0 and src[last - 1] in _BLANK:
            last = src.rfind(char, 0, last)
        scanner.last[char] = last
    return last >= pos
