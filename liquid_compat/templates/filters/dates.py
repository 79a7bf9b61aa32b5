"""Date filters: Liquid's `date`, Jekyll's `date_to_*`.

Texts without a zone are in the site's zone. Used from Python without a context, that is UTC.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from ...errors import InvalidDateError
from ...lazy import pattern
from ...ruby import dates
from ...ruby.printing import inspect, to_s
from ...ruby.strftime import strftime
from ..errors import ArgumentError, advise
from ..python_liquid import with_context


@with_context
def date_(value: Any, format: Any, *, context: Any = None) -> Any:  # noqa: A002
    """A time written in an strftime `format`; the value itself where it is no time or the format is empty."""
    form = format if type(format) is str else to_s(format)
    if not form:
        return value
    moment = value if isinstance(value, date) else _to_date(value, context, form)
    if moment is None:
        return value
    try:
        return strftime(moment, form)
    except ValueError as error:
        raise advise(ArgumentError(str(error)), "end each % in the format with a letter, or write %%") from None


@with_context
def date_to_string(value: Any, type: Any = None, style: Any = None, *, context: Any = None) -> Any:  # noqa: A002
    """`27 Jan 2011`; with `ordinal` `27th Jan 2011`, in `US` style `Jan 27th, 2011`."""
    return _spelled_out(value, "%b", type, style, context)


@with_context
def date_to_long_string(value: Any, type: Any = None, style: Any = None, *, context: Any = None) -> Any:  # noqa: A002
    """As `date_to_string`, with the month's full name."""
    return _spelled_out(value, "%B", type, style, context)


@with_context
def date_to_xmlschema(value: Any, *, context: Any = None) -> Any:
    """`2026-01-31T08:05:00+01:00`."""
    if _is_empty(value):
        return value
    moment = _to_time(value, context)
    return strftime(moment, "%Y-%m-%dT%H:%M:%S%:z" if moment.tzinfo is not UTC else "%Y-%m-%dT%H:%M:%SZ")


@with_context
def date_to_rfc822(value: Any, *, context: Any = None) -> Any:
    """`Sat, 31 Jan 2026 08:05:00 +0100`."""
    if _is_empty(value):
        return value
    moment = _to_time(value, context)
    return strftime(moment, "%a, %d %b %Y %H:%M:%S %z" if moment.tzinfo is not UTC else "%a, %d %b %Y %H:%M:%S -0000")


def _is_empty(value: Any) -> bool:
    return not isinstance(value, date) and to_s(value) == ""


def _spelled_out(value: Any, month: str, kind: Any, style: Any, context: Any) -> Any:
    if _is_empty(value):
        return value
    moment = _to_time(value, context)
    if kind != "ordinal":
        return strftime(moment, f"%d {month} %Y")
    day = f"{moment.day}{_ordinal_ending(moment.day)}"
    return strftime(moment, f"{month} {day}, %Y" if style == "US" else f"{day} {month} %Y")


def _ordinal_ending(number: int) -> str:
    if 11 <= number <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


# A text that is a whole date, and perhaps a time, hangs on no "now".
_WHOLE_DATE = pattern(
    r"\s*\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?(?:Z|UTC|[+-]\d\d:?\d\d))?)?\s*", re.ASCII
)


def _place(value: Any, context: Any, form: str = "") -> tuple[tzinfo, datetime | None]:
    """The site's zone, and what it takes for now; `form` is all that is shown of that."""
    registers = getattr(context, "registers", None)
    if registers is None:
        return UTC, None
    site = registers.site
    if not isinstance(value, str) or _WHOLE_DATE.fullmatch(value):
        return site.zone, _NO_MATTER
    return site.zone, site.time_for(form if value in ("now", "today") else "")


_NO_MATTER = datetime(2000, 1, 1, tzinfo=UTC)


def _to_date(value: Any, context: Any, form: str) -> date | None:
    zone, now = _place(value, context, form)
    return dates.to_date(value, zone, now)


def _to_time(value: Any, context: Any) -> datetime:
    zone, now = _place(value, context)
    moment = dates.to_date(value, zone, now)
    if moment is None:
        raise InvalidDateError(
            f"{inspect(value)} can't be read as a date",
            hint="write dates as YYYY-MM-DD HH:MM:SS +ZZZZ",
        )
    return dates.to_time(moment, zone)
