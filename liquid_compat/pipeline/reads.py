"""What a render read of the site, by names that mean the same in another process and in the next build."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any

from ..config.digest_form import PLAIN
from ..content.noted import ALL_OF_IT, OF_DATA
from ..content.page import PageBesides
from ..content.view import Group
from ..ruby.drop import Drop
from .digests import Names

Reads = frozenset[tuple[str, str]]
"""Pairs of a name and a key. Names that begin with `!` are not of drops: `!include` and a file's name, and so on."""

GROUP = "!group"
"""The name of reads that several items have in common; the key is a digest of them."""
VARYING = frozenset({"content", "output", "excerpt"})
"""What an item shows of itself that hangs on who looks."""
MOVING = frozenset({"next", "previous", "date"})
"""Keys of documents whose values are not the document's own."""
NOT_ITS_OWN = VARYING | MOVING
_MAY_VARY = VARYING | {"date"}  # what of documents and pages may hang on who looks
_FEW = 8
"""So few reads are no group."""
_MANY_OF_DATA = 300
"""Who reads more parts of one data file reads all of it."""


class ReadNames:
    """Puts names to what was read."""

    def __init__(self, names: Names, varies: Callable[[str, str], bool]) -> None:
        """`names` are those of the site's items, files and collections; `varies` tells what isn't the same for all."""
        self._varies = varies
        self.groups: dict[str, Reads] = {}
        """What the groups have in common that were met, by key."""
        self._names = names
        self._known: dict[Any, tuple[str, str]] = {}
        self._named: dict[Group, Reads | None] = {}

    def named(self, reads: set[Any] | frozenset[Any], own: Any = None) -> Reads | None:
        """The names of all reads; None where one of them has none.

        Left out is what the item `own` reads of its own front matter, which it hangs on anyway.
        """
        known = self._known
        found: set[Any] = set(map(known.get, reads))
        if None in found:  # what is met for the first time, and groups
            found.remove(None)
            for read in reads.difference(known):
                if type(read) is Group:
                    inner = self._group(read)
                    if inner is None:
                        return None
                    found |= inner
                    continue
                name = self._name(read)
                if name is None:
                    return None
                known[read] = name
                found.add(name)
        if len(found) > _MANY_OF_DATA:
            found = _without_many(found)
        itself = self._names.of(own)
        return frozenset([name for name in found if name[0] != itself or name[1] in NOT_ITS_OWN])

    def _group(self, group: Group) -> Reads | None:
        """A group as one read, with those beside it that aren't the same for all."""
        if group not in self._named:
            inner = self.named(group.reads)
            if inner is not None:
                members = expanded(inner, self.groups)
                varying = {
                    read for read in members if (read[1] in _MAY_VARY or read[0] == "site") and self._varies(*read)
                }
                inner = frozenset(varying) | self._as_one(frozenset(members - varying))
            self._named[group] = inner
        return self._named[group]

    def _as_one(self, members: Reads) -> Reads:
        if len(members) < _FEW:
            return members
        listed = [(str.__str__(name), str.__str__(key)) for name, key in sorted(members)]  # which marshal takes
        digest = blake2b(marshal.dumps(listed, PLAIN), digest_size=16).hexdigest()
        self.groups[digest] = members
        return frozenset({(GROUP, digest)})

    def _name(self, read: Any) -> tuple[str, str] | None:
        thing, key = read
        if not isinstance(key, str):
            return None
        if isinstance(thing, Drop):
            name = self._names.of(thing.subject)
            if name is None and isinstance(thing.subject, PageBesides):
                return "site", "pages"  # of which all that it shows is a part
            return None if name is None else (name, key)
        return thing, key


def _without_many(reads: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Reads of very many parts of a data file as one of all of it."""
    counts = Counter(name for name, _ in reads if name.startswith(OF_DATA))
    large = {name for name, count in counts.items() if count > _MANY_OF_DATA}
    return {read for read in reads if read[0] not in large} | {(name, ALL_OF_IT) for name in large}


def expanded(reads: Reads, groups: Mapping[str, Reads]) -> set[tuple[str, str]]:
    """Reads, with those of groups in place of the groups."""
    found: set[tuple[str, str]] = set()
    for read in reads:
        if read[0] == GROUP:
            found |= groups[read[1]]
        else:
            found.add(read)
    return found
