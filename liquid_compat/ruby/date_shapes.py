"""The shapes of dates that Ruby's `Date._parse` knows (date 3.2), in the order of its attempts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = "|".join(_MONTHS)
_ERAS = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}  # the year before each Japanese era's first


@dataclass(slots=True)
class DateFields:
    """What was found; None for what was not. `zone` is the text of a zone, `nanos` the fraction of the second."""

    year: int | None = None
    mon: int | None = None
    mday: int | None = None
    yday: int | None = None
    hour: int | None = None
    min: int | None = None
    sec: int | None = None
    nanos: int | None = None
    zone: str | None = None
    before_christ: bool = False
    two_digit_year: bool = True

    def is_empty(self) -> bool:
        """Whether nothing was found that makes a time (a zone alone or a weekday does not)."""
        found = (self.year, self.mon, self.mday, self.yday, self.hour, self.min, self.sec, self.nanos)
        return all(value is None for value in found)


Reader = Callable[[re.Match[str], DateFields], None]


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to write a date.

    `needs` are the kinds of character that the text must have for it to be tried (`a` letter, `d` digit, else itself),
    `unless` a pattern that rules it out.
    """

    needs: str
    pattern: re.Pattern[str]
    read: Reader
    unless: re.Pattern[str] | None = None


def loose(pattern: str) -> re.Pattern[str]:
    """A pattern in which `_` is optional space (of whatever kind, it is plain blanks by now) and case doesn't count."""
    return re.compile(pattern.replace("_", " *"), re.IGNORECASE)


def nanos(digits: str) -> int:
    """The digits behind a point as billionths."""
    return int(digits[:9].ljust(9, "0"))


def _month_number(name: str) -> str:
    return str(_MONTHS.index(name[:3].lower()) + 1)


_NUMBER = re.compile(r"[-+]?[0-9]+|[-+]")
_DIGITS = re.compile(r"[0-9]+")


def _looks_like_year(part: str) -> bool:
    return part.startswith("'") or len(part) > 2


def _assign(fields: DateFields, year: str | None, month: str | None, day: str | None) -> None:
    """Decide which of three parts is which: where a part can only be a year, the others move over."""
    if year is not None and month is not None and day is None:
        year, month, day = None, year, month
    if year is None and day is not None and _looks_like_year(day):
        year, day = day, None
    if year is not None and (number := _NUMBER.search(year)) and number.end() < len(year):
        year, day = day, number[0]  # `4th` is no year
    if month is not None and _looks_like_year(month):
        year, month, day = month, day, year
    if day is not None and _looks_like_year(day):
        year, day = day, year
    if year is not None and (number := _NUMBER.search(year)):
        signed = number[0][0] in "+-"
        if signed or len(number[0]) > 2:
            fields.two_digit_year = False
        fields.year = int(number[0]) if number[0] not in "+-" else 0
    if month is not None and (number := _DIGITS.search(month)):
        fields.mon = int(number[0])
    if day is not None and (number := _DIGITS.search(day)):
        fields.mday = int(number[0])


def _in_order(*order: Literal["year", "month", "day", "era"]) -> Reader:
    """A reader of patterns whose groups are these parts, in this order; months by name where letters."""

    def read(match: re.Match[str], fields: DateFields) -> None:
        parts: dict[str, str | None] = dict(zip(order, match.groups(), strict=True))
        month = parts["month"]
        if month is not None and month[0].isalpha():
            month = _month_number(month)
        _assign(fields, parts["year"], month, parts["day"])
        if (parts.get("era") or "").lower().startswith("b"):
            fields.before_christ = True

    return read


def _fields_named(match: re.Match[str], fields: DateFields) -> None:
    """A reader of patterns whose groups are named after the fields."""
    for name, digits in match.groupdict().items():
        if digits is not None:
            setattr(fields, name, int(digits))


def _iso_week(match: re.Match[str], fields: DateFields) -> None:
    """Weeks are recognised, but no time can be made of them."""


def _japanese_era(match: re.Match[str], fields: DateFields) -> None:
    fields.year = int(match[2]) + _ERAS[match[1].lower()]
    fields.mon, fields.mday = int(match[3]), int(match[4])


def _month_alone(match: re.Match[str], fields: DateFields) -> None:
    fields.mon = int(_month_number(match[1]))


# where a run of digits is cut, by its length
_DATE_CUTS: dict[int, tuple[tuple[str, int], ...]] = {
    2: (("mday", 2),),
    3: (("yday", 3),),
    4: (("mon", 2), ("mday", 2)),
    5: (("year", 2), ("yday", 3)),
    6: (("year", 2), ("mon", 2), ("mday", 2)),
    7: (("year", 4), ("yday", 3)),
    8: (("year", 4), ("mon", 2), ("mday", 2)),
    10: (("year", 4), ("mon", 2), ("mday", 2), ("hour", 2)),
    12: (("year", 4), ("mon", 2), ("mday", 2), ("hour", 2), ("min", 2)),
    14: (("year", 4), ("mon", 2), ("mday", 2), ("hour", 2), ("min", 2), ("sec", 2)),
}
# the same where a fraction of a second follows: from the right
_TIME_CUTS: dict[int, tuple[tuple[str, int], ...]] = {
    2: (("sec", 2),),
    3: (("min", 1), ("sec", 2)),
    4: (("min", 2), ("sec", 2)),
    5: (("hour", 1), ("min", 2), ("sec", 2)),
    6: (("hour", 2), ("min", 2), ("sec", 2)),
    7: (("mday", 1), ("hour", 2), ("min", 2), ("sec", 2)),
    8: (("mday", 2), ("hour", 2), ("min", 2), ("sec", 2)),
    10: (("mon", 2), ("mday", 2), ("hour", 2), ("min", 2), ("sec", 2)),
    12: (("year", 2), ("mon", 2), ("mday", 2), ("hour", 2), ("min", 2), ("sec", 2)),
    14: (("year", 4), ("mon", 2), ("mday", 2), ("hour", 2), ("min", 2), ("sec", 2)),
}
_CLOCK_CUTS: dict[int, tuple[tuple[str, int], ...]] = {
    2: (("hour", 2),),
    4: (("hour", 2), ("min", 2)),
    6: (("hour", 2), ("min", 2), ("sec", 2)),
}


