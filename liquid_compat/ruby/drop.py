"""Drops: the objects of a site as templates see them.

A template, a filter or a tag reads a site only through drops (and plain dicts, lists and scalars), so that what a page
depended on can be recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

ALL_KEYS = "keys()"
"""What is recorded where somebody looks at which keys there are."""


class Recorder(Protocol):
    """Who wants to know what is read."""

    reads: set[Any] | None
    """Pairs of a drop and a key, as they are read; None while nobody wants to know."""

    def hash_of(self, drop: Drop, key: Any, value: dict[Any, Any]) -> Any:
        """Record that a hash is read of a drop; gives it as those see it whose reads are recorded."""
        ...


class Drop:
    """One object (a page, the site, …) with values under string keys.

    Subclasses implement `lookup` and `keys`, and override the printing where Ruby's object prints otherwise. Two drops
    are equal when they are the same object, as in Jekyll; give each object one drop.
    """

    __slots__ = ("recorder",)

    def __init__(self, recorder: Recorder | None = None) -> None:
        """`recorder`, if given, is told of each key that is read. For all drops of a site it is the same."""
        self.recorder = recorder

    @property
    def subject(self) -> Any:
        """The object that this is a view of; views of the same object show the same."""
        return self

    def lookup(self, key: str) -> Any:
        """The value under `key`, None where there is none. Must not record."""
        raise NotImplementedError

    def keys(self) -> list[str]:
        """The keys, in order."""
        raise NotImplementedError

    def get(self, key: Any, default: Any = None) -> Any:
        """The value under `key`, recorded; what templates and filters call. `default` for a missing or nil value."""
        recorder = self.recorder
        if recorder is None or recorder.reads is None:
            value = self.lookup(key)
        else:
            reads = recorder.reads
            try:
                value = self.lookup(key)
            except Exception:
                reads.add((self, key))
                raise
            if type(value) is dict:
                value = recorder.hash_of(self, key, value)
            else:
                reads.add((self, key))
        return default if value is None else value

    __getitem__ = get

    def note(self, key: str) -> None:
        """Record a read that doesn't go through `get`."""
        recorder = self.recorder
        if recorder is not None and recorder.reads is not None:
            recorder.reads.add((self, key))

    def has_key(self, key: Any) -> bool:
        """Whether a strict template may read `key` (Ruby's `key?`)."""
        self.note(ALL_KEYS)
        return key in self.keys()

    def items(self) -> Iterator[tuple[str, Any]]:
        """Keys with their values, each recorded."""
        self.note(ALL_KEYS)
        return ((key, self.get(key)) for key in self.keys())

    def each(self) -> Iterable[Any]:
        """What `{% for x in drop %}` binds to `x`: Jekyll's drops yield their keys."""
        self.note(ALL_KEYS)
        return self.keys()

    def to_s(self) -> str:
        """What `{{ drop }}` prints (Jekyll: the values as pretty JSON)."""
        return type(self).__name__

    def inspect(self) -> str:
        """What the `inspect` filter prints."""
        return self.to_s()

    def nested_to_s(self) -> str:
        """What is printed for an element of a printed array: in Ruby arrays hold the object itself, not its drop."""
        return self.to_s()

    def nested_inspect(self) -> str:
        """The same where Ruby inspects an element (arrays in hashes, the `inspect` filter on an array)."""
        return self.inspect()

    def __str__(self) -> str:
        """As `to_s`, for plain python-liquid code."""
        return self.to_s()

    def __iter__(self) -> Iterator[Any]:
        """As `each`."""
        return iter(self.each())

    def __contains__(self, key: object) -> bool:
        """As `has_key`."""
        return self.has_key(key)
