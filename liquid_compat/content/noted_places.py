"""Where in a value of a site something is, how a read of it is recorded, and what it gives."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Protocol

from ..lazy import pattern

VALUE, FILLED, PARTS, WHOLE = "=?#*"
"""What is read of a place: its value (of a hash or list: that it is one); of a hash or list whether it is empty, which
keys or how many elements it has, or all."""
BEHIND_KEY = "\0"
"""What stands between a drop's key and what is read of the hash that is there."""


class Watcher(Protocol):
    """Who gathers what is read: `view.View`."""

    reads: set[Any] | None


class Place:
    """A place within a value: the value's name in records, and the keys and indices that lead there."""

    __slots__ = ("view", "thing", "prefix", "path", "_reads")

    def __init__(self, view: Watcher, thing: Any, prefix: str = "", path: tuple[str | int, ...] = ()) -> None:
        """Reads are pairs of `thing` and a text that begins with `prefix`."""
        self.view = view
        self.thing = thing
        self.prefix = prefix
        self.path = path
        self._reads: dict[str, tuple[Any, str]] = {}

    def below(self, key: Any) -> Place | None:
        """The place of a part; None for a key that records have no spelling for."""
        if type(key) is not str and type(key) is not int:
            return None
        return Place(self.view, self.thing, self.prefix, (*self.path, key))

    def read(self, kind: str) -> tuple[Any, str]:
        """What is recorded of a read of a kind."""
        found = self._reads.get(kind)
        if found is None:
            found = self._reads[kind] = (self.thing, f"{self.prefix}{kind}{json.dumps(self.path)}")
        return found

    def note(self, kind: str) -> None:
        """Record a read of a kind."""
        if self.view.reads is not None:
            self.view.reads.add(self.read(kind))


class PairPlace(Place):
    """The place of a pair of a hash: who has it has read the key and that there is a value, whose place this is."""

    __slots__ = ()

    def __init__(self, place: Place) -> None:
        """`place` is that of the value."""
        super().__init__(place.view, place.thing, place.prefix, place.path)

    def below(self, key: Any) -> Place | None:
        """The value's place."""
        return Place(self.view, self.thing, self.prefix, self.path)

    def note(self, kind: str) -> None:
        """Record that all of it is read."""
        if kind == WHOLE:
            super().note(kind)


_PART = pattern(rf"(.*){BEHIND_KEY}([{VALUE}{FILLED}{PARTS}{WHOLE}])(\[.*\])", re.DOTALL)


def answer_of(lookup: Callable[[str], Any], key: str) -> Any:
    """What a read gives whose key may be one of a part; `lookup` gives the value of a whole key."""
    part = _PART.fullmatch(key) if BEHIND_KEY in key else None
    return lookup(key) if part is None else answer(lookup(part[1]), part[2], json.loads(part[3]))


def answer(value: Any, kind: str, path: list[str | int]) -> Any:
    """What a read of a kind gives at a place within a value; nothing but plain values."""
    for key in path:
        is_there = key in value if type(value) is dict else type(value) is list and key in range(len(value))
        if not is_there:
            return []
        value = value[key]
    if kind == WHOLE or type(value) not in (dict, list):
        return [value]
    if kind == VALUE:
        return "hash" if type(value) is dict else "list"
    if kind == FILLED:
        return bool(value)
    return list(value) if type(value) is dict else len(value)
