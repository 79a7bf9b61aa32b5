"""Ruby prints values in its own way: in templates, in `inspect`, in joined arrays."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from liquid_compat.ruby.printing import inspect, join, output, to_s
from liquid_compat.ruby.values import Symbol, Time, fixed_zone, full_year, time_parts


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0.0"),
        (-0.0, "-0.0"),
        (1.5, "1.5"),
        (100000000000000.0, "100000000000000.0"),
        (1e15, "1.0e+15"),
        (1234567890123456.0, "1.234567890123456e+15"),
        (1e16, "1.0e+16"),
        (-1.5e300, "-1.5e+300"),
        (0.0001, "0.0001"),
        (0.00001, "1.0e-05"),
        (float("nan"), "NaN"),
        (float("-inf"), "-Infinity"),
    ],
)
def test_a_float_has_a_fraction_and_soon_an_exponent(number: float, text: str) -> None:
    assert to_s(number) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (12345678901234567890, "12345678901234567890"),
        (Symbol("sym"), "sym"),
        (range(1, 4), "1..3"),
        (date(2021, 3, 4), "2021-03-04"),
        (datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC), "2021-03-04 05:06:07 UTC"),
        (datetime(2021, 3, 4, 5, 6, 7, tzinfo=ZoneInfo("UTC")), "2021-03-04 05:06:07 +0000"),
        (datetime(2021, 3, 4, 5, 6, 7, tzinfo=fixed_zone(-19800)), "2021-03-04 05:06:07 -0530"),
        ({"a": 1, "b": None, Symbol("c"): [1.0]}, '{"a"=>1, "b"=>nil, :c=>[1.0]}'),
        (["a", None, ["b"]], '["a", nil, ["b"]]'),
    ],
)
def test_to_s(value: Any, text: str) -> None:
    assert to_s(value) == text


def test_an_array_in_a_template_is_joined() -> None:
    assert output([1, [None, ["a", {"b": 2}]]]) == '1a{"b"=>2}'
    assert join([1, ["a", "b"]], ", ") == "1, a, b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("é😀", '"é😀"'),
        ('a"b\\c', '"a\\"b\\\\c"'),
        ("\n\t\r\x1b\x07\x08\x0b\x0c", '"\\n\\t\\r\\e\\a\\b\\v\\f"'),
        ("\0\x7f", '"\\u0000\\u007F"'),
        ("#{x} #$x #@x # x", '"\\#{x} \\#$x \\#@x # x"'),
        ("\u2028\U000e0080", '"\\u2028\\u{E0080}"'),
    ],
)
def test_inspect_escapes_what_can_not_be_printed(text: str, shown: str) -> None:
    assert inspect(text) == shown


def test_inspect_quotes_only_odd_symbols() -> None:
    names = ["a", "b c", "a?", "[]=", "a=", "9x", "A", "a-b", "+", "", "é"]
    assert inspect([Symbol(name) for name in names]) == ('[:a, :"b c", :a?, :[]=, :a=, :"9x", :A, :"a-b", :+, :"", :é]')


def test_inspect_shows_a_time_to_the_nanosecond_and_a_date_with_its_day_number() -> None:
    moment = Time.refine(datetime(2021, 3, 4, 5, 6, 7, 120000, tzinfo=fixed_zone(7200)), 5)
    assert inspect(moment) == "2021-03-04 05:06:07.120000005 +0200"
    assert inspect(date(2021, 3, 4)) == "#<Date: 2021-03-04 ((2459278j,0s,0n),+0s,2299161j)>"
    assert inspect(date(999, 5, 6)) == "#<Date: 0999-05-06 ((2086068j,0s,0n),+0s,2299161j)>"


def test_a_time_keeps_what_python_has_no_room_for() -> None:
    moment = Time.refine(datetime(2345, 6, 7, 8, tzinfo=UTC), 123, cycles=25)
    for copy in (pickle.loads(pickle.dumps(moment)), moment.astimezone(fixed_zone(60)), moment.replace(day=1)):
        assert isinstance(copy, Time)
        assert (copy.nanos, full_year(copy)) == (123, 12345)
    assert to_s(moment) == "12345-06-07 08:00:00 UTC"


def test_a_time_is_an_array_to_ruby() -> None:
    summer = datetime(2021, 7, 4, 5, 6, 7, tzinfo=ZoneInfo("Europe/Berlin"))
    assert time_parts(summer) == [7, 6, 5, 4, 7, 2021, 0, 185, True, "CEST"]
