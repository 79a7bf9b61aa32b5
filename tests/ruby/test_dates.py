"""Dates are found in text as Ruby finds them, and written with Ruby's strftime."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from liquid_compat.errors import InvalidDateError
from liquid_compat.ruby.dates import parse_date, parse_time, to_date, to_time
from liquid_compat.ruby.printing import to_s
from liquid_compat.ruby.strftime import strftime
from tests.conformance import load

from .reference import NOW, iso8601, tagged, value, without_epoch

NEW_YORK = ZoneInfo("America/New_York")
LOCAL_UTC = ZoneInfo("UTC")


def cases() -> Iterator[Any]:
    data = load("dates.json")
    for kind in ("cases", "timezone_cases", "now_dependent_cases"):
        for case in data[kind]:
            if "parse_date" in case:
                yield pytest.param(case, id=f"{case.get('tz', 'UTC')}-{case['input']!r}")


@pytest.mark.parametrize("case", [*cases()])
def test_as_jekyll_parses_dates(case: dict[str, Any]) -> None:
    zone = ZoneInfo(case.get("tz", "UTC"))
    expected = case["parse_date"]
    if "error" in expected:
        with pytest.raises(InvalidDateError) as raised:
            parse_date(case["input"], zone, now=NOW)
        assert raised.value.problem.message == expected["error"]["message"]
    else:
        assert tagged(parse_date(case["input"], zone, now=NOW)) == without_epoch(expected)


def formats() -> Iterator[Any]:
    for case in load("dates.json")["strftime"]:
        yield pytest.param(case, id=f"{case['format']}-{next(iter(case['input'].values()))}")


@pytest.mark.parametrize("case", [*formats()])
def test_as_ruby_formats_times(case: dict[str, Any]) -> None:
    if "error" in case:
        with pytest.raises(ValueError, match="invalid format"):
            strftime(value(case["input"]), case["format"])
    else:
        assert strftime(value(case["input"]), case["format"]) == case["output"]


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-04",
        "2021-02-30",
        "2021-03-04 05:06:07",
        "2021-03-04T05:06:07",
        "2021-03-04 05:06:07 +0200",
        "2021-03-04 05:06:07 -05:00",
        "2021-03-04 05:06:07 -0000",
        "2021-03-14 02:30:00",
        "2021-11-07 01:30:00",
        "2021-12-31 23:59:59 -2359",
    ],
)
def test_the_usual_forms_take_a_short_cut_to_the_same_time(text: str) -> None:
    """Three blanks lead around the short cut."""
    quick, slow = parse_time(text, NEW_YORK, NOW), parse_time(f"   {text}", NEW_YORK, NOW)
    assert (iso8601(quick), quick.tzinfo) == (iso8601(slow), slow.tzinfo)


def test_a_time_without_a_zone_is_in_the_sites_zone() -> None:
    assert to_s(parse_date("2021-07-04 05:06:07", NEW_YORK)) == "2021-07-04 05:06:07 -0400"
    assert to_s(parse_date("2021-07-04 05:06:07 +0000", NEW_YORK)) == "2021-07-04 01:06:07 -0400"


def test_a_time_loses_its_fraction() -> None:
    exact = datetime(2021, 3, 4, 5, 6, 7, 500000, tzinfo=UTC)
    assert parse_date(exact, LOCAL_UTC) == exact.replace(microsecond=0)
    assert to_s(parse_date(date(2021, 3, 4), NEW_YORK)) == "2021-03-04 00:00:00 -0500"


def test_what_a_text_leaves_out_comes_from_the_clock() -> None:
    assert to_s(parse_date("12:30", LOCAL_UTC, now=NOW)) == "2026-01-15 12:30:00 +0000"
    assert to_s(parse_date("Mar 4", LOCAL_UTC, now=NOW)) == "2026-03-04 00:00:00 +0000"


def test_liquid_reads_digits_as_seconds_and_keeps_dates() -> None:
    assert to_date("1614834367", LOCAL_UTC) == datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert to_date(date(2021, 3, 4), LOCAL_UTC) == date(2021, 3, 4)
    assert to_date("now", LOCAL_UTC, NOW) == NOW
    assert to_date("no date", LOCAL_UTC) is None
    assert to_date(True, LOCAL_UTC) is None


def test_times_far_off() -> None:
    assert to_s(to_date(-62167219201, LOCAL_UTC)) == "-0001-12-31 23:59:59 +0000"
    assert to_s(to_date(10**15, LOCAL_UTC)) == "31690708-07-05 01:46:40 +0000"
    assert strftime(parse_time("12345-01-01", LOCAL_UTC, NOW), "%Y %C %y %a %s") == "12345 123 45 Mon 327403382400"
    assert strftime(parse_time("-2021-03-04", LOCAL_UTC, NOW), "%Y %C %y %F") == "-2021 -21 79 -2021-03-04"


def test_old_dates_are_julian_and_old_times_are_not() -> None:
    assert strftime(date(1582, 10, 4), "%A") == "Thursday"
    assert strftime(date(1582, 10, 15), "%A") == "Friday"
    assert strftime(date(999, 5, 6), "%U %W %V %G %u %j %s") == "18 18 18 0999 6 126 -30630528000"
    assert to_s(to_time(date(99, 1, 2), LOCAL_UTC)) == "0098-12-31 00:00:00 +0000"


def test_a_text_too_long_is_no_date() -> None:
    with pytest.raises(InvalidDateError):
        parse_date("2021-03-04" + " " * 200, LOCAL_UTC)


def test_an_invalid_date_can_say_which_one() -> None:
    with pytest.raises(InvalidDateError, match="Invalid date 'x': Document 'a.md' has no valid date"):
        parse_date("x", LOCAL_UTC, message="Document 'a.md' has no valid date in the front matter.")
