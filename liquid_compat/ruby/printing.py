"""How Ruby prints values: `to_s`, `inspect`, `Array#join`.

The rules are those of Ruby 3.1 (a hash is `{"a"=>1}`), found by running it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ..lazy import pattern
from . import julian
from .bounds import check, is_nested
from .drop import Drop
from .numbers import integer_to_s
from .values import Symbol, Time, full_year, nanoseconds


def to_s(value: Any) -> str:
    """Return Ruby's `value.to_s` (an array prints as its `inspect`, unlike in `output`).

    An object that is none of Ruby's core values prints as its `str()`. Raises BoundsError for nesting without end.
    """
    printer = _TO_S.get(type(value))
    return printer(value) if printer is not None else _to_s_of_kind(value)


def output(value: Any) -> str:
    """Return what `{{ value }}` writes: like `to_s`, but arrays are joined, nested ones too (Liquid 4.0.4)."""
    return join(value) if isinstance(value, (list, tuple)) else to_s(value)


def is_ascii(value: Any) -> bool:
    """Whether Ruby gives what `output` writes as US-ASCII: numbers, times, nil, symbols, an empty array or hash."""
    while isinstance(value, (list, tuple)):
        if not value:
            return True
        value = value[0]
    return value is None or isinstance(value, (bool, int, float, date, range, Symbol)) or value == {}


def join(values: Iterable[Any], glue: str = "") -> str:
    """Return Ruby's `Array#join`: each value's `to_s`, nested arrays joined with the same glue.

    Raises BoundsError for nested arrays without end.
    """
    values = values if isinstance(values, (list, tuple)) else list(values)
    if is_nested(values):
        check(values)
    return _join(values, glue)


def _join(values: Iterable[Any], glue: str) -> str:
    return glue.join([_join_element(item, glue) for item in values])


def _join_element(item: Any, glue: str) -> str:
    printer = _TO_S.get(type(item))
    if printer is _inspect_array:
        return _join(item, glue)
    if printer is not None:
        return printer(item)
    if isinstance(item, (list, tuple)):
        return _join(item, glue)
    return item.nested_to_s() if isinstance(item, Drop) else _to_s_of_kind(item)


def inspect(value: Any) -> str:
    """Return Ruby's `value.inspect`.

    An object that is none of Ruby's core values is asked for its `inspect()`, within an array or a hash for its
    `nested_inspect()` (see `drop.Drop`); one without them prints as its `str()`. Raises BoundsError for nesting
    without end.
    """
    printer = _INSPECT.get(type(value))
    return printer(value) if printer is not None else _inspect_of_kind(value)


def float_to_s(number: float) -> str:
    """Return Ruby's `Float#to_s`: shortest digits that read back the same, always with a fraction."""
    if number - number != 0:
        return "NaN" if number != number else "Infinity" if number > 0 else "-Infinity"
    text = repr(number)
    if 1e15 <= abs(number) < 1e16:  # the one decade in which Ruby has an exponent and Python has none
        digits = text.removesuffix(".0").lstrip("-")
        fraction = digits[1:].rstrip("0") or "0"
        return f"{'-' if number < 0 else ''}{digits[0]}.{fraction}e+15"
    mantissa, mark, exponent = text.partition("e")
    if not mark:
        return text
    return f"{mantissa}{'' if '.' in mantissa else '.0'}e{exponent}"


def time_to_s(moment: datetime) -> str:
    """Return Ruby's `Time#to_s`: `2021-03-04 05:06:07 +0200`, with `UTC` in place of the offset for a UTC time."""
    return f"{_day(moment)} {moment.hour:02}:{moment.minute:02}:{moment.second:02} {_zone(moment)}"


def _day(day: date) -> str:
    year = full_year(day)
    return f"{year:0{4 if year >= 0 else 5}}-{day.month:02}-{day.day:02}"


def _zone(moment: datetime) -> str:
    if moment.tzinfo is UTC:
        return "UTC"
    seconds = int((moment.utcoffset() or timedelta()).total_seconds())
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}{minutes:02}"


def _inspect_time(moment: datetime) -> str:
    fraction = f".{nanoseconds(moment):09}".rstrip("0").rstrip(".")
    return f"{_day(moment)} {moment.hour:02}:{moment.minute:02}:{moment.second:02}{fraction} {_zone(moment)}"


