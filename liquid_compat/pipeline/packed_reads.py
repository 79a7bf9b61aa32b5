"""How the store writes down what was read: in few rows, of which those with a change are written anew."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from zlib import crc32

from ..config.digest_form import SIZE, UNKNOWN

Keys = dict[str, tuple[int, bytes]]
"""By key a number, and the digest of the value."""

_PARTS = 64
_NONE = bytes(SIZE)  # what is kept in place of a digest that nobody knows


def parts_with(changed: Iterable[str], existing: Iterable[str]) -> list[tuple[int, list[str]]]:
    """The numbers of the parts in which `changed` names are, each with all `existing` names in it."""
    parts: dict[int, list[str]] = {_part_of(name): [] for name in changed}
    for name in sorted(existing) if parts else ():
        names = parts.get(_part_of(name))
        if names is not None:
            names.append(name)
    return sorted(parts.items())


def _part_of(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass")) % _PARTS


def packed(names: Sequence[str], reads: Mapping[str, Keys]) -> tuple[str, bytes, bytes]:
    """What was read under some names: these with their keys, all numbers, all digests."""
    sets: dict[tuple[str, ...], int] = {}  # of many things the same is read
    several = [(name, sets.setdefault(tuple(reads[name]), len(sets))) for name in names]
    entries = [entry for name in names for entry in reads[name].values()]
    numbers = array("I", [number for number, _ in entries]).tobytes()
    return json.dumps([several, list(sets)]), numbers, b"".join([value or _NONE for _, value in entries])


def unpacked(names: str, numbers: bytes, digests: bytes) -> Iterator[tuple[str, Keys]]:
    """What was `packed`. Raises ValueError, TypeError or LookupError for anything else."""
    values = [digests[at : at + SIZE] for at in range(0, len(digests), SIZE)]
    known = (UNKNOWN if value == _NONE else value for value in values)
    entries = list(zip(array("I", numbers), known, strict=True))
    several, sets = json.loads(names)
    at = 0
    for name, number in several:
        keys = sets[number]
        yield name, dict(zip(keys, entries[at : at + len(keys)], strict=True))
        at += len(keys)
