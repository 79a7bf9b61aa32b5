"""Old dates: Ruby's `Date` is in the Julian calendar before October 15, 1582. Its `Time` never is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

_REFORM = date(1582, 10, 15)


def ordinal(day: date) -> int:
    """Return the day's number, as `date.toordinal` counts, of a date that is Julian if it is before the reform."""
    if isinstance(day, datetime) or day >= _REFORM:
        return day.toordinal()
    return gregorian(day).toordinal()


def gregorian(day: date) -> date:
    """Return the same day in the calendar that Python and Ruby's `Time` use at all times."""
    return day if day >= _REFORM else day + timedelta(days=_days_behind(day))


def _days_behind(day: date) -> int:
    """By how many days the two calendars differ: the leap days of full centuries that only the Julian one had."""
    year = day.year - (day.month < 3)
    return year // 100 - year // 400 - 2
