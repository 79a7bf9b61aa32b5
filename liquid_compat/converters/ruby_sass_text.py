"""The pieces of style sheets, for those who read and write them as Ruby Sass did."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_STRING = r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
_PIECE = re.compile(
    rf"(?P<comment>/\*.*?(?:\*/|\Z)|(?<!:)//[^\n]*)|(?P<string>{_STRING})|(?P<mark>#\{{|[{{}};])", re.DOTALL
)
COMMENTS = re.compile(r"(\s*/\*.*?\*/)", re.DOTALL)
GROUP = "-lc-group: 0;"
"""Stands first in every rule, so that libsass prints also those that hold nothing but others: they make groups."""


def statements(source: str) -> Iterator[tuple[str, str]]:
    """The pieces of a source between `{`, `}` and `;`, each with the mark that ends it."""
    start, depth = 0, 0
    for match in _PIECE.finditer(source):
        mark = match["mark"]
        if mark == "#{":
            depth += 1
        elif mark == "}" and depth:
            depth -= 1
        elif mark and not depth:
            yield source[start : match.start()], mark
            start = match.end()
    yield source[start:], ""


def outside_strings(text: str, change: Callable[[str], str]) -> str:
    """`text` with what is in no string or comment changed."""
    out, start = [], 0
    for match in _PIECE.finditer(text):
        if match["mark"] is None:
            out += [change(text[start : match.start()]), match[0]]
            start = match.end()
    return "".join([*out, change(text[start:])])