def _inspect_date(day: date) -> str:
    # the Julian day number; 2299161 is where Ruby's default calendar turns Gregorian
    return f"#<Date: {_day(day)} (({julian.ordinal(day) + 1721425}j,0s,0n),+0s,2299161j)>"


def _range_to_s(numbers: range) -> str:
    return f"{integer_to_s(numbers.start)}..{integer_to_s(numbers.stop - 1)}"


def _inspect_array(values: list[Any] | tuple[Any, ...]) -> str:
    if is_nested(values):
        check(values)
    return _array_of_elements(values)


def _array_of_elements(values: Iterable[Any]) -> str:
    return f"[{', '.join(map(_inspect_element, values))}]"


def _inspect_element(value: Any) -> str:
    printer = _ELEMENT.get(type(value))
    if printer is not None:
        return printer(value)
    return value.nested_inspect() if isinstance(value, Drop) else _inspect_of_kind(value)


def _inspect_hash(pairs: dict[Any, Any]) -> str:
    if is_nested(pairs):
        check(pairs)
    return _hash_of_elements(pairs)


def _hash_of_elements(pairs: dict[Any, Any]) -> str:
    return f"{{{', '.join([f'{_inspect_element(key)}=>{_inspect_element(value)}' for key, value in pairs.items()])}}}"


_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\x1b": "\\e",
    "\x07": "\\a",
    "\x08": "\\b",
    "\x0b": "\\v",
    "\x0c": "\\f",
}
_TO_ESCAPE = pattern(r'["\\]|\#(?=[{$@])|[^ -~]')


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    known = _ESCAPES.get(char)
    if known is not None:
        return known
    if char == "#":
        return "\\#"
    category = unicodedata.category(char)
    if category in ("Cn", "Cs", "Zl", "Zp") or (category == "Cc" and char != "\x85"):
        code = ord(char)
        return f"\\u{{{code:X}}}" if code > 0xFFFF else f"\\u{code:04X}"
    return char


def inspect_string(text: str) -> str:
    """Return Ruby's `String#inspect` of UTF-8 text: double-quoted, unprintable characters escaped."""
    return f'"{_TO_ESCAPE.sub(_escape, text)}"'


_PLAIN_SYMBOL = pattern(
    r"(?:@@?|\$)?[^\W\d]\w*|[^\W\d]\w*[?!=]|\[\]=?|\*\*?|[-+~!]@?|[/%`]|&|\||\^|<<|>>|<=>|[<>]=?|===?|=~|!=|!~"
)


def _inspect_symbol(symbol: Symbol) -> str:
    name = str(symbol)
    return f":{name}" if _PLAIN_SYMBOL.fullmatch(name) else f":{inspect_string(name)}"


def _nothing(_: None) -> str:
    return ""


def _nil(_: None) -> str:
    return "nil"


def _boolean(value: bool) -> str:
    return "true" if value else "false"


_TO_S: dict[type, Callable[[Any], str]] = {
    str: str,
    Symbol: str,
    bool: _boolean,
    int: integer_to_s,
    float: float_to_s,
    type(None): _nothing,
    list: _inspect_array,
    tuple: _inspect_array,
    dict: _inspect_hash,
    range: _range_to_s,
    datetime: time_to_s,
    Time: time_to_s,
    date: _day,
}

_INSPECT: dict[type, Callable[[Any], str]] = {
    **_TO_S,
    str: inspect_string,
    Symbol: _inspect_symbol,
    type(None): _nil,
    datetime: _inspect_time,
    Time: _inspect_time,
    date: _inspect_date,
}

_ELEMENT: dict[type, Callable[[Any], str]] = {
    **_INSPECT,
    list: _array_of_elements,
    tuple: _array_of_elements,
    dict: _hash_of_elements,
}
"""As `_INSPECT`, within an array or a hash that has been measured."""


def _printer_of_kind(value: Any, table: dict[type, Callable[[Any], str]]) -> Callable[[Any], str] | None:
    """Return the printer of the nearest class that has one (a subclass of dict or of str)."""
    return next((table[kind] for kind in type(value).__mro__ if kind in table), None)


def _to_s_of_kind(value: Any) -> str:
    printer = _printer_of_kind(value, _TO_S)
    return printer(value) if printer is not None and "__str__" not in type(value).__dict__ else str(value)


def _inspect_of_kind(value: Any) -> str:
    own = getattr(value, "inspect", None)
    if callable(own):
        return str(own())
    printer = _printer_of_kind(value, _INSPECT)
    return printer(value) if printer is not None else str(value)
