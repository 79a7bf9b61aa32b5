"""Filters over the site's own lists, which needn't be computed anew as long as the site stays as it is.

`site.pages | where: "category", "Core"` means the same on every page. What a filter makes of one of the site's lists is
kept, and is one of the site's lists itself; `where` and `find` look texts up in an index by property.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from ..python_liquid import with_context
from .selection import comparable_texts, selectable

Filter = Callable[..., Any]

VARYING = frozenset({"content", "output", "excerpt"})
"""Properties that are not the same for whoever looks at them."""
_SIMPLE = (str, int, float, bool, date, type(None))


def kept(name: str, function: Filter) -> Filter:
    """The filter, with its results for the site's lists kept; its first argument is a property or nothing."""

    @with_context
    @wraps(function)
    def run(value: Any, *args: Any, context: Any = None) -> Any:
        lists = _lists(value, context)
        if lists is None or not is_steady(args):
            return function(value, *args)
        return lists.result((name, id(value), *map(typed, args)), lambda: function(value, *args))

    return run


def indexed(name: str, function: Filter) -> Filter:
    """`where` or `find`, with an index of the site's list by property."""

    @with_context
    @wraps(function)
    def run(value: Any, *args: Any, context: Any = None) -> Any:
        lists = _lists(value, context)
        if lists is None or len(args) != 2 or not is_steady(args):
            return function(value, *args)
        property, target = args  # noqa: A001
        if type(target) is not str or selectable(value, property, target) is None:
            return lists.result((name, id(value), *map(typed, args)), lambda: function(value, *args))
        index = lists.result(("index", id(value), property), lambda: _index(value, property))
        if index is None:  # some of the objects have no properties: let the filter tell
            return function(value, *args)
        if name == "where":
            found = index.get(target)
            return lists.known(found) if found is not None else []
        found = index.get(target)
        return None if not found or found[0] is False else found[0]

    return run


def _index(items: list[Any], property: str) -> dict[str, list[Any]] | None:  # noqa: A002
    """The objects by the texts that `where` finds them with; None where that fails."""
    index: dict[str, list[Any]] = {}
    try:
        for item in items:
            for text in comparable_texts(item, property):
                index.setdefault(text, []).append(item)
    except Exception:  # noqa: BLE001 (the filter itself raises it again)
        return None
    return index


def is_steady(args: tuple[Any, ...]) -> bool:
    """Whether a filter's arguments are simple values, the first not a property that varies."""
    if args and (not isinstance(args[0], str) or not VARYING.isdisjoint(args[0].split("."))):
        return False
    return all(isinstance(arg, _SIMPLE) for arg in args)


def typed(value: Any) -> tuple[type, Any]:
    """A key for a simple value: 1, 1.0 and true are three things, and so is a time in three zones."""
    return type(value), value if isinstance(value, str) else repr(value)


def _lists(value: Any, context: Any) -> Any:
    """The site's lists, if the value is one of them."""
    if type(value) is not list:
        return None
    registers = getattr(context, "registers", None)
    if registers is None:
        return None
    lists = registers.site.lists
    return lists if lists is not None and lists.has(value) else None
