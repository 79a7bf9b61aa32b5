"""Hashes and lists of a site that note what is read of them, part by part, whoever reads.

They are what templates and tags get of `site.data`, and of drops that have a hash, while reads are recorded: real dicts
and lists, with the same elements. Of a part that is a hash or a list itself it is noted only that it is one; what is
read of it, it notes. Whoever takes a value as a whole (a filter, a comparison) asks for it by `plain`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .noted_places import FILLED, PARTS, VALUE, WHOLE, PairPlace, Place

MANY = 100
"""A hash or list with more parts is read as a whole by whoever goes through it."""
_MISSING: Any = object()


def noted(value: Any, place: Place) -> Any:
    """A value as those see it whose reads are noted."""
    kind = type(value)
    if kind is dict:
        return NotedHash(value, place)
    return NotedList(value, place) if kind is list else value


def plain(value: Any) -> Any:
    """A value that notes nothing: all of it is read. Also of a hash with such values, as `include` is."""
    kind = type(value)
    if kind in NOTED:
        return value.plain()
    if kind is dict and not NOTED.isdisjoint(map(type, value.values())):
        return {key: plain(item) for key, item in value.items()}
    return value


class Noted:
    """What hashes and lists that note have in common: what isn't said of them takes all of them."""

    __slots__ = ()

    _raw: Any
    _place: Place

    def plain(self) -> Any:
        """The value itself, all of which is read."""
        self._place.note(WHOLE)
        return self._raw

    def __len__(self) -> int:
        """How many parts there are."""
        self._place.note(PARTS)
        return len(self._raw)

    def __bool__(self) -> bool:
        """Whether there are any."""
        self._place.note(FILLED)
        return len(self._raw) > 0

    def __eq__(self, other: object) -> bool:
        """As of the value itself, which is no text or number."""
        return isinstance(other, (dict, list)) and bool(self.plain() == plain(other))

    def __ne__(self, other: object) -> bool:
        """As of the value itself."""
        return not self == other

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """As of the value itself."""
        return repr(self.plain())

    def __reversed__(self) -> Any:
        """As of the value itself."""
        return reversed(self.plain())

    def __reduce_ex__(self, protocol: Any) -> Any:
        """A copy is a plain one."""
        return type(self.plain()), (self.plain(),)

    def copy(self) -> Any:
        """As of the value itself."""
        return self.plain().copy()


class NotedHash(Noted, dict[Any, Any]):
    """A hash that notes what is read of it."""

    __slots__ = ("_raw", "_place", "_entries", "_pairs")

    def __init__(self, raw: dict[Any, Any], place: Place) -> None:
        """`raw` is at `place`; nobody changes it any more."""
        super().__init__(raw)
        self._raw = raw
        self._place = place
        self._entries: dict[Any, tuple[Any, Any]] = {}
        """By key what is recorded where it is read, and the value."""
        self._pairs: list[list[Any]] | None = None

    def _entry(self, key: Any) -> Any:
        entry = self._entries.get(key)
        if entry is None:
            value = self._raw.get(key, _MISSING)
            place = self._place.below(key)
            read = self._place.read(WHOLE) if place is None else place.read(VALUE)
            entry = self._entries[key] = (read, value if place is None else noted(value, place))
        read, value = entry
        reads = self._place.view.reads
        if reads is not None:
            reads.add(read)
        return value

    def get(self, key: Any, default: Any = None) -> Any:
        """The value of a key."""
        entry = self._entries.get(key)
        if entry is None:
            value = self._entry(key)
        else:
            read, value = entry
            reads = self._place.view.reads
            if reads is not None:
                reads.add(read)
        return default if value is _MISSING else value

    def __getitem__(self, key: Any) -> Any:
        """The value of a key. Raises KeyError."""
        value = self._entry(key)
        if value is _MISSING:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        """Whether there is such a key."""
        return self._entry(key) is not _MISSING

    def __iter__(self) -> Iterator[Any]:
        """The keys."""
        self._place.note(PARTS)
        return iter(self._raw)

    def keys(self) -> Any:
        """The keys."""
        self._place.note(PARTS)
        return self._raw.keys()

    def items(self) -> Any:
        """Keys and values, one after another."""
        self._place.note(PARTS)
        if len(self._raw) > MANY:
            return iter(self.plain().items())
        return ((key, self._entry(key)) for key in self._raw)

    def pairs(self) -> Iterator[list[Any]]:
        """Lists of a key and its value, one after another; each time the same lists."""
        self._place.note(PARTS)
        is_large = len(self._raw) > MANY
        if is_large:
            self.plain()
        if self._pairs is None:
            places = [None if is_large else self._place.below(key) for key in self._raw]
            self._pairs = [
                [key, value]
                if place is None or type(value) not in (dict, list)
                else NotedList([key, value], PairPlace(place))
                for place, (key, value) in zip(places, self._raw.items(), strict=True)
            ]
        for pair, key in zip(self._pairs, self._raw, strict=True):
            if not is_large:
                self._entry(key)
            yield pair

    def values(self) -> Any:
        """The values, one after another."""
        return (value for _, value in self.items())

    def __or__(self, other: Any) -> Any:
        """As of the hash itself."""
        return self.plain() | plain(other)

    def __ror__(self, other: Any) -> Any:
        """As of the hash itself."""
        return other | self.plain()


