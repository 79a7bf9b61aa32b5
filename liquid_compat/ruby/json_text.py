"""JSON as Ruby's `to_json` writes it: no spaces, Ruby's floats, everything unknown as its text."""

from __future__ import annotations

import math
from json.encoder import encode_basestring
from typing import Any

from liquid_compat.ruby.drop import Drop
from liquid_compat.ruby.printing import float_to_s, to_s
from liquid_compat.ruby.values import Symbol

_MAX_DEPTH = 100


def to_json(value: Any) -> str:
    """Return `value` as JSON. Raises ValueError for numbers that are not finite and for nesting without end."""
    return _write(value, 0)


def _write(value: Any, depth: int) -> str:
    kind = type(value)
    if kind is str or kind is Symbol:
        return encode_basestring(value)
    if value is None:
        return "null"
    if kind is bool:
        return "true" if value else "false"
    if kind is int:
        return str(value)
    if kind is float:
        if not math.isfinite(value):
            raise ValueError(f"{float_to_s(value)} not allowed in JSON")
        return float_to_s(value)
    if depth >= _MAX_DEPTH:
        raise ValueError(f"nesting of {depth + 1} is too deep")
    if isinstance(value, (list, tuple)):
        return f"[{','.join([_write(item, depth + 1) for item in value])}]"
    if isinstance(value, Drop):
        value = _drop_values(value, depth)
    if isinstance(value, dict):
        pairs = [f"{encode_basestring(to_s(key))}:{_write(item, depth + 1)}" for key, item in value.items()]
        return f"{{{','.join(pairs)}}}"
    return encode_basestring(to_s(value))


# what a drop within drops leaves out, as it would go on and on
_FAR = frozenset({"content", "output", "excerpt", "next", "previous"})


def _drop_values(drop: Drop, depth: int) -> dict[str, Any]:
    keys = drop.keys()
    return {key: drop.get(key) for key in keys if depth <= 2 or key not in _FAR}
