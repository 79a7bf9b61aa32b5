"""The values of a configuration: a mapping that nobody changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

ALL_KEYS = "*"


class Settings(Mapping[str, Any]):
    """Configuration values by key, read-only; what lies below a key is shared, and nobody's to change either.

    `read` is the keys that anybody has asked for, `*` where all were looked through. Templates' own reads of `site` are
    recorded elsewhere, and go through `peek` and `plain`.
    """

    __slots__ = ("_values", "read")

    def __init__(self, values: Mapping[str, Any], read: set[str] | None = None) -> None:
        """`values` is copied; `read` goes on being added to."""
        self._values = dict(values)
        self.read: set[str] = set() if read is None else read

    def peek(self, key: str) -> Any:
        """The value of a key, None where it isn't set; the read isn't noted."""
        return self._values.get(key)

    def plain(self) -> dict[str, Any]:
        """All values; the read isn't noted. Not to be changed."""
        return self._values

    def __getitem__(self, key: str) -> Any:
        """The value of a key that is set. Raises KeyError for another."""
        self.read.add(key)
        return self._values[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, `default` where it isn't set."""
        self.read.add(key)
        return self._values.get(key, default)

    def __iter__(self) -> Iterator[str]:
        """The keys, in their order."""
        self.read.add(ALL_KEYS)
        return iter(self._values)

    def __len__(self) -> int:
        """How many keys there are."""
        self.read.add(ALL_KEYS)
        return len(self._values)

    def __contains__(self, key: object) -> bool:
        """Whether a key is set."""
        if isinstance(key, str):
            self.read.add(key)
        return key in self._values

    def __repr__(self) -> str:
        """The values."""
        return f"Settings({self._values!r})"
