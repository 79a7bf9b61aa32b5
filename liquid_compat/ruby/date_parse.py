"""Finding a date in free text, as Ruby's `Date._parse` does (date 3.2).

Ruby looks for a weekday, then for a time of day, then tries one shape of date after the other until one is found
anywhere in the text; what was found is blanked before the next look. So must we: the order of `SHAPES` is the order
of Ruby's attempts.
"""

from __future__ import annotations

import re

from .date_shapes import SHAPES, DateFields, loose, nanos
from .errors import RubyArgumentError

MAX_LENGTH = 128
"""Longer texts are refused, as in Ruby."""

_DAY_NAMES = "sun|mon|tue|wed|thu|fri|sat"


def parse(text: str) -> DateFields:
    """Return what looks like parts of a date and time in `text`.

    Two-digit years are completed (69–99 to 19xx). Nothing is checked: months may be 13. Raises ValueError for a text
    longer than `MAX_LENGTH`.
    """
    if len(text) > MAX_LENGTH:
        raise RubyArgumentError(f"string length ({len(text)}) exceeds the limit {MAX_LENGTH}")
    fields = DateFields()
    rest = _OTHER_CHARACTERS.sub(" ", text)
    if _has(rest, "a"):
        rest = _WEEKDAY.sub(" ", rest, count=1)
    if _has(rest, "d") and (match := _TIME_OF_DAY.search(rest)):
        _read_time(match, fields)
        rest = _blank(rest, match)
    missing = {kind for kind in _KINDS if not _has(rest, kind)}
    for shape in SHAPES:
        if not missing.isdisjoint(shape.needs) or (shape.unless is not None and shape.unless.search(rest)):
            continue
        if match := shape.pattern.search(rest):
            shape.read(match, fields)
            rest = _blank(rest, match)
            break
    if _has(rest, "a") and (match := _BEFORE_CHRIST.search(rest)):
        fields.before_christ = True
        rest = _blank(rest, match)
    if match := _LONE_NUMBER.fullmatch(rest):
        _read_lone_number(int(match[1]), fields)
    if fields.year is not None:
        if fields.before_christ:
            fields.year = 1 - fields.year
        if fields.two_digit_year and 0 <= fields.year <= 99:
            fields.year += 1900 if fields.year >= 69 else 2000
    return fields


_OTHER_CHARACTERS = re.compile(r"(?:[^-+',./:@\[\]\w]|_)+")
_WEEKDAY = loose(rf"\b(?:{_DAY_NAMES})[^-/0-9 ]*")
_TIME_OF_DAY = loose(
    r"((?:[0-9]+_:_[0-9]+(?:_:_[0-9]+(?:[,.][0-9]*)?)?|[0-9]+_h(?:_[0-9]+m?(?:_[0-9]+s?)?)?)(?:_[ap](?:m\b|\.m\.))?"
    r"|[0-9]+_[ap](?:m\b|\.m\.))"
    r"(?:_((?:gmt|utc?)?[-+][0-9]+(?:[,.:][0-9]+(?::[0-9]+)?)?"
    r"|(?:[^\W\d]|[. ])+(?:standard|daylight)[ ]time\b"
    r"|[^\W\d]+(?:[ ]dst)?\b))?"
)
_TIME_PARTS = loose(r"([0-9]+)h?(?:_:?_([0-9]+)m?(?:_:?_([0-9]+)(?:[,.]([0-9]+))?s?)?)?(?:_([ap])(?:m\b|\.m\.))?")
_BEFORE_CHRIST = loose(r"\b(?:bc\b|bce\b|b\.c\.|b\.c\.e\.)")
_LONE_NUMBER = loose(r"_([0-9]{1,2})_")


def _has(text: str, kinds: str) -> bool:
    return all(_KINDS[kind].search(text) for kind in kinds)


_KINDS = {"a": re.compile("[A-Za-z]"), "d": re.compile("[0-9]")} | {mark: re.compile(re.escape(mark)) for mark in "-./"}


def _blank(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _optional_int(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _read_time(match: re.Match[str], fields: DateFields) -> None:
    fields.zone = match[2]
    parts = _TIME_PARTS.match(match[1])
    if parts is None:
        return
    hour = int(parts[1])
    if parts[5]:
        hour = hour % 12 + (12 if parts[5] in "pP" else 0)
    fields.hour, fields.min, fields.sec = hour, _optional_int(parts[2]), _optional_int(parts[3])
    if parts[4]:
        fields.nanos = nanos(parts[4])


def _read_lone_number(number: int, fields: DateFields) -> None:
    """A number that is left over is the day of a time, or the hour of a day."""
    if fields.hour is not None and fields.mday is None and 1 <= number <= 31:
        fields.mday = number
    if fields.mday is not None and fields.hour is None and 0 <= number <= 24:
        fields.hour = number
