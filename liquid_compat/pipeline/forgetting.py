"""Finding what a store has of reads that no record needs any more."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

from .packed_reads import Keys
from .records import Record
from .store import Groups

_GROWTH = 1.25
_FEW = 64


def is_due(entries: int, needed: int) -> bool:
    """Whether so much has gathered since that many entries were `needed` that it is worth to look for the rest."""
    return entries > needed * _GROWTH + _FEW


def count(reads: Mapping[str, Keys], groups: Groups) -> int:
    """How many entries there are."""
    return len(groups) + sum(map(len, reads.values()))


def forget(records: Iterable[Record], reads: dict[str, Keys], groups: Groups) -> tuple[set[str], set[str]]:
    """Take out what none of the records read.

    Returns the names of reads of which something was taken, and the names of groups that were.
    """
    needed: set[int] = set()
    for record in records:
        needed.update(array("I", record.reads))
    gone = {name for name, (number, _) in groups.items() if number not in needed}
    for name in gone:
        del groups[name]
    for _, members in groups.values():
        needed.update(array("I", members))
    changed = set()
    for name, keys in list(reads.items()):
        unneeded = [key for key, (number, _) in keys.items() if number not in needed]
        if unneeded:
            changed.add(name)
            for key in unneeded:
                del keys[key]
            if not keys:
                del reads[name]
    return changed, gone
