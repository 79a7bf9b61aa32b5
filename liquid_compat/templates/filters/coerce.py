"""How Liquid's standard filters take their input and arguments (`Liquid::Utils`, `InputIterator`)."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from typing import Any

from ...lazy import pattern
from ...ruby import numbers
from ...ruby.bounds import check
from ...ruby.drop import Drop
from ...ruby.errors import RubyRangeError
from ...ruby.numbers import integer
from ...ruby.printing import inspect, to_s
from ...ruby.values import Symbol, time_parts
from ..errors import ArgumentError, LimitError, advise
from .errors import no_conversion, no_method

Number = int | Decimal
"""Numbers as filters calculate with them: floats are decimals until they are printed."""

MOST_ELEMENTS = 10_000_000
"""So many numbers of a range a filter may list."""

_DECIMAL = pattern(r"-?[0-9]+\.[0-9]+")
_INTEGER = pattern(r"\s*([-+]?)(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|0[dD][0-9_]+|[1-9][0-9_]*)\s*", re.ASCII)


def to_integer(value: Any) -> int:
    """Return an integer argument. Raises ArgumentError for what is none, floats included."""
    if type(value) is int:
        return value
    number = _strict_integer(to_s(value))
    if number is None:
        raise advise(ArgumentError("invalid integer"), f"the argument {inspect(value)} is no whole number")
    return number


def _strict_integer(text: str) -> int | None:
    """Ruby's `Integer(text)`: with prefixes `0x`, `0b`, `0o`, `0`, and underscores between digits."""
    match = _INTEGER.fullmatch(text)
    if match is None:
        return None
    digits = match[2].lower()
    if len(digits) > 1 and digits[0] == "0" and digits[1] not in "xbod":
        digits = f"0o{digits[1:].removeprefix('_')}"
    elif digits.startswith("0d"):
        digits = digits[2:].lstrip("0") or "0"
    try:
        return integer(f"{match[1]}{digits}") if digits.replace("_", "").isdecimal() else int(f"{match[1]}{digits}", 0)
    except ValueError:
        return None


def to_length(value: Any) -> int:
    """Return an integer argument that is a position or a length.

    Raises ArgumentError for what is no integer, RubyRangeError for one too large.
    """
    return numbers.to_long(to_integer(value))


def to_number(value: Any) -> Number:
    """Return the number that arithmetic filters see: 0 for what is none."""
    kind = type(value)
    if kind is int:
        return value
    if kind is float:
        return Decimal(repr(value))
    if isinstance(value, str):
        stripped = value.strip("\0\t\n\v\f\r ")
        return Decimal(stripped) if _DECIMAL.fullmatch(stripped) else numbers.to_i(value)
    return 0


def from_number(number: Number) -> int | float:
    """Return a filter's result: decimals become floats."""
    return number if isinstance(number, int) else float(number)


def elements(value: Any) -> list[Any]:
    """Return what an array filter works on: arrays flattened, ranges and drops listed, else the value alone.

    The list may be the value itself: don't change it. Raises BoundsError for nesting without end.
    """
    if isinstance(value, (list, tuple)):
        for item in value:
            if isinstance(item, (list, tuple, Symbol)):
                check(value)
                return _flatten(value, [])
        return value if type(value) is list else list(value)
    if value is None:
        return []
    if isinstance(value, range):
        return range_elements(value)
    if isinstance(value, Drop):
        return list(value.each())
    return time_parts(value) if isinstance(value, datetime) else [value]


def range_elements(numbers: range) -> list[int]:
    """Return the numbers as a list. Raises LimitError for too many."""
    if numbers.stop - numbers.start > MOST_ELEMENTS:
        raise LimitError(f"a range of more than {MOST_ELEMENTS} numbers can't be listed")
    return list(numbers)


def _flatten(values: Any, flat: list[Any]) -> list[Any]:
    for item in values:
        if isinstance(item, (list, tuple)):
            _flatten(item, flat)
        else:
            flat.append(str(item) if type(item) is Symbol else item)
    return flat


def has_index(value: Any) -> bool:
    """Whether Ruby's value has `[]`."""
    return isinstance(value, (dict, Drop, str, list, tuple, int)) and not isinstance(value, bool)


def index(value: Any, key: Any) -> Any:
    """Return Ruby's `value[key]` for hashes, drops, arrays, strings and integers.

    Raises FilterInputError for a key of the wrong kind, and for a value without `[]`; RubyRangeError for a position
    that Ruby doesn't count to.
    """
    if isinstance(value, dict):
        return value.get(_hash_key(key))
    if isinstance(value, Drop):
        return value.get(key)
    if isinstance(value, str):
        if isinstance(key, str):
            return key if key in value else None
        return _element(value, key)
    if isinstance(value, (list, tuple)):
        return _element(value, key)
    if isinstance(value, int) and not isinstance(value, bool):
        at = _position(key)
        return (value >> at) & 1 if at >= 0 else 0
    raise no_method("[]", value, "objects with properties")


def _element(value: Any, key: Any) -> Any:
    """An element of a string or an array, or several for a range."""
    if isinstance(key, range):
        start = key.start + len(value) if key.start < 0 else key.start
        end = key.stop + len(value) if key.stop <= 0 else key.stop
        return value[start : max(start, end)] if 0 <= start <= len(value) else None
    at = _position(key)
    return value[at] if -len(value) <= at < len(value) else None


def _hash_key(key: Any) -> Any:
    if isinstance(key, list):
        return tuple(_hash_key(item) for item in key)
    return None if isinstance(key, dict) else key


def _position(key: Any) -> int:
    if isinstance(key, (int, float)) and not isinstance(key, bool):
        if not abs(key) < _TOO_FAR:
            if isinstance(key, int):
                numbers.to_long(key)
            shown = f"{key:.10g}".replace("inf", "Inf").replace("nan", "NaN")
            raise RubyRangeError(f"float {shown} out of range of integer")
        return int(key)
    raise no_conversion(key, "Integer")


_TOO_FAR = 2**63
