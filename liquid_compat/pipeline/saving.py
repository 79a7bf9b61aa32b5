"""Keeping what a build has rendered."""

from __future__ import annotations

import json
from array import array

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


class Saving:
    """One build's results on their way into the store."""

    def __init__(self, incremental: Incremental, results: Results, store: Store) -> None:
        """All items must have been rendered, or taken from the store."""
        self._incremental = incremental
        self._results = results
        self._store = store
        self._numbers: dict[tuple[str, str], int] = {}
        self._odd: set[tuple[str, str]] = set()
        """Reads that have no digest, or not one for all."""

    def save(self, made_by: str, settings: Settings) -> bool:
        """Keep what was rendered, and forget what isn't part of the site any more; whether now all items are kept."""
        incremental, results = self._incremental, self._results
        items = [(position, item) for position, item in enumerate(results.items)]
        found: list[tuple[str, int, Item, Reads, Excerpt | None]] = []
        for position, item in items:
            rendered = results.rendered(position)
            if rendered is not None and rendered.reads is not None and not rendered.asked:
                found.append((incremental.name(item), position, item, rendered.reads, None))
        for excerpt, told in results.told():
            at = results.position(excerpt.item)
            if told.reads is not None and at is not None:
                found.append((incremental.excerpt_name(excerpt.item), at, excerpt.item, told.reads, excerpt))
        self._put_numbers([reads for _, _, _, reads, _ in found])
        kept = incremental.reused | incremental.still_sound()
        rows: list[Row] = []
        for name, position, item, reads, of_excerpt in found:
            row = self._row(name, position, item, reads, of_excerpt)
            if row is not None:
                kept.add(name)
                rows.append(row)
        self._store.put(rows)
        is_first = not incremental.records
        gone = incremental.records.keys() - kept
        self._store.remove(gone)
        for name in gone:
            del incremental.records[name]
        incremental.records.update((row.name, row.record) for row in rows)
        self._forget(is_first)
        self._store.set_meta("made by", made_by)
        keys = {key: incremental.answers.setting(key).hex() for key in sorted(settings.read)}
        self._store.set_meta("configuration", json.dumps(keys))
        self._store.set_meta("orders", incremental.orders())
        return all(incremental.name(item) in kept for _, item in items)

    def _forget(self, is_first: bool) -> None:
        """Forget reads that no record needs, if there may be many."""
        incremental, store = self._incremental, self._store
        reads, groups = incremental.reads, incremental.groups
        entries = count(reads, groups)
        if not is_first:
            if not is_due(entries, int(store.meta("needed") or 0)):
                return
            changed, gone = forget(incremental.records.values(), reads, groups)
            store.put_reads({name: reads[name] for name in changed & reads.keys()})
            store.remove_reads(changed - reads.keys(), gone)
            entries = count(reads, groups)
        store.set_meta("needed", str(entries))

    def memory(self, written: dict[str, str], left: Left | None) -> Memory:
        """What the store holds now.

        `written` is what is known of the files of the destination, `left` what is there, if any change will show.
        """
        incremental = self._incremental
        return Memory("", incremental.records, incremental.reads, incremental.groups, written, left)

    def _row(self, name: str, position: int, item: Item, reads: Reads, excerpt: Excerpt | None) -> Row | None:
        """What to keep of one result; None where what was read can't be told, or a text is no valid one."""
        told = self._told(position, item, reads)
        if told is None or not _is_valid(name):
            return None
        numbers, seen = told
        outline = None if excerpt is not None else self._results.outline(position)
        core = outline.core if outline is not None else None
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

    def _told(self, position: int, item: Item, reads: Reads) -> tuple[bytes, Seen] | None:
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
            value = incremental.seen(name, key, position, item, True)
            if value == UNKNOWN:
                return None
            seen.append((name, key, value))
        return numbers.tobytes(), tuple(sorted(seen))

    def _put_numbers(self, found: list[Reads]) -> None:
        """Give everything that was read a number, and keep the digests of the values."""
        incremental = self._incremental
        reads, groups, changed = incremental.reads, incremental.groups, incremental.changed
        everything: set[tuple[str, str]] = set().union(*found)
        for read in reads_of_groups(everything, incremental.recorder.groups):
            everything.add(read)
        following = 1 + max(
            [number for keys in reads.values() for number, _ in keys.values()]
            + [number for number, _ in groups.values()],
            default=0,
        )
        numbers = self._numbers
        by_name: dict[str, list[str]] = {}
        for name, key in everything:
            by_name.setdefault(name, []).append(key)
        met = by_name.pop(GROUP, [])
        touched = {name: reads[name] for name in incremental.touched}
        for name, wanted in by_name.items():
            keys = reads.setdefault(name, {})
            if name.startswith(OF_DATA) and ALL_OF_IT not in wanted:
                wanted.append(ALL_OF_IT)  # as long as that is the same, so is all of it
            unknown = [key for key in wanted if key not in keys or keys[key][0] in changed]
            if unknown:
                touched[name] = keys
                unknown.sort()  # so that many things have the same keys in the same order
                for key, value in zip(unknown, incremental.answers.digests(name, unknown), strict=True):
                    if key in keys:
                        keys[key] = (keys[key][0], value)
                    else:
                        keys[key] = (following, value)
                        following += 1
            for key in wanted:
                number, value = keys[key]
                numbers[name, key] = number
                if value == VARIES or not value:
                    self._odd.add((name, key))
        new: Groups = {}
        for key in met:
            if key not in groups:
                members = array("I", map(numbers.__getitem__, incremental.recorder.groups[key]))
                groups[key] = new[key] = (following, members.tobytes())
                following += 1
            numbers[GROUP, key] = groups[key][0]
        self._store.put_reads(touched)
        self._store.put_groups(new)


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
