"""What a render read of the site, by names that mean the same in another process and in the next build."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..content.view import Group
from ..ruby.drop import Drop
from .digests import Names

Reads = frozenset[tuple[str, str]]
"""Pairs of a name and a key. Names that begin with `!` are not of drops: `!include` and a file's name, and so on."""


VARYING = frozenset({"content", "output", "excerpt"})
"""What an item shows of itself that hangs on who looks."""
MOVING = frozenset({"next", "previous", "date"})
"""Keys of documents whose values are not the document's own."""
NOT_ITS_OWN = VARYING | MOVING


class ReadNames:
    """Puts names to what was read."""

    def __init__(self, names: Names) -> None:
        """`names` are those of the site's items, files and collections."""
        self._names = names
        self._known: dict[Any, tuple[str, str] | None] = {}
        self._groups: dict[Group, Reads | None] = {}

    def named(self, reads: Iterable[Any], own: Any = None) -> Reads | None:
        """The names of all reads; None where one of them has none.

        Left out is what the item `own` reads of its own front matter, which it hangs on anyway.
        """
        found: set[tuple[str, str]] = set()
        itself = self._names.of(own)
        known = self._known
        for read in reads:
            if type(read) is Group:
                inner = self._group(read)
                if inner is None:
                    return None
                found |= inner
                continue
            try:
                name = known[read]
            except KeyError:
                name = known[read] = self._name(read)
            if name is None:
                return None
            if name[0] != itself or name[1] in NOT_ITS_OWN:
                found.add(name)
        return frozenset(found)

    def _group(self, group: Group) -> Reads | None:
        if group not in self._groups:
            self._groups[group] = self.named(group.reads)
        return self._groups[group]

    def _name(self, read: Any) -> tuple[str, str] | None:
        thing, key = read
        if not isinstance(key, str):
            return None
        if isinstance(thing, Drop):
            name = self._names.of(thing.subject)
            return None if name is None else (name, key)
        return thing, key
