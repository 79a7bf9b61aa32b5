"""The calendar of Ruby's dates.

Ruby's `Date` is in the Julian calendar before October 15, 1582; its `Time` is Gregorian at all times.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from .values import CYCLE_DAYS, CYCLE_YEARS, fixed_zone, full_year

_REFORM = date(1582, 10, 15)
_NO_OFFSET = fixed_zone(0)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class JulianDay(datetime):
    """The start of a day of the Julian calendar: `gregorian` is the same moment in the other one."""

    gregorian: datetime


def gregorian(day: date) -> date:
    """Return a Ruby `Date` in the calendar that Python uses at all times."""
    return day if day >= _REFORM else day + timedelta(days=_days_behind(day))


def ordinal(day: date) -> int:
    """Return the number of a Ruby `Date`, counted as `date.toordinal` counts."""
    return gregorian(day).toordinal()


def midnight(day: date) -> datetime:
    """Return the start of a Ruby `Date`, without offset; of an old one a `JulianDay`."""
    moment = datetime(day.year, day.month, day.day, tzinfo=_NO_OFFSET)
    same = gregorian(day)
    if same is day:
        return moment
    old = JulianDay.combine(day, moment.timetz())
    old.gregorian = datetime.combine(same, moment.timetz())
    return old


def epoch(moment: datetime) -> int:
    """Return the seconds since 1970."""
    since = _gregorian_moment(moment) - _EPOCH
    cycles = (full_year(moment) - moment.year) // CYCLE_YEARS
    return (since.days + cycles * CYCLE_DAYS) * 86400 + since.seconds


def weekday(moment: datetime) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return _gregorian_moment(moment).weekday()


def day_of_year(moment: datetime) -> int:
    """Return 1 for January 1."""
    if isinstance(moment, JulianDay):
        return moment.gregorian.toordinal() - ordinal(date(moment.year, 1, 1)) + 1
    return moment.timetuple().tm_yday


def week_from_sunday(moment: datetime) -> int:
    """Return the number of Sundays of the year so far."""
    return (day_of_year(moment) + 6 - (weekday(moment) + 1) % 7) // 7


def week_from_monday(moment: datetime) -> int:
    """Return the number of Mondays of the year so far."""
    return (day_of_year(moment) + 6 - weekday(moment)) // 7


def iso_week(moment: datetime) -> tuple[int, int]:
    """Return the year and the number of the week that the day is in, by ISO 8601 (in the day's own calendar)."""
    if not isinstance(moment, JulianDay):
        year, week, _ = moment.isocalendar()
        return year + full_year(moment) - moment.year, week
    day = moment.gregorian.toordinal()
    year = moment.year + 1
    while day < _first_week(year):
        year -= 1
    return year, (day - _first_week(year)) // 7 + 1


def _first_week(year: int) -> int:
    """Return the number of the Monday of the week with January 4."""
    fourth = ordinal(date(year, 1, 4)) if year else ordinal(date(1, 1, 4)) - 366
    return fourth - (fourth - 1) % 7


def _gregorian_moment(moment: datetime) -> datetime:
    return moment.gregorian if isinstance(moment, JulianDay) else moment


def _days_behind(day: date) -> int:
    """Return the leap days of full centuries that only the Julian calendar had."""
    year = day.year - (day.month < 3)
    return year // 100 - year // 400 - 2
