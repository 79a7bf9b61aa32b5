"""The categories and tags of a document, from wherever they are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..ruby.printing import inspect, to_s


def as_list(value: Any) -> list[Any]:
    """A text is its words; what is neither a text nor a list gives nothing."""
    if isinstance(value, str):
        return value.split()
    return value if isinstance(value, list) else []


def without_repeats(items: list[Any]) -> list[Any]:
    """`items`, each once, in the order of their first places; 1 and true differ, as in Ruby."""
    kept: dict[Any, Any] = {}
    for item in items:
        kept.setdefault(item if isinstance(item, str) else (type(item), inspect(item)), item)
    return list(kept.values())


def flat(items: Iterable[Any]) -> list[Any]:
    """`items` with the items of nested lists in their place."""
    result: list[Any] = []
    stack = [iter(items)]
    while stack:
        for item in stack[-1]:
            if isinstance(item, list):
                stack.append(iter(item))
                break
            result.append(item)
        else:
            stack.pop()
    return result


def given(data: Mapping[str, Any], one: str, many: str) -> list[Any]:
    """What the front matter says under `one` ("tag", whole) or else under `many` ("tags", a text as words)."""
    value = data[one]
    found = as_list(data[many]) if value is None or value is False else flat([value])
    return [item for item in flat(found) if item is not None]


def categories_of(data: Mapping[str, Any]) -> list[Any]:
    """All categories in `data` as texts, those that were joined so far first."""
    own = data["categories"]
    listed = own if isinstance(own, list) else [] if own is None else [own]
    return without_repeats([to_s(item) for item in [*listed, *given(data, "category", "categories")]])
