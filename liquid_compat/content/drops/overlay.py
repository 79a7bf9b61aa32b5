"""`page` with values that a plugin lays over it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...ruby.drop import Drop


class Overlay(Drop):
    """A drop with some values in place of its own."""

    __slots__ = ("_below", "_values")

    def __init__(self, below: Drop, values: Mapping[str, Any]) -> None:
        """`values` win over those of the drop `below`."""
        super().__init__(below.recorder)
        self._below = below
        self._values = values

    def lookup(self, key: str) -> Any:
        """The value under a key."""
        return self._values[key] if key in self._values else self._below.get(key)

    def keys(self) -> list[str]:
        """The keys, the drop's own first."""
        return list(dict.fromkeys([*self._below.keys(), *self._values]))

    def each(self) -> Any:
        """As the drop below."""
        return self._below.each()

    def to_s(self) -> str:
        """As the drop below."""
        return self._below.to_s()

    def inspect(self) -> str:
        """As the drop below."""
        return self._below.inspect()

    def nested_to_s(self) -> str:
        """As the drop below."""
        return self._below.nested_to_s()

    def nested_inspect(self) -> str:
        """As the drop below."""
        return self._below.nested_inspect()
