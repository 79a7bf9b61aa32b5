"""Finding links in Markdown source, as jekyll-relative-links understands them.

Two forms: `[text](path#fragment "title")`, and on lines of their own definitions `[name]: path#fragment "title"`. The
text stands on one line; a path goes as far as it must, a title begins with a double quote and ends with a double or
single one that no backslash escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SPACES = " \t\n\r\f\v"
_STOP = re.compile(r"[#)\s]|\Z", re.ASCII)
_TITLE_START = re.compile(r'\s+"', re.ASCII)
_UNESCAPED = {quote: re.compile(rf"(?<!\\){quote}") for quote in "\"'"}


class MarkdownLink(NamedTuple):
    """A link in a text, from `start` to `end`; `fragment` has its `#`, `title` its quotes and the space before."""

    start: int
    end: int
    is_definition: bool
    text: str
    path: str
    fragment: str
    title: str


class _Target(NamedTuple):
    path: str
    fragment: str
    title: str
    end: int


def find_links(source: str) -> Iterator[MarkdownLink]:
    """The links of `source` in order; none lies in another."""
    pos = 0
    last_end = source.rfind(")")
    bracket = source.find("[")
    while bracket >= 0:
        start = _line_start(source, pos, bracket)
        link = None
        if 0 <= start < bracket:
            link = _link(source, start, bracket, "]: ")
        if link is None and bracket < last_end:
            link = _link(source, bracket, bracket, "](")
        if link is None and start == bracket:
            link = _link(source, start, bracket, "]: ")
        if link is not None:
            yield link
            pos = link.end
        bracket = source.find("[", max(pos, bracket + 1))


def _line_start(source: str, pos: int, bracket: int) -> int:
    """The first start of a line, from `pos` on, with only white space between it and `bracket`; -1 if none."""
    first = bracket
    while first > pos and source[first - 1] in _SPACES:
        first -= 1
    if first == 0 or source[first - 1] == "\n":
        return first
    return source.find("\n", first, bracket) + 1 or -1


def _link(source: str, start: int, bracket: int, separator: str) -> MarkdownLink | None:
    """The link whose text begins at `bracket` and whose text and target stand on both sides of `separator`."""
    eol = source.find("\n", bracket)
    eol = len(source) if eol < 0 else eol
    is_definition = separator == "]: "
    closing = source.find(separator, bracket + 1, eol)
    while closing >= 0:
        target = _target(source, closing + len(separator), is_definition)
        if target is not None:
            path, fragment, title, end = target
            return MarkdownLink(start, end, is_definition, source[bracket + 1 : closing], path, fragment, title)
        closing = source.find(separator, closing + 1, eol)
    return None


def _target(source: str, start: int, is_definition: bool) -> _Target | None:
    last = "\n" if is_definition else ")"  # can't be in the path
    if source[start : start + 1] in ("", last):
        return None
    barren = start  # up to here no fragment ends
    for stop in _STOP.finditer(source, start + 1):
        pos = stop.start()
        path = source[start:pos]
        found = None
        if stop[0] == "#" and pos >= barren:
            eol = source.find("\n", pos)
            barren = len(source) if eol < 0 else eol
            for end in range(pos + 2, barren + 1):
                found = _close(source, end, is_definition)
                if found is not None:
                    return _Target(path, source[pos:end], *found)
        found = _close(source, pos, is_definition)
        if found is not None:
            return _Target(path, "", *found)
        if stop[0] == last:
            break
    return None


def _close(source: str, pos: int, is_definition: bool) -> tuple[str, int] | None:
    """The title at `pos` ("" without one), and the end of the link behind it; None if it does not end there."""
    if source[pos : pos + 1] in _SPACES and (opening := _TITLE_START.match(source, pos)):
        for quote in _UNESCAPED.values():
            closing = quote.search(source, opening.end())
            end = _end(source, closing.end(), is_definition) if closing else -1
            if closing and end >= 0:
                return source[pos : closing.end()], end
    end = _end(source, pos, is_definition)
    return ("", end) if end >= 0 else None


def _end(source: str, pos: int, is_definition: bool) -> int:
    """Behind the parenthesis at `pos`, or where a definition's line ends with white space only; else -1."""
    if not is_definition:
        return pos + 1 if source.startswith(")", pos) else -1
    eol = source.find("\n", pos)
    eol = len(source) if eol < 0 else eol
    return -1 if source[pos:eol].strip(_SPACES) else eol
