"""How templates look into values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..content.noted_values import NOTED, NotedHash, NotedList, plain
from ..ruby.drop import Drop
from ..ruby.numbers import integer, to_long
from ..ruby.values import Symbol


class MethodLiteral(str):
    """`blank` or `empty`: prints as nothing, and asks the other side of an `==` whether it is that."""

    __slots__ = ()


BLANK = MethodLiteral()
EMPTY = MethodLiteral()

_INTEGER_AT_START = re.compile(r"\s*([+-]?\d+(?:_\d+)*)", re.ASCII)


def leading_integer(text: str | None) -> int:
    """Ruby's `to_i` of a string or nil: the integer it begins with, else 0."""
    match = _INTEGER_AT_START.match(text) if text else None
    return integer(match[1]) if match else 0


def fetch(subject: Any, key: Any) -> Any:
    """What `subject[key]` is in a template: nil where there is nothing."""
    if isinstance(subject, Drop):
        return subject.get(key)
    kind = type(subject)
    if kind is NotedHash:
        return None if isinstance(key, (list, dict)) else subject.get(key)
    if kind is NotedList:
        return subject.element(to_long(key)) if type(key) is int else None
    if isinstance(subject, (list, tuple)):
        if type(key) is int and -len(subject) <= to_long(key) < len(subject):
            return subject[key]
        return None
    if isinstance(subject, Mapping):
        return None if isinstance(key, (list, dict)) else subject.get(key)
    return None


FOR_FILTERS = frozenset({Symbol, dict, *NOTED})
"""The kinds of values that `for_filter` may change."""


def for_filter(value: Any) -> Any:
    """A value as filters take it: a symbol is a string, and who filters reads all of it."""
    return str(value) if type(value) is Symbol else plain(value)


def first_pair(values: Mapping[Any, Any]) -> list[Any] | None:
    """A hash's first key with its value; None of an empty one."""
    if type(values) is NotedHash:
        return next(values.pairs(), None)
    return list(next(iter(values.items()))) if values else None


def fetch_command(subject: Any, key: str) -> Any:
    """What `subject.size`, `.first` or `.last` is: a value under that key, else the command."""
    if type(subject) is list:
        if key == "size":
            return len(subject)
        return (subject[0] if key == "first" else subject[-1]) if subject else None
    if isinstance(subject, Drop):
        return subject.get(key)
    if isinstance(subject, Mapping):
        if key in subject:
            return subject[key]
        if key == "size":
            return len(subject)
        return first_pair(subject) if key == "first" else None
    if isinstance(subject, MethodLiteral):
        return None
    if isinstance(subject, str):
        return len(subject) if key == "size" else None
    if isinstance(subject, range):
        if key == "size":
            return max(0, subject.stop - subject.start)
        return subject.start if key == "first" else subject.stop - 1
    if type(subject) is int and key == "size":
        return max(8, (subject.bit_length() + 63) // 64 * 8)
    if isinstance(subject, (list, tuple)):
        if key == "size":
            return len(subject)
        return (subject[0] if key == "first" else subject[-1]) if subject else None
    return None


def has_key(subject: Any, key: Any, command: bool) -> bool:
    """Whether a strict template may read `key` of `subject`."""
    if isinstance(subject, Drop):
        return subject.has_key(key)
    if isinstance(subject, Mapping):
        return isinstance(key, int) or key in subject or (command and key != "last")
    if isinstance(subject, (list, tuple)):
        return type(key) is int or command
    if isinstance(subject, range):
        return command
    return command and key == "size" and isinstance(subject, (str, int)) and not isinstance(subject, bool)
