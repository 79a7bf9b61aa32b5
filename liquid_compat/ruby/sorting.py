"""Sorting and telling values apart as Ruby does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from .bounds import check
from .compare import compare, comparison_error
from .drop import Drop
from .values import Symbol


def sort(values: Sequence[Any]) -> list[Any]:
    """Return Ruby's `values.sort` (stable, as glibc's merge sort makes it).

    Raises ComparisonError for values that have no order, naming the pair that Ruby's sort meets first.
    """
    if _alike(values):
        return sorted(values)
    if set(map(type, values)) == {list}:
        names = [value[0] if value else None for value in values]
        if set(map(type, names)) == {str} and len(set(names)) == len(names):
            return sorted(values, key=itemgetter(0))  # a hash's pairs: their keys decide
    return merge_sort(values, _compare_or_fail)


def sort_by(values: Sequence[Any], keys: Sequence[Any], order: Callable[[Any, Any], int]) -> list[Any]:
    """Return `values` in the order of their `keys`; `order` is asked where the keys are not all numbers or texts."""
    positions: list[int] = list(range(len(values)))
    if _alike(keys):
        positions.sort(key=keys.__getitem__)
    else:
        positions = merge_sort(positions, lambda left, right: order(keys[left], keys[right]))
    return [values[position] for position in positions]


def merge_sort(values: Sequence[Any], order: Callable[[Any, Any], int]) -> list[Any]:
    """Sort with a comparison that may fail or contradict itself, asking in the sequence in which glibc's sort asks."""
    if len(values) < 2:
        return list(values)
    half = len(values) // 2
    left, right = merge_sort(values[:half], order), merge_sort(values[half:], order)
    merged: list[Any] = []
    at = other = 0
    while at < len(left) and other < len(right):
        if order(left[at], right[other]) <= 0:
            merged.append(left[at])
            at += 1
        else:
            merged.append(right[other])
            other += 1
    return merged + left[at:] + right[other:]


def identity_key(value: Any) -> Any:
    """Return a key that two values share where Ruby's `eql?` holds: 1, 1.0 and true are three things.

    Raises BoundsError for nesting without end.
    """
    if isinstance(value, (list, tuple, dict)):
        check(value)
    return _identity_key(value)


def _identity_key(value: Any) -> Any:
    kind = type(value)
    if kind is str:
        return value
    if kind is list or kind is tuple:
        return list, tuple(_identity_key(item) for item in value)
    if isinstance(value, dict):
        return dict, frozenset((_identity_key(key), _identity_key(item)) for key, item in value.items())
    if isinstance(value, Drop):
        return Drop, id(value)
    if kind in (Symbol, int, float, bool) or value is None or isinstance(value, (date, range)):
        return kind, value
    return kind, id(value)


_ORDERED_BY_PYTHON = frozenset({str, int, datetime, date})


def _alike(values: Sequence[Any]) -> bool:
    """Whether Python orders all `values` as Ruby does."""
    kinds = set(map(type, values))
    if len(kinds) < 2 and kinds <= _ORDERED_BY_PYTHON:
        return True
    return kinds <= {int, float} and not any(value != value for value in values)


def _compare_or_fail(left: Any, right: Any) -> int:
    order = compare(left, right)
    if order is None:
        raise comparison_error(left, right)
    return order