class NotedList(Noted, list[Any]):
    """A list that notes what is read of it."""

    __slots__ = ("_raw", "_place", "_entries")

    def __init__(self, raw: list[Any], place: Place) -> None:
        """`raw` is at `place`; nobody changes it any more."""
        super().__init__(raw)
        self._raw = raw
        self._place = place
        self._entries: dict[int, tuple[Any, Any]] = {}

    def _entry(self, at: int) -> Any:
        entry = self._entries.get(at)
        if entry is None:
            place = self._place.below(at)
            assert place is not None
            value = self._raw[at] if at < len(self._raw) else _MISSING
            entry = self._entries[at] = (place.read(VALUE), noted(value, place))
        read, value = entry
        reads = self._place.view.reads
        if reads is not None:
            reads.add(read)
        return value

    def element(self, at: int) -> Any:
        """The element at a position, from the end for a negative one; None where there is none."""
        value = self._entry(at) if at >= 0 else self._entry(len(self) + at) if -at <= len(self) else _MISSING
        return None if value is _MISSING else value

    def cut(self, start: int, stop: int | None) -> list[Any]:
        """The elements from `start` to before `stop`, both from 0 on."""
        size = len(self._raw)
        if stop is None or stop > size:
            self._place.note(PARTS)
            stop = size
        if stop - start > MANY:
            return self.plain()[start:stop]
        return [self._entry(at) for at in range(start, stop)]

    def __getitem__(self, at: Any) -> Any:
        """An element or a part. Raises IndexError."""
        if type(at) is int and -len(self._raw) <= at < len(self._raw):
            return self.element(at)
        return self.plain()[at]

    def __iter__(self) -> Iterator[Any]:
        """The elements, one after another."""
        self._place.note(PARTS)
        if len(self._raw) > MANY:
            return iter(self.plain())
        return (self._entry(at) for at in range(len(self._raw)))

    def __contains__(self, value: object) -> bool:
        """Whether an element equals the value."""
        return value in self.plain()

    def index(self, *args: Any) -> int:
        """As of the list itself."""
        return self.plain().index(*args)

    def count(self, value: Any) -> int:
        """As of the list itself."""
        return self.plain().count(value)

    def __add__(self, other: Any) -> Any:
        """As of the list itself."""
        return self.plain() + plain(other)

    def __radd__(self, other: Any) -> Any:
        """As of the list itself."""
        return other + self.plain()

    def __mul__(self, times: Any) -> Any:
        """As of the list itself."""
        return self.plain() * times

    __rmul__ = __mul__

    def __lt__(self, other: Any) -> bool:
        """As of the list itself."""
        return self.plain() < plain(other)

    def __le__(self, other: Any) -> bool:
        """As of the list itself."""
        return self.plain() <= plain(other)

    def __gt__(self, other: Any) -> bool:
        """As of the list itself."""
        return self.plain() > plain(other)

    def __ge__(self, other: Any) -> bool:
        """As of the list itself."""
        return self.plain() >= plain(other)


NOTED = frozenset({NotedHash, NotedList})
