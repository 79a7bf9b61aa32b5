"""Not rendering again what would come out the same.

With each result goes what was read for it. In the next build a result is taken from the store if what is the item's own
is as it was, and everything that it read has the same value. docs/rendering.md tells how that is known.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Mapping
from typing import Any

from ..config.digest_form import UNKNOWN
from ..content.document import Document
from ..content.excerpt import Excerpt
from ..content.item import Item
from ..content.noted import ALL_OF_IT, OF_DATA
from ..content.view import Frame
from .answers import Answers, Cores
from .between import Memory
from .digests import drop_value
from .known_results import Stored
from .packed_reads import Keys
from .prepared import PreparedSite
from .reads import MOVING, ReadNames
from .records import Record
from .results import Results
from .store import Groups, Store


class Incremental:
    """A store, laid beside the results of one build.

    What takes part in a circle of excerpts is never in the store. What is taken from it takes part in none now: it is
    only taken after all that hangs on who looks is known, and if nobody has asked for it on the way.
    """

    def __init__(
        self,
        prepared: PreparedSite,
        results: Results,
        store: Store,
        made_by: str,
        text: Callable[[str, Record], tuple[str, str] | None],
    ) -> None:
        """Nothing is looked at yet. `text` gives the texts of a record, None where they are no more to be had."""
        self._site = prepared.site
        self._results = results
        self._store = store
        self._made_by = made_by
        self._text = text
        self.answers = Answers(prepared, results)
        self._names = self.answers.names
        self.recorder = ReadNames(self._names, self.answers.varies)
        prepared.renderer.record_with(self.recorder)
        self.cores = Cores(self.answers, results.items)
        results.core_of = self.cores.of_rendered
        results.find_excerpt = self._find_excerpt
        self.records: dict[str, Record] = {}
        self.reads: dict[str, Keys] = {}
        self.groups: Groups = {}
        self.changed: set[int] = set()
        """The numbers of reads and groups that have another value now."""
        self.touched: set[str] = set()
        """The names of reads that have another value now; `reads` has it."""
        self.reused: set[str] = set()
        self._sound: dict[str, bool] = {}
        self._checking: set[str] = set()
        self.waiting: set[int] = set()
        """The positions of items that may come out the same, which can't be known before others are rendered."""

    def reuse(self, memory: Memory | None) -> None:
        """Put the results that need no rendering; what hangs on results that do is left for `reuse_waiting`.

        `memory` is what the store holds, if that is known.
        """
        if not self._fits():
            self._store.clear()
            return
        if memory is not None:
            self.records, self.reads, self.groups = memory.records, memory.reads, memory.groups
        else:
            self.records, self.reads, self.groups = self._store.records(), self._store.reads(), self._store.groups()
        self._find_changes()
        for position in range(len(self._results)):
            self._take(position)

    def reuse_waiting(self) -> None:
        """Put the results that hang on those which have been rendered by now."""
        self._sound = {name: sound for name, sound in self._sound.items() if sound}
        for position in sorted(self.waiting):
            if not self._results.known(position):
                self._take(position, render=True)

    def name(self, item: Item) -> str:
        """What an item is called in the store."""
        return self._names.of(item) or ""

    def excerpt_name(self, item: Item) -> str:
        """What an item's excerpt is called."""
        return f"excerpt of {self.name(item)}"

    def _fits(self) -> bool:
        """Whether the store is of this site, made by the same program with the same settings."""
        keys = self._store.meta("configuration")
        if self._store.meta("made by") != self._made_by or keys is None:
            return False
        values: Mapping[str, str] = json.loads(keys)
        self._site.config.values.read.update(values)  # by those whose results are taken
        return all(self.answers.setting(key).hex() == value for key, value in values.items())

    def _find_changes(self) -> None:
        """Find out which reads give something else now."""
        same: dict[str, Item] = {}
        for position, item in enumerate(self._results.items):
            name = self.name(item)
            record = self.records.get(name)
            if record is not None and record.core == self.cores[position]:
                same[name] = item
        in_order = self._in_order()
        settled = {name for name, item in same.items() if self._is_settled(item, in_order)}
        for name, keys in self.reads.items():
            if name in settled or self._is_whole(name, keys):
                continue
            looked_at = keys.keys() if name not in same else self._moved(same[name], keys.keys() & MOVING, in_order)
            for key in looked_at:
                number, value = keys[key]
                now = self.answers.digest(name, key)
                if now == UNKNOWN or now != value:
                    self.changed.add(number)
                    self.touched.add(name)
                    keys[key] = (number, now)
        members = set(self.changed)
        for number, group in self.groups.values():
            if not members.isdisjoint(_numbers(group)):
                self.changed.add(number)

    def _is_whole(self, name: str, keys: Keys) -> bool:
        """Whether this is a data file that is as it was, so that all its parts are."""
        known = keys.get(ALL_OF_IT) if name.startswith(OF_DATA) else None
        return known is not None and self.answers.digest(name, ALL_OF_IT) == known[1] != UNKNOWN

    def _in_order(self) -> set[str]:
        """The collections whose documents are in the order in which they were."""
        orders = json.loads(self._store.meta("orders") or "{}")
        return {label for label in self._site.collections if orders.get(label) == self.answers.order(label).hex()}

    def orders(self) -> str:
        """The order of all documents, as it is kept."""
        return json.dumps({label: self.answers.order(label).hex() for label in self._site.collections})

    def _is_settled(self, item: Item, in_order: set[str]) -> bool:
        """Whether an unchanged item is a document of which nothing else may have moved."""
        return isinstance(item, Document) and item.kind in in_order and self.answers.is_dated(item)

    def _moved(self, item: Item, keys: set[str], in_order: set[str]) -> set[str]:
        """Those of the keys of an unchanged item whose values may be others."""
        if not keys or not isinstance(item, Document):
            return keys
        if item.kind in in_order:
            keys -= {"next", "previous"}
        return keys - {"date"} if self.answers.is_dated(item) else keys

    def _take(self, position: int, *, render: bool = False) -> None:
        item = self._results.items[position]
        name = self.name(item)
        record = self.records.get(name)
        if record is None or not self._is_sound(name, position, item, render):
            return
        if self._results.known(position):  # it was rendered on the way: a circle leads back to it
            return
        text = self._text
        self._results.put_stored(position, Stored(record, lambda: text(name, record)))
        self.reused.add(name)

    def _is_sound(self, name: str, position: int, item: Item, render: bool) -> bool:
        """Whether a record still holds. Without `render` what would need rendering to know counts as changed."""
        if name in self._sound:
            return self._sound[name]
        record = self.records.get(name)
        if record is None or name in self._checking:
            return False
        core = self.cores[position]
        has_changed = self.changed and not self.changed.isdisjoint(_numbers(record.reads))
        if record.core != core or core == UNKNOWN or has_changed:
            self._sound[name] = False
            return False
        self._checking.add(name)
        try:
            sound = True
            for other, key, before in record.seen:
                now = self.seen(other, key, position, item, render)
                if now == UNKNOWN and not render:
                    self.waiting.add(position)
                if now != before:
                    sound = False
                    break
        finally:
            self._checking.discard(name)
        if sound or render:
            self._sound[name] = sound
        return sound

    def seen(self, name: str, key: str, position: int, item: Item, render: bool) -> bytes:
        """The digest of what an item sees of another; UNKNOWN where that isn't known without rendering."""
        drop = self._names.drop(name)
        if drop is None:
            return UNKNOWN
        if name == "site" and key == "pages":
            known = render or self._results.extras_known(position)
            return self.answers.pages(position) if known else UNKNOWN
        if name == "site" or key == "date":
            with self._site.rules.view.of(Frame(item, position, "")):
                return self._names.value_digest(drop_value(drop, key))
        other: Item = drop.subject
        if key == "excerpt":
            return self._excerpt_seen(drop, other, render)
        at = self._results.position(other)
        if at is None or at >= position:
            return other.content_digest if key == "content" else b"none"
        if not render and not self._results.known(at):
            self._take(at)
            if not self._results.known(at):
                return UNKNOWN
        return self._results.digest(at, key)

    def _excerpt_seen(self, drop: Any, item: Item, render: bool) -> bytes:
        excerpt = item.data["excerpt"]
        if not isinstance(excerpt, Excerpt):
            return self._names.value_digest(drop.lookup("excerpt"))
        results = self._results
        position = results.position(item)
        if position is None:
            return UNKNOWN
        name = self.excerpt_name(item)
        if not results.has_excerpt(excerpt):
            sound = self._is_sound(name, position, item, render)
            if sound and not results.has_excerpt(excerpt):
                record, text = self.records[name], self._text
                results.put_stored_excerpt(excerpt, Stored(record, lambda: text(name, record)))
                self.reused.add(name)
            elif not render and not results.has_excerpt(excerpt):
                return UNKNOWN
        return results.excerpt_digest(excerpt)

    def _find_excerpt(self, excerpt: Excerpt) -> None:
        """Put an excerpt that is wanted, if its record holds and it reads nothing that hangs on who looks.

        So it is in no circle. Others are only taken when nothing is being rendered.
        """
        name = self.excerpt_name(excerpt.item)
        record, position = self.records.get(name), self._results.position(excerpt.item)
        if record is None or record.seen or position is None:
            return
        if self._is_sound(name, position, excerpt.item, render=False):
            text = self._text
            self._results.put_stored_excerpt(excerpt, Stored(record, lambda: text(name, record)))
            self.reused.add(name)

    def still_sound(self) -> set[str]:
        """The names of excerpts that needn't be asked for to be kept."""
        found = set()
        for position, item in enumerate(self._results.items):
            name = self.excerpt_name(item)
            record = self.records.get(name)
            if record is not None and not record.seen and self._is_sound(name, position, item, render=False):
                found.add(name)
        return found


def _numbers(data: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(data)
    return numbers
