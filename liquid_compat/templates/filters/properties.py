"""Liquid 4.0.4's array filters that look at a property of the elements: `map`, `uniq`, `compact`, `sort_natural`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...ruby.printing import to_s
from ...ruby.sorting import identity_key, merge_sort
from ..errors import ArgumentError, FilterInputError, advise
from .coerce import elements, has_index, index
from .errors import no_method


def map_(value: Any, property: Any) -> list[Any]:  # noqa: A002
    """The elements' `property`; nil of an element that has none."""
    if property == "to_liquid":
        return list(elements(value))
    return [_property(item, property) if has_index(item) else None for item in elements(value)]


def uniq(value: Any, property: Any = None) -> Any:  # noqa: A002
    """Without elements that are the same as one before, or that have the same `property`."""
    items = elements(value)
    if property is None:
        return _unique(items, identity_key)
    if not items:
        return []
    if not has_index(items[0]):
        return None
    if len(items) == 1:  # Ruby doesn't even look at it
        return list(items)
    return _unique(items, lambda item: identity_key(_required_property(item, property)))


def _unique(items: list[Any], key: Callable[[Any], Any]) -> list[Any]:
    seen = set()
    found = []
    for item in items:
        mark = key(item)
        if mark not in seen:
            seen.add(mark)
            found.append(item)
    return found


def compact(value: Any, property: Any = None) -> Any:  # noqa: A002
    """Without nils, or without elements whose `property` is nil."""
    items = elements(value)
    if property is None:
        return [item for item in items if item is not None]
    if not items:
        return []
    if not has_index(items[0]):
        return None
    return [item for item in items if _required_property(item, property) is not None]


def sort_natural(value: Any, property: Any = None) -> Any:  # noqa: A002
    """Sorted by text, or by the text of a `property`, ASCII letters of both cases alike; nils last."""
    items = elements(value)
    if property is not None and not all(has_index(item) for item in items):
        return None
    if len(items) < 2:
        return list(items)
    keys = items if property is None else [_property(item, property) for item in items]
    folded = [None if key is None else to_s(key).translate(_ASCII_LOWER) for key in keys]
    positions = range(len(items))
    if None in folded:
        order = merge_sort(positions, lambda left, right: _natural_order(folded[left], folded[right]))
    else:
        order = sorted(positions, key=folded.__getitem__)
    return [items[position] for position in order]


def _natural_order(left: str | None, right: str | None) -> int:
    """Nil is more than anything, nil included: that mixes up nils as Liquid does."""
    if left is None or right is None:
        return 1 if left is None else -1
    return (left > right) - (left < right)


_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


def _property(item: Any, property: Any) -> Any:  # noqa: A002
    try:
        return index(item, property)
    except FilterInputError:
        error = ArgumentError(f"cannot select the property '{to_s(property)}'")
        raise advise(error, "the array has elements without properties, such as numbers") from None


def _required_property(item: Any, property: Any) -> Any:  # noqa: A002
    if not has_index(item):
        raise no_method("[]", item, "objects with properties")
    return _property(item, property)
