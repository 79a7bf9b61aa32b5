"""JSON as Ruby's gem json 2.6 writes it: Ruby's floats, and everything that JSON doesn't know as its text."""

from __future__ import annotations

import math
from collections.abc import Iterable
from json.encoder import encode_basestring
from typing import Any

from .bounds import is_deeper
from .drop import Drop
from .errors import RubyArgumentError
from .numbers import integer_to_s
from .printing import float_to_s, to_s

_MAX_DEPTH = 100
_INDENT = "  "


def to_json(value: Any) -> str:
    """Return `value` as JSON without spaces, as `to_json` does.

    Raises ValueError for numbers that are not finite and for nesting too deep, BoundsError for what is
    too large.
    """
    is_deeper(value, _MAX_DEPTH)
    return _write(value, 0, False)


def pretty(value: Any) -> str:
    """Return `value` as indented JSON, as `JSON.pretty_generate` does. Raises as `to_json` does."""
    is_deeper(value, _MAX_DEPTH)
    return _write(value, 0, True)


def _write(value: Any, depth: int, indented: bool) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    kind = type(value)
    if kind is bool:
        return "true" if value else "false"
    if kind is int:
        return integer_to_s(value)
    if kind is float:
        if not math.isfinite(value):
            raise RubyArgumentError(f"{float_to_s(value)} not allowed in JSON")
        return float_to_s(value)
    if depth >= _MAX_DEPTH:
        raise RubyArgumentError(f"nesting of {depth + 1} is too deep")
    if isinstance(value, (list, tuple)):
        return _enclose("[", [_write(item, depth + 1, indented) for item in value], "]", depth, indented)
    if isinstance(value, Drop):
        value = _drop_values(value, depth)
    if isinstance(value, dict):
        colon = ": " if indented else ":"
        pairs = [
            f"{encode_basestring(to_s(key))}{colon}{_write(item, depth + 1, indented)}" for key, item in value.items()
        ]
        return _enclose("{", pairs, "}", depth, indented)
    return encode_basestring(to_s(value))


def _enclose(start: str, parts: Iterable[str], end: str, depth: int, indented: bool) -> str:
    if not indented:
        return f"{start}{','.join(parts)}{end}"
    inner = ",\n".join([_INDENT * (depth + 1) + part for part in parts])
    if inner or start == "[":  # of nothing, an array keeps an empty line
        inner += "\n"
    return f"{start}\n{inner}{_INDENT * depth}{end}"


def _drop_values(drop: Drop, depth: int) -> dict[str, Any]:
    """Return what JSON shows of a drop within `depth` arrays and objects.

    The neighbours of a document, which have neighbours themselves, are cut short from the second level on. Objects in
    a drop's arrays are shown as their text.
    """
    values = {key: _as_texts(item) if isinstance(item, list) else item for key, item in drop.items()}
    if depth >= 2:
        for name in _NEIGHBOURS:
            other = values.get(name)
            if isinstance(other, Drop):
                values[name] = {key: item for key, item in other.items() if key not in _LONG}
    return values


def _as_texts(items: list[Any]) -> list[Any]:
    return [item.nested_to_s() if isinstance(item, Drop) else item for item in items]


_NEIGHBOURS = ("previous", "next")
_LONG = frozenset({"content", "output", "excerpt", "next", "previous"})
