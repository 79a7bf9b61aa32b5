"""Values are sorted, and told apart, as Ruby does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from liquid_compat.ruby.compare import ComparisonError
from liquid_compat.ruby.numbers import strict_float, to_f, to_i
from liquid_compat.ruby.sorting import identity_key, merge_sort, sort


@pytest.mark.parametrize(
    ("values", "ordered"),
    [
        (["b", "B", "a", "é"], ["B", "a", "b", "é"]),
        ([3, 1.5, -2], [-2, 1.5, 3]),
        ([[2, "a"], [1, "b"], [1]], [[1], [1, "b"], [2, "a"]]),
        ([["b", {}], ["a", None]], [["a", None], ["b", {}]]),
        ([date(2021, 3, 4), date(2020, 3, 4)], [date(2020, 3, 4), date(2021, 3, 4)]),
    ],
)
def test_values_with_an_order(values: list[Any], ordered: list[Any]) -> None:
    assert sort(values) == ordered


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([3, 1, "a"], "comparison of Integer with String failed"),
        ([None, 1], "comparison of NilClass with 1 failed"),
        ([True, False], "comparison of TrueClass with false failed"),
        (["b", "a", None, 1], "comparison of NilClass with 1 failed"),
        ([{"a": 1}, {"a": 2}], "comparison of Hash with Hash failed"),
        ([1.0, float("nan")], "comparison of Float with NaN failed"),
    ],
)
def test_values_without_one_name_the_pair_that_ruby_names(values: list[Any], words: str) -> None:
    with pytest.raises(ComparisonError) as raised:
        sort(values)
    assert str(raised.value) == words


def test_merge_sort_is_stable() -> None:
    assert merge_sort(["b1", "a1", "b2", "a2"], lambda left, right: ord(left[0]) - ord(right[0])) == [
        "a1",
        "a2",
        "b1",
        "b2",
    ]


def test_one_is_not_true_and_not_a_float() -> None:
    assert len({identity_key(value) for value in (1, 1.0, True, "1", [1], [1.0], {"a": 1}, {"a": True})}) == 8
    assert identity_key({"a": [1], "b": 2}) == identity_key({"b": 2, "a": [1]})


@pytest.mark.parametrize(
    ("text", "integer", "number"),
    [("12abc", 12, 12.0), (" -1_000.5e2x", -1000, -100050.0), ("abc", 0, 0.0), (".5", 0, 0.5), ("1__0", 1, 1.0)],
)
def test_the_number_at_the_start_of_a_text(text: str, integer: int, number: float) -> None:
    assert (to_i(text), to_f(text)) == (integer, number)


@pytest.mark.parametrize("text", ["1_.5", "1__0.5", "", "x", "1."])
def test_a_strict_float_is_strict(text: str) -> None:
    with pytest.raises(ValueError, match="invalid value for Float"):
        strict_float(text)
