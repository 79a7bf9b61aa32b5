"""Times from values and text, as Ruby's `Time.parse`, Jekyll and Liquid make them.

The local zone is always given as an argument: nothing here reads the process's zone.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import InvalidDateError
from ..lazy import pattern
from . import julian, printing
from .errors import RubyArgumentError
from .values import CYCLE_DAYS, CYCLE_YEARS, Time, fixed_zone, nanoseconds

if TYPE_CHECKING:
    from .date_shapes import DateFields


def parse_date(value: Any, zone: tzinfo, *, now: datetime | None = None, message: str = "") -> datetime:
    """Return Jekyll's `Utils.parse_date`: the time in `value` (a text, or a date or time), in `zone`.

    Parts that the text leaves out come from `now` (default: the clock). Raises InvalidDateError, `message` being what
    it says after the value.
    """
    if type(value) is datetime:  # Jekyll parses what a time prints as, which has no fraction
        return value.replace(microsecond=0).astimezone(zone)
    text = printing.to_s(value)
    try:
        return localtime(parse_time(text, zone, now), zone)
    except (ValueError, OverflowError):
        raise InvalidDateError(
            f"Invalid date '{text}': {message or 'Input could not be parsed.'}",
            hint="write dates as YYYY-MM-DD HH:MM:SS +ZZZZ",
        ) from None


def to_date(value: Any, zone: tzinfo, now: datetime | None = None) -> date | datetime | None:
    """Return Liquid 4.0.4's `Utils.to_date`: dates and times as they are, seconds since 1970, or text to parse.

    None for what can't be read as a time. `now` is what `now` and `today` mean (default: the clock).
    """
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, str):
            text = value.lower()
            if text in ("now", "today"):
                return (now or datetime.now(UTC)).astimezone(zone)
            if _SECONDS.fullmatch(text):
                return from_epoch(int(text), zone)
            return parse_time(text, zone, now) if text else None
        if isinstance(value, int) and not isinstance(value, bool):
            return from_epoch(value, zone)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def to_time(value: date, zone: tzinfo) -> datetime:
    """Return Ruby's `to_time.localtime`: a date is its midnight in `zone`."""
    if isinstance(value, datetime):
        return localtime(value, zone)
    day = julian.gregorian(value)
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def localtime(moment: datetime, zone: tzinfo) -> datetime:
    """Return the same instant in `zone`."""
    return moment if moment.tzinfo is zone else moment.astimezone(zone)


_FARTHEST = 10**100


def from_epoch(seconds: int, zone: tzinfo) -> datetime:
    """Return Ruby's `Time.at(seconds)`, in `zone`, however far off. Raises ValueError beyond a hundred digits."""
    if not -_FARTHEST < seconds < _FARTHEST:
        raise RubyArgumentError("argument out of range")
    if 0 <= seconds < _LAST_SECOND:
        return datetime.fromtimestamp(seconds, zone)
    cycles, rest = divmod(seconds, CYCLE_DAYS * 86400)
    if -4 <= cycles <= 0:  # years that Python knows
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).astimezone(zone)
    return Time.refine(datetime.fromtimestamp(rest, UTC), 0, cycles).astimezone(zone)


def parse_time(text: str, zone: tzinfo, now: datetime | None = None) -> datetime:
    """Return Ruby's `Time.parse(text)`: in the zone that the text names, else in `zone`, the local one.

    Leading parts that the text leaves out are those of `now` (default: the clock). Raises ValueError where Ruby raises
    ArgumentError.
    """
    if match := _COMMON.fullmatch(text):
        return _common(match, zone)
    from . import date_parse  # its many patterns take a while to compile

    fields = date_parse.parse(text)
    if fields.is_empty():
        raise RubyArgumentError(f"no time information in {printing.inspect(text)}")
    now = now or datetime.now(UTC)
    if fields.yday is not None:
        _resolve_day_of_year(fields, fields.yday, now.astimezone(zone).year)
    offset = None if fields.zone is None else zone_offset(fields.zone, fields.year or now.year, zone)
    here = now.astimezone(zone if offset is None else fixed_zone(offset))
    clock = _complete(fields, here)
    if offset is None:
        return _local(clock, zone)
    moment = _at_offset(clock, offset)
    if fields.zone is not None and _UTC_NAMES.fullmatch(fields.zone):
        return moment
    return _zoned(moment, offset, zone)


_LAST_SECOND = 253370764800  # of the year 9998
_SECONDS = pattern(r"[0-9]+")

# Nearly all dates of real sites are written like this; the general way gives the same, more slowly.
_COMMON = pattern(
    r"([0-9]{4})-(0[1-9]|1[0-2])-([0-2][0-9]|3[01])"
    r"(?:[ T]([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:[ ]?([-+])([01][0-9]|2[0-3]):?([0-5][0-9]))?)?"
)


def _common(match: re.Match[str], zone: tzinfo) -> datetime:
    year, month, day, hour, minute, second, sign, hours, minutes = match.groups()
    parts = int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0)
    if sign is None:
        return _local(_Clock(*parts, 0), zone)
    offset = int(f"{sign}1") * (int(hours) * 3600 + int(minutes) * 60)
    moment = _at_offset(_Clock(*parts, 0), offset)
    return moment if sign == "-" and not offset else _zoned(moment, offset, zone)


def _zoned(moment: datetime, offset: int, zone: tzinfo) -> datetime:
    """Return a UTC time in the local `zone` if its offset there is the one that the text gave, else at that offset."""
    local = moment.astimezone(zone)
    return local if local.utcoffset() == timedelta(seconds=offset) else moment.astimezone(fixed_zone(offset))


