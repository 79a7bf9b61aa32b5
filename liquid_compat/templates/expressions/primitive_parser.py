"""Literals, ranges and variables, out of the text of a template.

Liquid 4.0.4 reads a value from a piece of text with regular expressions, whatever parser has found the piece; odd
pieces (`1.2.3`, `a..b`, `-`) get a meaning here too.
"""

from __future__ import annotations

import re
from typing import Any

from ...lazy import pattern
from ...ruby.numbers import integer
from ..errors import ArgumentError
from ..values import BLANK, EMPTY, leading_integer
from .primitive import Literal, Lookup, Range, StrictLookup, Value

_INTEGER = pattern(r"-?\d+", re.ASCII)
_FLOAT = pattern(r"-?\d[\d.]+", re.ASCII)
_RANGE = pattern(r"\((\S+)\.\.(\S+)\)", re.ASCII)
_LEADING_FLOAT = pattern(r"-?\d+(?:\.\d+)?", re.ASCII)
_STEP = pattern(r"\[[^\]]+\]|[\w-]+\??", re.ASCII)
_COMMANDS = frozenset(("size", "first", "last"))

_KEYWORDS: dict[str, Any] = {
    "nil": None,
    "null": None,
    "": None,
    "true": True,
    "false": False,
    "blank": BLANK,
    "empty": EMPTY,
}


def parse_value(markup: str | None, strict_variables: bool = False) -> Value:
    """The value that a piece of text means to Liquid 4.0.4 (None: nil).

    Raises ArgumentError for a constant range whose ends aren't numbers.
    """
    if markup is None or markup in _KEYWORDS:
        return Literal(_KEYWORDS[markup] if markup else None)
    first, last = markup[0], markup[-1]
    if len(markup) > 1 and first == last and first in "'\"":
        return Literal(markup[1:-1])
    if _INTEGER.fullmatch(markup):
        return Literal(integer(markup))
    match = _RANGE.fullmatch(markup)
    if match:
        ends = [parse_value(end, strict_variables) for end in match.groups()]
        if all(isinstance(end, Literal) for end in ends):
            return Literal(range(_constant_end(ends[0]), _constant_end(ends[1]) + 1))
        return Range(*ends)
    if _FLOAT.fullmatch(markup):
        number = _LEADING_FLOAT.match(markup)
        return Literal(float(number[0]) if number else 0.0)
    return _parse_lookup(markup, strict_variables)


def _parse_lookup(markup: str, strict_variables: bool) -> Lookup:
    steps = _STEP.findall(markup)
    name: str | Value | None = None
    if steps:
        name = parse_value(steps[0][1:-1], strict_variables) if steps[0][0] == "[" else steps[0]
    keys = tuple(
        (parse_value(step[1:-1], strict_variables), False) if step[0] == "[" else (Literal(step), step in _COMMANDS)
        for step in steps[1:]
    )
    return (StrictLookup if strict_variables else Lookup)(name, keys)


def _constant_end(end: Value) -> int:
    value = end.value if isinstance(end, Literal) else None
    if value is None or type(value) is str:
        return leading_integer(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ArgumentError("a range needs numbers at its ends")
    return int(value)
