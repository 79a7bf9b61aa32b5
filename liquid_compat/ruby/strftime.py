"""Ruby's `Time#strftime` and `Date#strftime`: all directives, flags and widths, C locale.

Syntax: `%[flags][width][modifier]directive`, https://docs.ruby-lang.org/en/3.1/strftime_formatting_rdoc.html; what the
documentation leaves open was found by running Ruby 3.1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from ..lazy import pattern
from . import julian
from .errors import RubyArgumentError
from .values import full_year, nanoseconds

MAX_WIDTH = 65535
"""Wider fields are an error here, as they are for most directives in Ruby."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Spec(NamedTuple):
    """What stands between `%` and the directive.

    `padding` is "_" (blanks), "0" or "" (as usual); `bare` is the flag `-`: numbers and names without padding.
    """

    padding: str = ""
    bare: bool = False
    width: int = 0
    upper: bool = False
    swap: bool = False
    colons: int = 0


Part = Callable[[datetime], str]


def strftime(moment: date, format: str) -> str:  # noqa: A002
    """Return `moment`, a time or a date, written in `format`. Dates before 1582-10-15 are Julian, as Ruby's are.

    Raises ValueError for a format that ends within a directive.
    """
    if isinstance(moment, datetime):
        parts = _compile(format, False)
    else:
        moment = julian.midnight(moment)
        parts = _compile(format, True)
    frame, functions = parts
    return frame % tuple([write(moment) for write in functions])


_DIRECTIVE = pattern(
    r"%(?P<flags>[-0^#_]*)(?P<width>[0-9]*)"
    r"(?:(?P<colons>:{1,3})(?=z)|E(?=[cCxXyY])|O(?=[deHkIlmMSuUVwWy])|(?P<stray>[EO]))?(?P<directive>(?(stray)|(?:.|\Z)))",
    re.DOTALL,
)


@lru_cache(maxsize=512)
def _compile(format: str, is_date: bool) -> tuple[str, tuple[Part, ...]]:  # noqa: A002
    """Return the literal text of `format` with `%s` for each directive, and what writes the directives."""
    directives = _DATE_DIRECTIVES if is_date else _TIME_DIRECTIVES
    frame = ""
    functions: list[Part] = []
    position = 0
    for match in _DIRECTIVE.finditer(format):
        frame += format[position : match.start()]
        position = match.end()
        maker = directives.get(match["directive"])
        if maker is None:
            if not match["directive"] and not match["stray"] and not is_date:
                raise RubyArgumentError(f"invalid format: {format}")
            frame += match[0].replace("%", "%%")
        else:
            frame += "%s"
            functions.append(maker(_spec(match, format)))
    return frame + format[position:], tuple(functions)


def _spec(match: re.Match[str], format: str) -> Spec:  # noqa: A002
    flags = match["flags"]
    width = int(match["width"] or 0)
    if width > MAX_WIDTH:
        raise RubyArgumentError(f"invalid format: {format}")
    padding = next((flag for flag in reversed(flags.rpartition("-")[2]) if flag in "_0"), "")
    return Spec(padding, "-" in flags, width, "^" in flags, "#" in flags, len(match["colons"] or ""))


def _number(read: Callable[[datetime], int], width: int, fill: str = "0") -> Callable[[Spec], Part]:
    """A directive that prints a number, `width` wide if no other width is asked for."""

    def make(spec: Spec) -> Part:
        if spec == _PLAIN:
            pattern = f"%{'0' if fill == '0' else ''}{width}d"
            return lambda moment: pattern % read(moment)
        if spec.bare:
            return lambda moment: str(read(moment))
        wide = spec.width or width
        blank = (spec.padding or fill) in ("_", " ")
        return lambda moment: f"{read(moment):{wide}}" if blank else f"{read(moment):0{wide}}"

    return make


def _year(read: Callable[[datetime], int]) -> Callable[[Spec], Part]:
    """A directive that prints a year: four digits, and a sign if it has one."""

    def make(spec: Spec) -> Part:
        ordinary, old = _number(read, 4)(spec), _number(read, 5)(spec)
        return lambda moment: ordinary(moment) if read(moment) >= 0 else old(moment)

    return make


def _text(read: Callable[[datetime], str], swapped: Callable[[str], str] = str.upper) -> Callable[[Spec], Part]:
    """A directive that prints a text; `swapped` is what the flag `#` does to it."""

    def make(spec: Spec) -> Part:
        if spec == _PLAIN:
            return read
        change = swapped if spec.swap else str.upper if spec.upper else str
        if spec.bare:
            return lambda moment: change(read(moment))
        return lambda moment: _pad(change(read(moment)), spec)

    return make


def _composite(format: str) -> Callable[[Spec], Part]:  # noqa: A002
    """A directive that stands for a longer format."""

    def make(spec: Spec) -> Part:
        def write(moment: datetime) -> str:
            text = strftime(moment, format)
            return _pad(text.upper() if spec.upper else text, spec)

        return write

    return make


