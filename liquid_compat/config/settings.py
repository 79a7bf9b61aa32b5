"""The values of a configuration: a mapping that nobody changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


class Settings(Mapping[str, Any]):
    """Configuration values by key, read-only; what lies below a key is shared, and nobody's to change either."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        """`values` is copied."""
        self._values = dict(values)

    def __getitem__(self, key: str) -> Any:
        """The value of a key that is set. Raises KeyError for another."""
        return self._values[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, `default` where it isn't set."""
        return self._values.get(key, default)

    def __iter__(self) -> Iterator[str]:
        """The keys, in their order."""
        return iter(self._values)

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self._values)

    def __contains__(self, key: object) -> bool:
        """Whether a key is set."""
        return key in self._values

    def __repr__(self) -> str:
        """The values."""
        return f"Settings({self._values!r})"
