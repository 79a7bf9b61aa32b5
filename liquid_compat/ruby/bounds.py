"""How deep and how large a value may be.

YAML's aliases, and templates that push an array into itself, make values whose parts are shared: small in memory,
beyond all bounds for whoever walks through them. Files are measured while they are read (`psych`, with the line); what
walks through a value (printing, JSON, comparing, flattening) measures it first with `check`.
"""

from __future__ import annotations

from typing import Any

from ..errors import LiquidCompatError

MAX_DEPTH = 200
"""So many arrays and hashes may lie in each other."""
FREE_PARTS = 1_000_000
"""A value of up to so many elements and pairs is never too large …"""
MAX_GROWTH = 10
"""… nor a larger one that has at most so many times the parts that it has in memory."""

TOO_DEEP = f"the value is nested more than {MAX_DEPTH} deep"
TOO_LARGE = f"the value has more than {FREE_PARTS} parts when what it shares is written out"
CYCLIC = "the value contains itself"


class BoundsError(LiquidCompatError):
    """A value that can't be walked through."""


def is_nested(values: Any) -> bool:
    """Whether an array or a hash has arrays or hashes in it; only such values need `check`."""
    parts = values.values() if isinstance(values, dict) else values
    return any(isinstance(part, _CONTAINERS) for part in parts)


def check(value: Any) -> None:
    """Raise BoundsError for a value that is too deep, contains itself, or is too large when it is written out.

    Drops count as one part. Takes time that grows with what is in memory, at most.
    """
    if is_deeper(value, MAX_DEPTH):
        raise BoundsError(TOO_DEEP)


def is_deeper(value: Any, depth: int) -> bool:
    """Whether arrays and hashes lie more than `depth` deep; raises BoundsError if there is too much of them so far."""
    level: list[Any] = [value] if isinstance(value, _CONTAINERS) else []
    parts, limit = 0, FREE_PARTS
    for _ in range(depth):
        if not level:
            return False
        parts += sum(map(len, level))
        if parts > limit:
            limit = max(limit, MAX_GROWTH * _parts_in_memory(value))
            if parts > limit:
                raise BoundsError(TOO_LARGE)
        level = [
            part
            for whole in level
            for part in (whole.values() if isinstance(whole, dict) else whole)
            if isinstance(part, _CONTAINERS)
        ]
    return bool(level)


def _parts_in_memory(value: Any) -> int:
    """The parts, those of a shared array or hash counted once."""
    seen = {id(value)}
    waiting = [value]
    parts = 0
    while waiting:
        whole = waiting.pop()
        parts += len(whole)
        for part in whole.values() if isinstance(whole, dict) else whole:
            if isinstance(part, _CONTAINERS) and id(part) not in seen:
                seen.add(id(part))
                waiting.append(part)
    return parts


_CONTAINERS = (list, dict, tuple)
