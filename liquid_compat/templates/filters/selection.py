"""Jekyll's filters that choose, group and sort objects by a property."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from ...lazy import pattern
from ...ruby import numbers
from ...ruby.compare import ComparisonError, compare
from ...ruby.drop import Drop
from ...ruby.numbers import integer_to_s
from ...ruby.printing import inspect, to_s
from ...ruby.printing import join as ruby_join
from ...ruby.sorting import sort as ruby_sort
from ...ruby.sorting import sort_by
from ...ruby.values import Symbol, time_parts
from ..errors import ArgumentError, FilterInputError, advise
from ..values import MethodLiteral
from .coerce import has_index, index, range_elements
from .errors import no_method


def where(value: Any, property: Any, target: Any) -> Any:  # noqa: A002
    """The objects whose `property` is `target`, or an array with `target` in it."""
    items = selectable(value, property, target)
    return value if items is None else list(_matching(items, property, target))


def find(value: Any, property: Any, target: Any) -> Any:  # noqa: A002
    """The first of the objects that `where` gives, nil if there is none."""
    items = selectable(value, property, target)
    if items is None:
        return value
    found = next(_matching(items, property, target), None)
    return None if found is False else found


def group_by(value: Any, property: Any) -> Any:  # noqa: A002
    """Groups of objects with the same `property`, each a hash with `name`, `items` and `size`."""
    items = listed(value)
    if items is None:
        return value
    return grouped((to_s(item_property(item, property)), item) for item in items)


def sort(value: Any, property: Any = None, nils: Any = "first") -> Any:  # noqa: A002
    """Sorted by value or by `property`; objects without the property come `first` or `last`."""
    if value is None:
        raise advise(ArgumentError("Cannot sort a null object."), _NIL_HINT)
    items = listed(value)
    try:
        if property is None:
            if items is None:
                raise no_method("sort", value, "an array")
            return ruby_sort(items)
        if nils not in ("first", "last"):
            raise ArgumentError(
                f"Invalid nils order: '{to_s(nils)}' is not a valid nils order. It must be 'first' or 'last'."
            )
        if items is None:
            raise no_method("map", value, "an array")
        keyed = [(item_property(item, property), item) for item in items]
        bare = [item for key, item in keyed if key is None]
        keyed = [pair for pair in keyed if pair[0] is not None]
        ordered = sort_by([item for _, item in keyed], [key for key, _ in keyed], _order)
        return bare + ordered if nils == "first" else ordered + bare
    except ComparisonError as error:
        raise ArgumentError(str(error)) from None


def _order(left: Any, right: Any) -> int:
    order = compare(left, right)
    if order is None:
        order = compare(to_s(left), to_s(right))
    return order or 0


def listed(value: Any) -> list[Any] | None:
    """Return what Ruby enumerates of a value: of a hash pairs; None for what is no collection."""
    if isinstance(value, list):
        return value
    if isinstance(value, range):
        return range_elements(value)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, dict):
        return [list(pair) for pair in value.items()]
    return list(value.each()) if isinstance(value, Drop) else None


def values_of(value: Any) -> list[Any] | None:
    """As `listed`, but of a hash its values."""
    return list(value.values()) if isinstance(value, dict) else listed(value)


def selectable(value: Any, property: Any, target: Any) -> list[Any] | None:  # noqa: A002
    """Return the objects that `where` looks at, None where it gives its input back."""
    if property is None or property is False or isinstance(target, (list, dict, tuple)):
        return None
    return values_of(value)


def grouped(pairs: Iterable[tuple[Any, Any]]) -> list[dict[str, Any]]:
    """Return the groups of items with the same name, in the order of the names' first items."""
    groups: dict[Any, list[Any]] = {}
    for name, item in pairs:
        groups.setdefault(name, []).append(item)
    return [{"name": name, "items": items, "size": len(items)} for name, items in groups.items()]


def _matching(items: list[Any], property: Any, target: Any) -> Iterator[Any]:  # noqa: A002
    if target is None:
        return (item for item in items if item_property(item, property) is None)
    if isinstance(target, MethodLiteral):
        return (item for item in items if _is_empty(item_property(item, property)))
    wanted = target if type(target) is str else to_s(target)
    return (item for item in items if _equals(item_property(item, property), wanted))


def comparable_texts(item: Any, property: Any) -> Iterable[str]:  # noqa: A002
    """Return the texts that `where` finds an object with. Raises FilterInputError for what has no properties."""
    value = item_property(item, property)
    kind = type(value)
    if kind is str:
        return (value,)
    if value is None:
        return ()
    if kind is int:
        return (integer_to_s(value),)
    return dict.fromkeys(part if type(part) is str else to_s(part) for part in array_of(value))


def _is_empty(value: Any) -> bool:
    return value == "" if isinstance(value, str) else ruby_join(array_of(value)) == ""


def _equals(value: Any, wanted: str) -> bool:
    kind = type(value)
    if kind is str:
        return value == wanted
    if value is None:
        return False
    if kind is int:
        return integer_to_s(value) == wanted
    return any((part if type(part) is str else to_s(part)) == wanted for part in array_of(value))


def array_of(value: Any) -> list[Any]:
    """Ruby's `Array(value)`."""
    if value is None:
        return []
    if isinstance(value, datetime):
        return time_parts(value)
    items = listed(value)
    return [value] if items is None else items


_NIL_HINT = "the value is nil here: check its name, or use the filter only where there is a value"

_INTEGER_LIKE = pattern(r"\s*-?[0-9]+\s*", re.ASCII)
_FLOAT_LIKE = pattern(r"\s*-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)\s*", re.ASCII)
_NUMBER_STARTS = frozenset("0123456789-.\t\n\v\f\r ")


def item_property(item: Any, property: Any) -> Any:  # noqa: A002
    """Return an object's property, `a.b` that of a property; texts that look like numbers are numbers.

    Raises FilterInputError for what has no properties.
    """
    value = raw_property(item, property if type(property) is str else to_s(property))
    if isinstance(value, str) and type(value) is not Symbol and value[:1] in _NUMBER_STARTS:
        if _INTEGER_LIKE.fullmatch(value):
            return numbers.to_i(value)
        if _FLOAT_LIKE.fullmatch(value):
            return numbers.to_f(value)
    return value


def raw_property(item: Any, name: str) -> Any:
    """As `item_property`, but texts stay texts."""
    if isinstance(item, (dict, Drop)) and "." not in name:
        return item.get(name)
    return _read(item, name)


def _read(item: Any, name: str) -> Any:
    try:
        if "." not in name:
            return index(str(item) if type(item) is Symbol else item, name)
        value = item
        for key in _parts(name):
            value = index(value, key) if has_index(value) else False
        return value
    except FilterInputError as error:
        if isinstance(item, (list, tuple)):
            raise FilterInputError(
                f"Error accessing object ({to_s(list(item))[:20]}) with given key. Expected an integer but got "
                f"{inspect(name)} instead.",
                "this filter needs objects with properties; of a hash it sees arrays of key and value",
            ) from None
        raise error


def _parts(name: str) -> list[str]:
    parts = name.split(".")
    while parts and not parts[-1]:
        parts.pop()
    return parts
