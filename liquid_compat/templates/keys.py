"""When two values are the same to a template."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from ..ruby.drop import Drop
from .loops import ForLoop, TableRowLoop

_LARGE = 40
"""Of values of more parts than this, the rest is the same only where it is the same object."""


class Unkeyable(Exception):
    """A value that changes while it is looked at."""


def key_of(value: Any) -> Any:
    """Equal for values that are the same to a template. Raises Unkeyable.

    A drop is the same only if it is the same object; what it shows to whom is read by itself.
    """
    kind = type(value)
    if kind is str:
        return value
    if value is None or kind is bool or kind is int:
        return (kind, value)
    return _key(value, [_LARGE])


def _key(value: Any, left: list[int]) -> Any:
    """As `key_of`, for a value of no more than `left` parts."""
    kind = type(value)
    left[0] -= 1
    if kind is str:
        return value
    if value is None or kind is bool or kind is int:
        return (kind, value)
    if kind is float:
        return (kind, repr(value))
    if isinstance(value, (ForLoop, TableRowLoop)):
        raise Unkeyable
    if isinstance(value, Drop):
        return (id, id(value))
    if (kind is list or kind is tuple) and len(value) <= left[0]:
        return (kind, *_keys(value, left))
    if kind is dict and len(value) * 2 <= left[0]:
        return (kind, *_keys((part for pair in value.items() for part in pair), left))
    if isinstance(value, str):
        return (kind, str(value))
    if isinstance(value, date):
        return (kind, repr(value), value.tzname() if isinstance(value, datetime) else None)
    if kind is range:
        return (kind, value.start, value.stop)
    return (id, id(value))


def _keys(values: Iterable[Any], left: list[int]) -> Iterable[Any]:
    for value in values:
        yield _key(value, left)