def _cut(fields: DateFields, digits: str, cuts: dict[int, tuple[tuple[str, int], ...]]) -> None:
    start = 0
    for name, width in cuts.get(len(digits), ()):
        setattr(fields, name, int(digits[start : start + width]))
        start += width


def _run_of_digits(match: re.Match[str], fields: DateFields) -> None:
    sign, digits, clock, fraction, zone = match.groups()
    right_aligned = clock is None and fraction is not None
    year = fields.year
    _cut(fields, digits, _TIME_CUTS if right_aligned else _DATE_CUTS)
    if fields.year is not None and fields.year is not year and sign == "-":
        fields.year = -fields.year
    if len(digits) == 14 or (len(digits) in (8, 10, 12) and not right_aligned):
        fields.two_digit_year = False
    if clock is not None:
        if fraction is None:
            _cut(fields, clock, _CLOCK_CUTS)
        elif len(clock) % 2 == 0:
            _cut(fields, clock, _TIME_CUTS)
    if fraction is not None:
        fields.nanos = nanos(fraction)
    if zone is not None:
        fields.zone = zone.strip("[]").partition(":")[2] or zone.strip("[]") if zone[0] == "[" else zone


_ERA = r"(c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))?"

SHAPES = (
    # 4th March 2021
    Shape(
        "ad",
        loose(
            rf"('?[0-9]+)[^-0-9 ]*_({_MONTH_NAMES})[^-0-9 ']*(?:_{_ERA}_('?-?[0-9]+(?:(?:st|nd|rd|th)\b)?))?",
        ),
        _in_order("day", "month", "era", "year"),
    ),
    # March 4th, 2021
    Shape(
        "ad",
        loose(rf"\b({_MONTH_NAMES})[^-0-9 ']*_('?[0-9]+)[^-0-9 ']*(?:_,?_{_ERA}_('?-?[0-9]+))?"),
        _in_order("month", "day", "era", "year"),
    ),
    # 2021-03-04
    Shape("d-", loose(r"('?[-+]?[0-9]+)-([0-9]+)-('?-?[0-9]+)"), _in_order("year", "month", "day")),
    # R03.03.04
    Shape("d.", loose(r"\b([mtshr])([0-9]+)\.([0-9]+)\.([0-9]+)"), _japanese_era),
    # 4-Mar-2021
    Shape(
        "ad-",
        loose(rf"('?-?[0-9]+)-({_MONTH_NAMES})[^-/.]*-('?-?[0-9]+)"),
        _in_order("day", "month", "year"),
    ),
    # Mar-4-2021
    Shape(
        "ad-",
        loose(rf"\b({_MONTH_NAMES})[^-/.]*-('?-?[0-9]+)(?:-('?-?[0-9]+))?"),
        _in_order("month", "day", "year"),
    ),
    # 2021/3/4
    Shape("d/", loose(r"('?-?[0-9]+)/_('?[0-9]+)(?:[^0-9]_('?-?[0-9]+))?"), _in_order("year", "month", "day")),
    # 2021.3.4
    Shape("d.", loose(r"('?-?[0-9]+)\._('?[0-9]+)\._('?-?[0-9]+)"), _in_order("year", "month", "day")),
    # 2021-W09-4, -W-4
    Shape("d", loose(r"\b(?:[0-9]{2}|[0-9]{4})?-?w[0-9]{2}(?:-?[0-9])?\b"), _iso_week),
    Shape("d", loose(r"-w-[0-9]\b"), _iso_week),
    # --03-04, --0304
    Shape("d", loose(r"--(?P<mon>[0-9]{2})?-(?P<mday>[0-9]{2})\b"), _fields_named),
    Shape("d", loose(r"--(?P<mon>[0-9]{2})(?P<mday>[0-9]{2})?\b"), _fields_named),
    # 2021-063, -063
    Shape(
        "d",
        loose(r"\b(?P<year>[0-9]{2}|[0-9]{4})-(?P<yday>[0-9]{3})\b"),
        _fields_named,
        unless=loose(r"[,.](?:[0-9]{2}|[0-9]{4})-[0-9]{3}\b"),
    ),
    Shape("d", loose(r"\b-(?P<yday>[0-9]{3})\b"), _fields_named, unless=loose(r"[0-9]-[0-9]{3}\b")),
    # '21
    Shape("d", loose(r"'(?P<year>[0-9]+)\b"), _fields_named),
    # March
    Shape("a", loose(rf"\b({_MONTH_NAMES})[^ ]*"), _month_alone),
    # 4th
    Shape("d", loose(r"(?P<mday>[0-9]+)(?:st|nd|rd|th)\b"), _fields_named),
    # 20210304T050607Z
    Shape(
        "d",
        loose(
            r"([-+]?)([0-9]{2,14})(?:_t?_([0-9]{2,6})?(?:[,.]([0-9]*))?)?"
            r"(?:_(z\b|[-+][0-9]{1,4}\b|\[[-+]?[0-9][^\]]*\]))?"
        ),
        _run_of_digits,
    ),
)
