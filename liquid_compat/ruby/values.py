"""Ruby values that Python has no type for.

Everything else is Python's own: nil is `None`, Array is `list`, Hash is `dict`, String is `str`, Integer is `int`,
Float is `float`, Range (of integers) is `range`, Date is `datetime.date` and Time is an aware `datetime.datetime`.

A time's zone tells what Ruby's `Time` remembers of it: `datetime.UTC` is a UTC time (prints as `UTC`), another
`datetime.timezone` a fixed offset without a name (make it with `fixed_zone`), anything else (`ZoneInfo`) a local time.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any, Self, SupportsIndex


class Symbol(str):
    """A Ruby symbol: prints like its name, but `inspect` shows it as `:name`."""

    __slots__ = ()


class Time(datetime):
    """A time finer than a microsecond, as Ruby keeps it.

    `nanos` is what comes after the microseconds, in nanoseconds (0..999). Arithmetic drops it.
    """

    nanos: int = 0

    @classmethod
    def refine(cls, moment: datetime, nanos: int) -> datetime:
        """Return `moment` with `nanos` (0..999) more nanoseconds; plain `moment` if there are none."""
        if not nanos:
            return moment
        fine = cls(
            moment.year,
            moment.month,
            moment.day,
            moment.hour,
            moment.minute,
            moment.second,
            moment.microsecond,
            moment.tzinfo,
            fold=moment.fold,
        )
        fine.nanos = nanos
        return fine

    def astimezone(self, tz: tzinfo | None = None) -> Self:
        """Return the same instant in another zone, nanoseconds kept."""
        moved = super().astimezone(tz)
        moved.nanos = self.nanos
        return moved

    def __reduce_ex__(self, protocol: SupportsIndex) -> Any:
        """Pickle with the nanoseconds."""
        reduced: tuple[Any, ...] = super().__reduce_ex__(protocol)  # type: ignore[assignment]
        return *reduced[:2], {"nanos": self.nanos}


def fixed_zone(seconds: int) -> timezone:
    """Return the nameless zone that is `seconds` east of Greenwich; for 0 it is not `datetime.UTC`."""
    return timezone(timedelta(seconds=seconds), "")


def nanoseconds(moment: datetime) -> int:
    """Return the fraction of the second in nanoseconds (0..999_999_999)."""
    return moment.microsecond * 1000 + (moment.nanos if isinstance(moment, Time) else 0)


def time_parts(moment: datetime) -> list[Any]:
    """Return Ruby's `Time#to_a`, which is also `Array(time)`: second … year, weekday, day of the year, dst, zone."""
    named = not isinstance(moment.tzinfo, timezone) or moment.tzinfo is UTC
    return [
        moment.second,
        moment.minute,
        moment.hour,
        moment.day,
        moment.month,
        moment.year,
        moment.isoweekday() % 7,
        moment.timetuple().tm_yday,
        bool(moment.dst()),
        moment.tzname() if named else None,
    ]