class _Clock(NamedTuple):
    """A date and time of day that need not exist."""

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    nanos: int


def _complete(fields: DateFields, now: datetime) -> _Clock:
    """Fill in from `now` up to the first part that is given, and with the least values after it."""
    names = ("year", "mon", "mday", "hour", "min", "sec", "nanos")
    given = [getattr(fields, name) for name in names]
    present = [now.year, now.month, now.day, now.hour, now.minute, now.second, nanoseconds(now)]
    least = [1970, 1, 1, 0, 0, 0, 0]
    first = next((index for index, value in enumerate(given) if value is not None), len(given))
    filled = present[:first] + [least[i] if given[i] is None else given[i] for i in range(first, len(given))]
    return _Clock(*filled)


def _utc(clock: _Clock) -> datetime:
    """Return Ruby's `Time.utc`: April 31 is May 1, 24:00 the next day's start; else ValueError."""
    if not (
        1 <= clock.month <= 12
        and 1 <= clock.day <= 31
        and (0 <= clock.hour <= 23 or (clock.hour == 24 and not (clock.minute or clock.second or clock.nanos)))
        and 0 <= clock.minute <= 59
        and 0 <= clock.second <= 60
    ):
        raise RubyArgumentError("argument out of range")
    cycles = 0
    if not 1 < clock.year < 9999:
        # as far as zones go, the far future is like the near one, and before Christ is like the Middle Ages
        cycles = (clock.year - (2000 if clock.year > 1 else 800)) // CYCLE_YEARS
    start = datetime(clock.year - cycles * CYCLE_YEARS, clock.month, 1, tzinfo=UTC)
    moment = start + timedelta(clock.day - 1, clock.second, clock.nanos // 1000, 0, clock.minute, clock.hour)
    return Time.refine(moment, clock.nanos % 1000, cycles)


def _local(clock: _Clock, zone: tzinfo) -> datetime:
    """Return Ruby's `Time.local`.

    Of a time that comes twice it is the second, standard time; one that a switch to summer time skips is moved on.
    """
    first = _utc(clock).replace(tzinfo=zone)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    moved = first.astimezone(UTC).astimezone(zone)
    return second if moved.replace(tzinfo=None) == first.replace(tzinfo=None) else moved


def _at_offset(clock: _Clock, offset: int) -> datetime:
    """Return the UTC time that is `clock` at `offset` seconds east, with the limits of Ruby's time.rb.

    It counts in days of the month: a day that does not exist (February 30) is only carried over where no day changes.
    """
    step = 1 if offset < 0 else -1
    parts = [clock.second, clock.minute, clock.hour]
    rest = abs(offset)
    for index, size in enumerate((60, 60, 24)):
        rest, part = divmod(rest, size)
        if part:
            carry, parts[index] = divmod(parts[index] + step * part, size)
            rest += step * carry
    year, month, day = clock.year, clock.month, clock.day
    if rest:
        day += step * rest
        if step > 0 and 1 <= month <= 12 and day > days_in(year, month):
            year, month, day = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
        elif day < 1:
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
            day = days_in(year, month)
    return _utc(_Clock(year, month, day, parts[2], parts[1], parts[0], clock.nanos))


def days_in(year: int, month: int) -> int:
    """How many days a month of a year has; years can be any."""
    cyclic = year % CYCLE_YEARS + CYCLE_YEARS
    return (date(cyclic + month // 12, month % 12 + 1, 1) - date(cyclic, month, 1)).days


def _resolve_day_of_year(fields: DateFields, yday: int, this_year: int) -> None:
    year = fields.year if fields.year is not None else this_year
    last = 365 + (days_in(year, 2) == 29)
    if not 1 <= yday <= last:
        raise RubyArgumentError(f"yday {yday} out of range")
    day = date(year % CYCLE_YEARS + CYCLE_YEARS, 1, 1) + timedelta(days=yday - 1)
    fields.mon, fields.mday = day.month, day.day


_NUMERIC_OFFSET = pattern(r"([+-])([0-9]{2})(?:(:?)([0-9]{2})(?:\3([0-9]{2}))?)?")
_UTC_NAMES = pattern(r"-00:?00|-00|UTC|Z|UT", re.IGNORECASE)
_NAMED_OFFSETS = {
    "UTC": 0, "Z": 0, "UT": 0, "GMT": 0,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    **dict(zip("ABCDEFGHIKLM", range(1, 13), strict=True)),
    **dict(zip("NOPQRSTUVWXY", range(-1, -13, -1), strict=True)),
}  # fmt: skip


def zone_offset(name: str, year: int, local: tzinfo) -> int | None:
    """Return the seconds east of Greenwich that Ruby's time.rb knows for the zone called `name`, else None.

    Known are offsets, a few American names, military letters and the local zone's own names in `year`.
    """
    name = name.upper()
    if match := _NUMERIC_OFFSET.fullmatch(name):
        hours, minutes, seconds = (int(match[group] or 0) for group in (2, 4, 5))
        return int(f"{match[1]}1") * ((hours * 60 + minutes) * 60 + seconds)
    if name in _NAMED_OFFSETS:
        return _NAMED_OFFSETS[name] * 3600
    for month in (1, 7):
        moment = datetime(min(max(year, 1), 9999), month, 1, tzinfo=local)
        if (moment.tzname() or "").upper() == name:
            return int((moment.utcoffset() or timedelta()).total_seconds())
    return None
