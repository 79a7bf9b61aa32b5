"""How deep and how large a value may be for whoever walks through it."""

from __future__ import annotations

from typing import Any

import pytest

from liquid_compat.ruby import bounds
from liquid_compat.ruby.bounds import BoundsError, check
from liquid_compat.ruby.compare import compare, equal
from liquid_compat.ruby.printing import inspect, join, to_s
from liquid_compat.ruby.sorting import identity_key


def nested(levels: int, width: int = 1) -> list[Any]:
    value: list[Any] = ["x"]
    for _ in range(levels - 1):
        value = [value] * width
    return value


def cyclic(width: int) -> list[Any]:
    value: list[Any] = []
    value.extend([value] * width)
    return value


def test_depth() -> None:
    check(nested(bounds.MAX_DEPTH))
    with pytest.raises(BoundsError, match="nested more than 200 deep"):
        check(nested(bounds.MAX_DEPTH + 1))


def test_size() -> None:
    check(nested(19, 2))
    with pytest.raises(BoundsError, match="more than 1000000 parts"):
        check(nested(60, 2))


def test_a_value_that_is_large_in_memory_too_is_not_too_large() -> None:
    check([[0, {"a": 1}] for _ in range(300_000)])


@pytest.mark.parametrize("walk", [inspect, to_s, join, identity_key], ids=lambda walk: walk.__name__)
@pytest.mark.parametrize(
    "value",
    [cyclic(1), cyclic(2), nested(60, 2), {"a": cyclic(2)}],
    ids=["in itself", "twice in itself", "doubled", "in a hash"],
)
def test_walks_refuse_what_has_no_end(walk: Any, value: Any) -> None:
    with pytest.raises(BoundsError):
        walk([value])


def test_comparing_what_is_shared_takes_no_time() -> None:
    left, right = nested(100, 3), nested(100, 3)
    assert equal(left, right)
    assert compare(left, right) == 0
    assert not equal(left, nested(99, 3))
    assert equal({"a": left}, {"a": right})


def test_comparing_what_contains_itself_ends() -> None:
    assert equal(cyclic(2), cyclic(2))
    assert not equal(cyclic(2), cyclic(3))
    assert compare(cyclic(2), cyclic(2)) == 0
