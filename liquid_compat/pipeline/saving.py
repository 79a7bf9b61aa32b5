"""Keeping what a build has rendered."""

from __future__ import annotations

import json
from array import array

from ..config.settings import Settings
from ..content.excerpt import Excerpt
from ..content.item import Item
from .answers import VARIES
from .digests import UNKNOWN, digest
from .incremental import Incremental
from .reads import GROUP, Reads, expanded
from .records import Record, Seen
from .results import Results
from .store import Groups, Keys, Store


class Saving:
    """One build's results on their way into the store."""

    def __init__(self, incremental: Incremental, results: Results, store: Store) -> None:
        """All items must have been rendered, or taken from the store."""
        self._incremental = incremental
        self._results = results
        self._store = store
        self._numbers: dict[tuple[str, str], int] = {}

    def save(self, made_by: str, settings: Settings) -> bool:
        """Keep what was rendered, and forget what isn't part of the site any more; whether now all items are kept."""
        incremental, results = self._incremental, self._results
        items = [(position, item) for position, item in enumerate(results.items)]
        found: list[tuple[str, int, Item, Reads]] = []
        for position, item in items:
            rendered = results.rendered(position)
            if rendered is not None and rendered.reads is not None and not rendered.asked:
                found.append((incremental.name(item), position, item, rendered.reads))
        for excerpt, told in results.told():
            at = results.position(excerpt.item)
            if told.reads is not None and at is not None:
                found.append((incremental.excerpt_name(excerpt.item), at, excerpt.item, told.reads))
        self._put_numbers([reads for _, _, _, reads in found])
        kept = set(incremental.reused)
        for name, position, item, reads in found:
            if self._put(name, position, item, reads):
                kept.add(name)
        self._store.remove(incremental.records.keys() - kept)
        self._store.set_meta("made by", made_by)
        keys = {key: incremental.answers.setting(key).hex() for key in sorted(settings.read)}
        self._store.set_meta("configuration", json.dumps(keys))
        return all(incremental.name(item) in kept for _, item in items)

    def _put(self, name: str, position: int, item: Item, reads: Reads) -> bool:
        """Keep one result; False where what was read can't be told."""
        core = self._incremental.cores[position]
        told = self._told(position, item, reads)
        if told is None or core == UNKNOWN:
            return False
        numbers, seen = told
        excerpt = item.data["excerpt"]
        if name == self._incremental.excerpt_name(item) and isinstance(excerpt, Excerpt):
            text = self._results.told_of(excerpt)
            record = Record(core, numbers, seen, digest(text.text), b"", text.warnings)
            return self._store.put(name, record, text.text, text.text)
        rendered = self._results.at(position)
        content, output = digest(rendered.content), digest(rendered.output)
        record = Record(core, numbers, seen, content, output, rendered.warnings, rendered.extras)
        return self._store.put(name, record, rendered.content, rendered.output)

    def _told(self, position: int, item: Item, reads: Reads) -> tuple[bytes, Seen] | None:
        """The numbers of what was read, and what was seen; None where that can't be told."""
        incremental = self._incremental
        numbers = array("I")
        seen = []
        for read in reads:
            name, key = read
            number = self._numbers[read]
            value = b"" if name == GROUP else incremental.reads[name][key][1]
            if name == GROUP:
                if number == 0:
                    return None
                numbers.append(number)
            elif value == UNKNOWN:
                return None
            elif value == VARIES:
                own = incremental.answers.names.drop(name)
                if key not in ("excerpt", "date") and own is not None and own.subject is item:
                    continue  # its own text
                value = incremental.seen(name, key, position, item, True)
                if value == UNKNOWN:
                    return None
                seen.append((name, key, value))
            else:
                numbers.append(number)
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
        touched: dict[str, Keys] = {}
        for name, key in everything:
            if name == GROUP:
                continue
            keys = reads.setdefault(name, {})
            entry = keys.get(key)
            if entry is None or entry[0] in changed:
                number = following if entry is None else entry[0]
                following += entry is None
                keys[key] = (number, incremental.answers.digest(name, key))
                touched[name] = keys
            self._numbers[name, key] = keys[key][0]
        new: Groups = {}
        for name, key in everything:
            if name != GROUP:
                continue
            if key not in groups:
                members = [self._numbers[read] for read in incremental.recorder.groups[key]]
                groups[key] = new[key] = (following, array("I", members).tobytes())
                following += 1
            self._numbers[name, key] = groups[key][0]
        self._store.put_reads(touched)
        self._store.put_groups(new)


def reads_of_groups(reads: set[tuple[str, str]], groups: dict[str, Reads]) -> set[tuple[str, str]]:
    """What the groups among the reads consist of."""
    return expanded(frozenset(read for read in reads if read[0] == GROUP), groups)
