"""The filters that were others in Jekyll 3.10 (https://jekyllrb.com/docs/history/)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from ...content import slug
from ...ruby.compare import ComparisonError, compare
from ...ruby.printing import to_s
from ...ruby.sorting import sort_by
from ..errors import ArgumentError
from ..expressions.condition_parser import parse_single
from ..expressions.strict import StrictError
from ..python_liquid import LiquidSyntaxError, with_context
from . import expressions, selection, texts
from .coerce import has_index, index
from .errors import no_conversion, no_method


def where(value: Any, property: Any, target: Any) -> Any:  # noqa: A002
    """The objects whose `property`, as text, is `target`, or an array with such a text in it; all for a nil target."""
    if target is None:
        return value
    items = selection.selectable(value, property, target)
    if items is None:
        return value
    wanted = to_s(target)
    return [item for item in items if _matches(item_property(item, property), wanted)]


def _matches(value: Any, wanted: str) -> bool:
    return any(to_s(part) == wanted for part in selection.array_of(value))


def group_by(value: Any, property: Any) -> Any:  # noqa: A002
    """Groups of objects with the same `property`, each a hash with `name`, `items` and `size`."""
    items = selection.listed(value)
    if items is None:
        return value
    return selection.grouped((to_s(item_property(item, property)), item) for item in items)


def sort(value: Any, property: Any = None, nils: Any = "first") -> Any:  # noqa: A002
    """Sorted by value or by `property`; values of several kinds are an error."""
    if property is None or value is None or nils not in ("first", "last"):
        return selection.sort(value, property, nils)
    items = selection.listed(value)
    if items is None:
        return selection.sort(value, property, nils)
    keyed = [(item_property(item, property), item) for item in items]
    bare = [item for key, item in keyed if key is None]
    keyed = [pair for pair in keyed if pair[0] is not None]
    ordered = sort_by([item for _, item in keyed], [key for key, _ in keyed], _order)
    return bare + ordered if nils == "first" else ordered + bare


def _order(left: Any, right: Any) -> int:
    try:
        order = compare(left, right)
    except ComparisonError:
        order = None
    if order is None:
        raise ArgumentError("comparison of Array with Array failed")  # Ruby sorts pairs of key and object
    return order


def item_property(item: Any, property: Any) -> Any:  # noqa: A002
    """An object's property, `a.b` that of a property. Raises FilterInputError where a part is missing."""
    name = to_s(property)
    if "." not in name:
        return selection.raw_property(item, name)
    value = item
    for key in name.split("."):
        if not has_index(value):
            raise no_method("[]", value, "an object with properties")
        value = index(value, key)
    return value


@with_context
def where_exp(value: Any, variable: Any, expression: Any, *, context: Any) -> Any:
    """The elements for which one comparison holds (no `and`, no `or`), each in turn being `variable`."""
    items = selection.values_of(value)
    if items is None:
        return value
    if not isinstance(expression, str):
        raise no_conversion(expression, "String")
    try:
        test = parse_single(expression, context.env.options.strict_variables).compile()
    except StrictError as error:
        raise LiquidSyntaxError(error.message, token=None) from None
    return [item for item, kept in expressions.each_with(items, variable, test, context) if kept]


def number_of_words(value: Any) -> int:
    """The number of words between white space."""
    return texts.number_of_words(value)


def slugify(value: Any, mode: Any = None) -> Any:
    """As today, but what is kept is what Ruby's `[:alnum:]` matches."""
    if not isinstance(value, str) or not value:
        return texts.slugify(value, mode)
    return slug.slugify(value, "default" if mode is None else to_s(mode), alnum=True)


FILTERS_3: Mapping[str, Callable[..., Any] | None] = MappingProxyType(
    {
        "find": None,
        "find_exp": None,
        "group_by": group_by,
        "number_of_words": number_of_words,
        "slugify": slugify,
        "sort": sort,
        "where": where,
        "where_exp": where_exp,
    }
)
"""What stands in the place of Jekyll 4's filters; None for those that came later."""
