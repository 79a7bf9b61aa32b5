"""Filters that could fill the memory in one call, or in a chain of calls, are watched.

All other filters make at most a few times what they are given, and what is given is bounded where it is assigned.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..ruby.bounds import check
from ..ruby.printing import to_s
from .errors import LimitError

Filter = Callable[..., Any]


def guarded(name: str, function: Filter, limit: int) -> Filter:
    """The filter, raising LimitError where its result is, or would be, longer than `limit`."""
    if name in _MULTIPLYING:
        predict = _MULTIPLYING[name]

        def predicted(value: Any, *args: Any, **kwargs: Any) -> Any:
            if args and predict(value, *args) > limit:
                raise _too_long(name, limit)
            return function(value, *args, **kwargs) if kwargs else function(value, *args)

        return predicted
    if name in _ADDING:

        def measured(value: Any, *args: Any, **kwargs: Any) -> Any:
            result = function(value, *args, **kwargs) if kwargs else function(value, *args)
            if len(result) > limit:
                raise _too_long(name, limit)
            return result

        return measured
    return function


def _too_long(name: str, limit: int) -> LimitError:
    return LimitError(f"the filter '{name}' makes more than {limit} characters")


def _length_of_replace(value: Any, old: Any, new: Any = "", *_: Any) -> int:
    if type(value) is not str or type(new) is not str or len(value) * len(new) < _HARMLESS:
        return 0
    return len(value) + value.count(to_s(old)) * len(new)


def _length_of_join(value: Any, glue: Any, *_: Any) -> int:
    if type(value) is not list:
        return 0
    return printed_length(value) + (len(value) * len(glue) if type(glue) is str else 0)


def printed_length(values: list[Any]) -> int:
    """How many characters the strings of an array take when it is printed; the same string may be there often."""
    kinds = set(map(type, values))
    if kinds == {str}:
        return sum(map(len, values))
    if list in kinds:
        check(values)
    return _printed_length(values)


def _printed_length(values: list[Any]) -> int:
    return sum(
        len(value) if type(value) is str else _printed_length(value) if type(value) is list else 0 for value in values
    )


_HARMLESS = 1_000_000
_MULTIPLYING: dict[str, Callable[..., int]] = {"replace": _length_of_replace, "join": _length_of_join}
_ADDING = frozenset(("append", "prepend", "concat"))
