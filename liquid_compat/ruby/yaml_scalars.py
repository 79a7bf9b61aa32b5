"""What an unquoted YAML scalar means to SafeYAML 1.0.5: number, nil, boolean, date, time or text."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from ..lazy import pattern
from .numbers import integer, strict_float
from .values import Time, fixed_zone

_PLAIN_INTEGER = pattern(r"[-+]?(?:0|[1-9][0-9]*)")
_OCTAL = pattern(r"0[0-7]+")
_HEXADECIMAL = pattern(r"[-+]?0[xX][0-9a-fA-F]+")
_BINARY = pattern(r"0b[01]+")
_SEXAGESIMAL = pattern(r"[-+]?[0-9]+(?::[0-5]?[0-9])+")
_SEXAGESIMAL_FLOAT = pattern(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*")
_FLOAT = pattern(r"[-+]?(?:[0-9][0-9_]*)?\.[0-9_]+(?:[eE][-+][0-9]+)?")
_DATE = pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = pattern(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|\s+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?"
    r"\s*(?:Z|([-+])([0-9]{1,2})(?::?([0-9]{2}))?)?"
)
_WORDS: dict[str, Any] = {
    "": None,
    "~": None,
    "null": None,
    "yes": True,
    "on": True,
    "true": True,
    "no": False,
    "off": False,
    "false": False,
}
_WORD_STARTS = frozenset("~nNyYoOtTfF")
_NUMBER_STARTS = frozenset("0123456789+-._,")
_INFINITIES = {
    ".inf": float("inf"),
    "-.inf": float("-inf"),
    ".nan": float("nan"),
}
_INFINITY_SPELLINGS = {
    spelling: number
    for name, number in _INFINITIES.items()
    for spelling in (name, name.replace("inf", "Inf").replace("nan", "NaN"), name.upper())
}


def guess(text: str) -> Any:
    """Return the value that the plain scalar `text` stands for; `text` itself where it is nothing else.

    Raises ValueError where Ruby does: numbers with stray underscores (`1_.5`).
    """
    first = text[:1]
    if first in _NUMBER_STARTS:
        return _number_or_time(text)
    if len(text) <= 5 and (not text or first in _WORD_STARTS):
        return _WORDS.get(text.lower(), text)
    return text


def _number_or_time(text: str) -> Any:
    digits = text.replace("_", "").replace(",", "") if "_" in text or "," in text else text
    if _PLAIN_INTEGER.fullmatch(digits):
        return integer(digits)
    if _OCTAL.fullmatch(digits):
        return int(digits, 8)
    if _HEXADECIMAL.fullmatch(digits):
        return int(digits, 16)
    if _BINARY.fullmatch(digits):
        return int(digits, 2)
    if _SEXAGESIMAL.fullmatch(digits):
        return _sexagesimal(digits)
    if _FLOAT.fullmatch(text):
        return strict_float(text)
    if text in _INFINITY_SPELLINGS:
        return _INFINITY_SPELLINGS[text]
    if _SEXAGESIMAL_FLOAT.fullmatch(text):
        return _sexagesimal(text)
    if match := _DATE.fullmatch(text):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return text
    if match := _TIME.fullmatch(text):
        try:
            return _time(match)
        except (ValueError, OverflowError):
            return text
    return text


def _sexagesimal(text: str) -> float:
    """`1:30` is 90.0. The sign is applied to the first part and then to the sum, as SafeYAML does."""
    whole, _, fraction = text.partition(".")
    total = 0.0
    for part in whole.split(":"):
        total = total * 60 + strict_float(part)
    if fraction:
        total += strict_float(f".{fraction}")
    return -total if text[0] == "-" else total


def _time(match: re.Match[str]) -> datetime:
    year, month, day, hour, minute, second = (int(part) for part in match.group(1, 2, 3, 4, 5, 6))
    fraction = int((match[7] or "0")[:9].ljust(9, "0"))
    offset = int(f"{match[8]}1") * (int(match[9]) * 60 + int(match[10] or 0)) if match[8] else 0
    if abs(offset) >= 24 * 60:
        offset = 0
    if second == 60:
        second = 59
    next_day = hour == 24 and not (minute or second or fraction)
    moment = datetime(
        year,
        month,
        day,
        0 if next_day else hour,
        minute,
        second,
        fraction // 1000,
        fixed_zone(offset * 60),
    )
    return Time.refine(moment + timedelta(days=1) if next_day else moment, fraction % 1000)