def _literal(text: str) -> Callable[[Spec], Part]:
    return lambda spec: lambda moment: text if spec.bare else _pad(text, spec)


def _pad(text: str, spec: Spec) -> str:
    return text.rjust(spec.width, "0" if spec.padding == "0" else " ") if text else text


def _fraction(usual: int) -> Callable[[Spec], Part]:
    """Digits of the second's fraction; the width says how many."""

    def make(spec: Spec) -> Part:
        digits = spec.width or usual
        return lambda moment: f"{nanoseconds(moment):09}"[:digits].ljust(digits, "0")

    return make


def _offset(spec: Spec) -> Part:
    """`%z`: the sign comes before zeros but after blanks; the flag `-` only makes UTC's sign a minus."""

    def write(moment: datetime) -> str:
        total = int((moment.utcoffset() or timedelta()).total_seconds())
        negative = total < 0 or (spec.bare and moment.tzinfo is UTC)
        hours, rest = divmod(abs(total), 3600)
        minutes, seconds = divmod(rest, 60)
        tail = _offset_tail(spec.colons, minutes, seconds)
        sign = "-" if negative else "+"
        wide = max(spec.width - len(tail) - 1, 2)
        if spec.padding == "_":
            return f"{sign}{hours}".rjust(wide + 1) + tail
        return f"{sign}{hours:0{wide}}{tail}"

    return write


def _offset_tail(colons: int, minutes: int, seconds: int) -> str:
    if colons == 3:
        return f":{minutes:02}:{seconds:02}" if seconds else f":{minutes:02}" if minutes else ""
    if colons == 2:
        return f":{minutes:02}:{seconds:02}"
    return f":{minutes:02}" if colons == 1 else f"{minutes:02}"


def _zone_name(moment: datetime) -> str:
    return moment.tzname() or ""


def _milliseconds(moment: datetime) -> int:
    return julian.epoch(moment) * 1000 + moment.microsecond // 1000


def _hour12(moment: datetime) -> int:
    return moment.hour % 12 or 12


def _half(moment: datetime) -> str:
    return "AM" if moment.hour < 12 else "PM"


_PLAIN = Spec()

_BOTH: Mapping[str, Callable[[Spec], Part]] = {
    "Y": _year(full_year),
    "C": _number(lambda t: full_year(t) // 100, 2),
    "y": _number(lambda t: full_year(t) % 100, 2),
    "m": _number(lambda t: t.month, 2),
    "B": _text(lambda t: _MONTHS[t.month - 1]),
    "b": _text(lambda t: _MONTHS[t.month - 1][:3]),
    "h": _text(lambda t: _MONTHS[t.month - 1][:3]),
    "d": _number(lambda t: t.day, 2),
    "e": _number(lambda t: t.day, 2, " "),
    "j": _number(julian.day_of_year, 3),
    "H": _number(lambda t: t.hour, 2),
    "k": _number(lambda t: t.hour, 2, " "),
    "I": _number(_hour12, 2),
    "l": _number(_hour12, 2, " "),
    "M": _number(lambda t: t.minute, 2),
    "S": _number(lambda t: t.second, 2),
    "L": _fraction(3),
    "N": _fraction(9),
    "P": _text(lambda t: _half(t).lower()),
    "p": _text(_half, str.lower),
    "A": _text(lambda t: _DAYS[julian.weekday(t)]),
    "a": _text(lambda t: _DAYS[julian.weekday(t)][:3]),
    "u": _number(lambda t: julian.weekday(t) + 1, 1),
    "w": _number(lambda t: (julian.weekday(t) + 1) % 7, 1),
    "G": _year(lambda t: julian.iso_week(t)[0]),
    "g": _number(lambda t: julian.iso_week(t)[0] % 100, 2),
    "V": _number(lambda t: julian.iso_week(t)[1], 2),
    "U": _number(julian.week_from_sunday, 2),
    "W": _number(julian.week_from_monday, 2),
    "s": _number(julian.epoch, 1),
    "z": _offset,
    "n": _literal("\n"),
    "t": _literal("\t"),
    "%": _literal("%"),
    "c": _composite("%a %b %e %H:%M:%S %Y"),
    "D": _composite("%m/%d/%y"),
    "x": _composite("%m/%d/%y"),
    "F": _composite("%Y-%m-%d"),
    "T": _composite("%H:%M:%S"),
    "X": _composite("%H:%M:%S"),
    "R": _composite("%H:%M"),
    "r": _composite("%I:%M:%S %p"),
    "v": _composite("%e-%^b-%Y"),
}
_TIME_DIRECTIVES = MappingProxyType({**_BOTH, "Z": _text(_zone_name, str.lower)})
_DATE_DIRECTIVES = MappingProxyType(
    {
        **_BOTH,
        "Z": _text(lambda t: "+00:00"),
        "Q": _number(_milliseconds, 1),
        "+": _composite("%a %b %e %H:%M:%S +00:00 %Y"),
    }
)
