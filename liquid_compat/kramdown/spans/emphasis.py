"""`*emphasis*`, `_emphasis_`, `**strong**`, `__strong__`."""

from __future__ import annotations

from ..element import Element
from ..runs import Run
from ..strings import is_alnum, is_alpha
from .scanner import IN_EM, IN_STRONG, Frame, SpanScanner

_KINDS = {"*": "em*", "_": "em_", "**": "strong*", "__": "strong_"}
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


class EmphasisFrame(Frame):
    """Emphasis that is open.

    `same` are the places behind delimiters that were met in it and taken as text: had emphasis been opened there,
    it would end (or not) like this one.
    """

    __slots__ = ("delimiter", "same")

    def __init__(
        self, kind: str, src: str, opener: int, run: Run, inside: int, delimiter: str, element: Element
    ) -> None:
        """See `Frame`; `delimiter` is one or two characters."""
        super().__init__(kind, src, opener, opener + len(delimiter), run, inside, delimiter[0], element)
        self.delimiter = delimiter
        self.same: list[int] = []

    def end_at(self, index: int) -> int:
        """See `Frame`."""
        end = _end_at(self.src, index, self.delimiter)
        return end if self.children or self.text_pending(index) else -1

    def give_up(self, scanner: SpanScanner) -> int:
        """See `Frame`."""
        scanner.fail(self.kind, self.inside, self.resume, len(self.src) - self.resume)
        scanner.known_vain().dead.update([(resume, self.kind, self.inside) for resume in self.same])
        return _fall_back(scanner, self.opener, self.delimiter, self.resume)


def _open(scanner: SpanScanner, opener: int, delimiter: str, resume: int) -> int:
    """Emphasis that starts at `opener`: around plain text it is complete at once, else its end is to be found."""
    double = len(delimiter) == 2
    inside = scanner.frame.inside | (IN_STRONG if double else IN_EM)
    kind = _KINDS[delimiter]
    if scanner.is_hopeless(kind, inside, resume):
        return _fall_back(scanner, opener, delimiter, resume)
    src, parser = scanner.src, scanner.parser
    run = parser.run_underscore if delimiter[0] == "_" else parser.run_text
    element = Element("strong" if double else "em")
    start = opener + len(delimiter)
    index = run(src, start).end()
    if start < index and src.startswith(delimiter, index):
        end = _end_at(src, index, delimiter)
        if end >= 0:
            element.children.append(src[start:index])
            return scanner.frame.emit(element, opener, end)
    frame = EmphasisFrame(kind, src, opener, run, inside, delimiter, element)
    frame.resume = resume
    return scanner.open(frame)


def _end_at(src: str, index: int, delimiter: str) -> int:
    """Where a mark ends that begins at `index` and closes what `delimiter` opened; -1 if none does."""
    char = delimiter[0]
    end = index + len(delimiter)
    if end - index == 2:
        if not src.startswith(char, index + 1):
            return -1
    elif src.startswith(char, end) and not src.startswith(char, end + 1):
        return -1
    if src[index - 1] in _BLANK or (char == "_" and end < len(src) and is_alnum(src[end])):
        return -1
    return end


def _fall_back(scanner: SpanScanner, opener: int, delimiter: str, resume: int) -> int:
    """Strong emphasis that isn't closed may still be emphasis that starts with a star (or underscore)."""
    if len(delimiter) == 2 and scanner.frame.kind not in ("em*", "em_"):
        return _open(scanner, opener, delimiter[0], resume)
    return _text(scanner, delimiter[0], resume)


def _text(scanner: SpanScanner, char: str, resume: int) -> int:
    """The delimiter that ends at `resume` is text."""
    frame = scanner.frame
    if frame.stop == char and isinstance(frame, EmphasisFrame) and not frame.src.startswith(char, resume):
        frame.same.append(resume)
    return resume


def _in_word(src: str, index: int) -> bool:
    before = src[index - 1]
    return is_alpha(before) or (before == "-" and index > 1 and is_alpha(src[index - 2]))


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
