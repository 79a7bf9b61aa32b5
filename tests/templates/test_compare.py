"""Ruby's comparisons, which templates and filters share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from liquid_compat.ruby.compare import ComparisonError, compare, contains, equal, greater, less
from liquid_compat.ruby.values import Symbol


@pytest.mark.parametrize(
    ("left", "right", "result"),
    [
        (1, 1.0, True),
        (1, True, False),
        (0, False, False),
        (None, False, False),
        ("a", Symbol("a"), False),
        (Symbol("a"), Symbol("a"), True),
        ([1, [True]], [1.0, [True]], True),
        ([1], [True], False),
        ({"a": 1}, {"a": True}, False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        (range(1, 4), range(1, 4), True),
        (range(5, 2), range(0), False),
        (datetime(2020, 1, 1, tzinfo=UTC), date(2020, 1, 1), False),
        (float("nan"), float("nan"), False),
    ],
)
def test_equality(left: Any, right: Any, result: bool) -> None:
    assert equal(left, right) is result
    assert equal(right, left) is result


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        (1, "a", "comparison of Integer with String failed"),
        ("a", 1, "comparison of String with 1 failed"),
        (1.5, "a", "comparison of Float with String failed"),
        ("a", 1.5, "comparison of String with 1.5 failed"),
        (date(2020, 1, 1), datetime(2020, 1, 1, tzinfo=UTC), "comparison of Date with Time failed"),
    ],
)
def test_values_of_different_kinds_have_no_order(left: Any, right: Any, message: str) -> None:
    assert compare(left, right) is None
    with pytest.raises(ComparisonError, match=message):
        less(left, right)


@pytest.mark.parametrize("value", [None, True, [1], {"a": 1}, range(2)])
def test_some_values_have_no_order_at_all(value: Any) -> None:
    assert less(value, 1) is None
    assert greater(1, value) is None


def test_order() -> None:
    assert compare("B", "a") == -1
    assert compare([1, "b"], [1, "a"]) == 1
    assert compare([1], [1, 2]) == -1
    assert compare([1], ["a"]) is None
    assert compare(None, None) == 0
    assert compare(Symbol("a"), Symbol("b")) == -1
    assert less(date(2020, 1, 1), date(2020, 1, 2))


@pytest.mark.parametrize(
    ("left", "right", "result"),
    [
        ("abc", "b", True),
        ("a1", 1, True),
        ("true", True, True),
        ([1, 2.0], 2, True),
        ([True], 1, False),
        ({"a": 1}, "a", True),
        ({"a": 1}, 1, False),
        (range(1, 4), 3, True),
        (range(1, 4), 2.5, True),
        (range(1, 4), "a", False),
        (None, "a", False),
        ("a", None, False),
        (5, 5, False),
    ],
)
def test_contains(left: Any, right: Any, result: bool) -> None:
    assert contains(left, right) is result
