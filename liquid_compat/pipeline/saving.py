"""Keeping what a build has rendered."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence

from ..config.digest_form import UNKNOWN
from ..config.settings import Settings
from ..content.excerpt import Excerpt
from ..content.item import Item
from ..content.noted import ALL_OF_IT, OF_DATA
from .answers import VARIES
from .between import Memory
from .digests import digest
from .forgetting import count, forget, is_due
from .incremental import Incremental
from .left import Left
from .reads import GROUP, Reads, expanded
from .records import Record, Seen
from .results import Results
from .store import Groups, Row, Store

_Found = tuple[int, Reads, Excerpt | None]
"""A position, what was read for its item, or for its excerpt, and that."""


class Saving:
    """One build's results on their way into the store."""

    def __init__(self, incremental: Incremental, results: Results, store: Store) -> None:
        """What there is to be known of the last build must have been found in the store."""
        self._incremental = incremental
        self._results = results
        self._store = store
        self.is_first = not incremental.records
        """Whether the store held nothing."""
        self._following = 0  # the number of the next new read; 0 while that isn't known
        self._numbers: dict[tuple[str, str], int] = {}
        self._odd: set[tuple[str, str]] = set()
        """Reads that have no digest, or not one for all."""
        self._touched: set[str] = set()
        """The names of reads of which there is more to keep."""
        self._names: dict[int, str] = {}
        """The items that are in the store, by position."""
        self._records: dict[str, Record] = {}
        """What is new in the store."""

    def add(self, positions: Iterable[int]) -> None:
        """Keep what was rendered at some positions, while others are still to be.

        Only for a store that held nothing, which nobody reads now. What hangs on what isn't known yet is left for
        `save`.
        """
        self._put([(at, reads, None) for at in positions if (reads := self._reads(at)) is not None], is_last=False)

    def save(self, made_by: str, settings: Settings) -> bool:
        """Keep what was rendered, and forget what isn't part of the site any more; whether now all items are kept.

        All items must have been rendered, or taken from the store.
        """
        incremental, results = self._incremental, self._results
        found: list[_Found] = []
        for position in range(len(results)):
            reads = None if position in self._names else self._reads(position)
            if reads is not None:
                found.append((position, reads, None))
        for excerpt, told in results.told():
            at = results.position(excerpt.item)
            if told.reads is not None and at is not None:
                found.append((at, told.reads, excerpt))
        self._put(found, is_last=True)
        kept = incremental.reused | incremental.still_sound() | self._records.keys()
        gone = incremental.records.keys() - kept
        self._store.remove(gone)
        for name in gone:
            del incremental.records[name]
        incremental.records.update(self._records)
        self._forget()
        self._store.set_meta("made by", made_by)
        keys = {key: incremental.answers.setting(key).hex() for key in sorted(settings.read)}
        self._store.set_meta("configuration", json.dumps(keys))
        self._store.set_meta("orders", incremental.orders())
        return all(incremental.name(item) in kept for item in results.items)

    def _reads(self, position: int) -> Reads | None:
        """What the item at a position has read; None for one that isn't to be kept, or is in the store."""
        rendered = self._results.rendered(position)
        return None if rendered is None or rendered.asked else rendered.reads

    def _put(self, found: Sequence[_Found], *, is_last: bool) -> None:
        """Put results into the store, those of excerpts too; before the last time only those of which all is known."""
        items, name_of, excerpt_name = self._results.items, self._incremental.name, self._incremental.excerpt_name
        self._put_numbers([reads for _, reads, _ in found], is_last=is_last)
        rows: list[Row] = []
        for position, reads, excerpt in found:
            item = items[position]
            name = name_of(item) if excerpt is None else excerpt_name(item)
            row = self._row(name, position, item, reads, excerpt, is_last=is_last)
            if row is not None:
                self._records[name] = row.record
                if excerpt is None:
                    self._names[position] = name
                rows.append(row)
        self._store.put(rows)

    def _forget(self) -> None:
        """Forget reads that no record needs, if there may be many."""
        incremental, store = self._incremental, self._store
        reads, groups = incremental.reads, incremental.groups
        entries = count(reads, groups)
        if not self.is_first:
            if not is_due(entries, int(store.meta("needed") or 0)):
                return
            changed, gone = forget(incremental.records.values(), reads, groups)
            store.put_reads(changed, reads)
            store.remove_groups(gone)
            entries = count(reads, groups)
        store.set_meta("needed", str(entries))

    def memory(self, written: dict[str, str], left: Left | None) -> Memory:
        """What the store holds now.

        `written` is what is known of the files of the destination, `left` what is there, if any change will show.
        """
        incremental = self._incremental
        return Memory("", incremental.records, incremental.reads, incremental.groups, written, left)

    def _row(
        self, name: str, position: int, item: Item, reads: Reads, excerpt: Excerpt | None, *, is_last: bool
    ) -> Row | None:
        """What to keep of one result; None where what was read can't be told, or a text is no valid one."""
        told = self._told(position, item, reads, is_last=is_last)
        if told is None or not _is_valid(name):
            return None
        numbers, seen = told
        outline = None if excerpt is not None else self._results.outline(position)
        core = self._results.known_core(position)
        if core is None:
            core = self._incremental.cores.of_rendered(position)
        if core == UNKNOWN:
            return None
        if excerpt is not None:
            text = self._results.told_of(excerpt)
            record = Record(core, numbers, seen, digest(text.text), b"", text.warnings)
            return Row(name, record, None, 0, len(text.text), text.text) if _is_valid(text.text) else None
        assert outline is not None
        if not outline.is_text:
            return None
        sent = self._results.sent(position) if outline.start >= 0 else None
        rendered = self._results.at(position) if sent is None else sent.rest
        record = Record(core, numbers, seen, outline.content, outline.output, rendered.warnings, rendered.extras)
        if sent is not None:
            return Row(name, record, None, outline.start, sent.size, sent.output)
        content = rendered.content if outline.start < 0 else None
        return Row(name, record, content, outline.start, len(rendered.content), rendered.output)

    def _told(self, position: int, item: Item, reads: Reads, *, is_last: bool) -> tuple[bytes, Seen] | None:
        """The numbers of what was read, and what was seen; None where that can't be told."""
        incremental = self._incremental
        odd = self._odd & reads
        numbers = array("I", map(self._numbers.__getitem__, reads - odd if odd else reads))
        seen = []
        for name, key in odd:
            if incremental.reads[name][key][1] == UNKNOWN:
                return None
            own = incremental.answers.names.drop(name)
            if key not in ("excerpt", "date") and own is not None and own.subject is item:
                continue  # its own text
            value = incremental.seen(name, key, position, item, is_last)
            if value == UNKNOWN:
                return None
            seen.append((name, key, value))
        return numbers.tobytes(), tuple(sorted(seen))

    def _put_numbers(self, found: list[Reads], *, is_last: bool) -> None:
        """Give everything that was read a number, and keep the digests of the values."""
        incremental, numbers = self._incremental, self._numbers
        everything = set().union(*found).difference(numbers)
        everything |= reads_of_groups(everything, incremental.recorder.groups).difference(numbers)
        if is_last:  # what had no value before may have one now
            reads = incremental.reads
            everything |= {(name, key) for name, key in self._odd if not reads[name][key][1]}
        by_name: dict[str, list[str]] = {}
        for name, key in everything:
            by_name.setdefault(name, []).append(key)
        groups = by_name.pop(GROUP, [])
        for name, wanted in by_name.items():
            if self._number(name, wanted):
                self._touched.add(name)
        self._store.put_groups(self._number_groups(groups))
        if is_last:
            self._store.put_reads(self._touched | incremental.touched, incremental.reads)

    def _number(self, name: str, wanted: list[str]) -> bool:
        """Number reads of one name; whether there is more to keep of it now."""
        incremental, changed = self._incremental, self._incremental.changed
        keys = incremental.reads.setdefault(name, {})
        if name.startswith(OF_DATA) and ALL_OF_IT not in wanted:
            wanted.append(ALL_OF_IT)  # as long as that is the same, so is all of it
        if keys:
            unknown = [key for key in wanted if key not in keys or keys[key][0] in changed or not keys[key][1]]
        else:
            unknown = wanted
        unknown.sort()  # so that many things have the same keys in the same order
        following, numbers, odd = self._following or self._first_free(), self._numbers, self._odd
        if unknown:
            for key, value in zip(unknown, incremental.answers.digests(name, unknown), strict=True):
                known = keys.get(key)
                if known is None:
                    keys[key] = (following, value)
                    following += 1
                else:
                    keys[key] = (known[0], value)
            self._following = following
        for key in wanted:
            number, value = keys[key]
            numbers[name, key] = number
            if value == VARIES or not value:
                odd.add((name, key))
            elif odd:
                odd.discard((name, key))
        return bool(unknown)

    def _number_groups(self, names: list[str]) -> Groups:
        """Number groups, whose members have numbers; those that are new."""
        incremental, new = self._incremental, Groups()
        groups = incremental.groups
        following = self._following or self._first_free()
        for name in names:
            if name not in groups:
                members = array("I", map(self._numbers.__getitem__, incremental.recorder.groups[name]))
                groups[name] = new[name] = (following, members.tobytes())
                following += 1
            self._numbers[GROUP, name] = groups[name][0]
        self._following = following
        return new

    def _first_free(self) -> int:
        """The first number that nothing has, nor anything below it is free for."""
        incremental = self._incremental
        taken = [number for keys in incremental.reads.values() for number, _ in keys.values()]
        return 1 + max(taken + [number for number, _ in incremental.groups.values()], default=0)


def _is_valid(text: str) -> bool:
    """Whether a text can be kept: one with half of a surrogate pair can't."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def reads_of_groups(reads: set[tuple[str, str]], groups: dict[str, Reads]) -> set[tuple[str, str]]:
    """What the groups among the reads consist of."""
    return expanded(frozenset(read for read in reads if read[0] == GROUP), groups)
