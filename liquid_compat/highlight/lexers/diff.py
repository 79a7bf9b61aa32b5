"""Diffs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.token import Generic, Punctuation, Text, _TokenType

from ..engine import RougeLexer

# What the first character of a line says of it; what names files or commits is a heading, other words stand apart.
MARKS = {
    "+": Generic.Inserted,
    ">": Generic.Inserted,
    "-": Generic.Deleted,
    "<": Generic.Deleted,
    "!": Generic.Strong,
    " ": Text,
}
HEADINGS = ("Index", "index", "diff", "=")


def _line(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    line = found.group()
    if line.startswith(HEADINGS):
        yield 0, Generic.Heading, line
    elif line == "---\n":
        yield 0, Punctuation, line
    else:
        yield 0, MARKS.get(line[0], Punctuation), line


class Diff(RougeLexer):
    """Unified, context and plain diffs, line by line."""

    tokens: ClassVar = {
        "root": [
            (r"^@@.*?@@", Punctuation),
            (r"(?<=@@)\n", Text),
            # A line end by itself takes the line after it along.
            (r"\s.*\n?", Text),
            (r"^(?a:[-+<>!=\w]).*\n?", _line),
        ],
    }
