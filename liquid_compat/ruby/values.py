"""Ruby values that Python has no type for.

Everything else is Python's own: nil is `None`, Array is `list`, Hash is `dict`, String is `str`, Integer is `int`,
Float is `float`, Range (of integers) is `range`, Date is `datetime.date` and Time is an aware `datetime.datetime`.

A time's zone tells what Ruby's `Time` remembers of it: `datetime.UTC` is a UTC time (prints as `UTC`), another
`datetime.timezone` a fixed offset without a name (make it with `fixed_zone`), anything else (`ZoneInfo`) a local time.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any, Self, SupportsIndex


class Symbol(str):
    """A Ruby symbol: prints like its name, but `inspect` shows it as `:name`."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Another one than that of the string, to which it is equal."""
        return f":{super().__repr__()}"


class Time(datetime):
    """A time that Python's own can't hold.

    `nanos` is what comes after the microseconds, in nanoseconds (0..999). `cycles` counts the 400 years by which the
    true year differs from `year`: the calendar repeats itself after that long, so all else is right. Arithmetic drops
    both.
    """

    nanos: int = 0
    cycles: int = 0

    @classmethod
    def refine(cls, moment: datetime, nanos: int, cycles: int = 0) -> datetime:
        """Return `moment` with so much more; plain `moment` if there is nothing to add."""
        if not nanos and not cycles:
            return moment
        fine = cls.combine(moment.date(), moment.timetz())
        fine.nanos, fine.cycles = nanos, cycles
        return fine

    def astimezone(self, tz: tzinfo | None = None) -> Self:
        """Return the same instant in another zone."""
        return self._copy_to(super().astimezone(tz))

    def replace(self, *args: Any, **kwargs: Any) -> Self:
        """Return a copy with some of Python's attributes replaced."""
        return self._copy_to(super().replace(*args, **kwargs))

    def _copy_to(self, other: Self) -> Self:
        other.nanos, other.cycles = self.nanos, self.cycles
        return other

    def __repr__(self) -> str:
        """With all attributes."""
        return f"{super().__repr__()}+{self.nanos}ns+{self.cycles}"

    def __reduce_ex__(self, protocol: SupportsIndex) -> Any:
        """Pickle with all attributes."""
        reduced: tuple[Any, ...] = super().__reduce_ex__(protocol)  # type: ignore[assignment]
        return *reduced[:2], {"nanos": self.nanos, "cycles": self.cycles}


CYCLE_YEARS = 400
CYCLE_DAYS = 146097
"""After so many days the Gregorian calendar starts again."""


def full_year(day: date) -> int:
    """Return the year, also one that Python doesn't know."""
    return day.year + CYCLE_YEARS * day.cycles if isinstance(day, Time) else day.year


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
        full_year(moment),
        moment.isoweekday() % 7,
        moment.timetuple().tm_yday,
        bool(moment.dst()),
        moment.tzname() if named else None,
    ]
