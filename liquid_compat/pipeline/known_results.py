"""What is known of the results of a site's items, wherever it was found out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from ..content.excerpt import Excerpt
from ..content.item import Item
from .outline import Outline
from .records import Record
from .render import Rendered, Told
from .sent import Sent


class Stored(NamedTuple):
    """A result that lies in the store, and is only fetched if somebody reads it."""

    record: Record
    texts: Callable[[], tuple[str, str] | None]
    """The content and the output; None where they are no more to be had, so that they must be rendered."""


class KnownResults:
    """The results that are there: rendered here or elsewhere, or an earlier build's, fetched or not."""

    def __init__(self, items: Sequence[Item]) -> None:
        """`items` is everything that is rendered, in order. Nothing is known of them yet."""
        self.items = items
        self._positions = {item: position for position, item in enumerate(items)}
        self._rendered: dict[int, Rendered] = {}
        self._sent: dict[int, Sent] = {}  # until somebody reads them
        self._excerpts: dict[Excerpt, Told] = {}
        self._stored: dict[int, Stored] = {}
        self._stored_excerpts: dict[Excerpt, Stored] = {}
        self._records: dict[int, Record] = {}  # of results that came out of the store
        self._outlines: dict[int, Outline] = {}

    def __len__(self) -> int:
        """How many items there are."""
        return len(self.items)

    def position(self, item: Item) -> int | None:
        """The item's place in the order of rendering; None for one that is not rendered."""
        return self._positions.get(item)

    def put(self, position: int, rendered: Rendered | Sent) -> None:
        """Take what was rendered elsewhere: in a worker, or in an earlier build."""
        if isinstance(rendered, Sent):
            self._sent[position] = rendered
        else:
            self._rendered[position] = rendered

    def put_stored(self, position: int, stored: Stored) -> None:
        """Take what is known from an earlier build."""
        self._stored[position] = stored

    @property
    def taken(self) -> int:
        """How many results are an earlier build's, fetched or not."""
        return len(self._stored) + len(self._records)

    def put_stored_excerpt(self, excerpt: Excerpt, stored: Stored) -> None:
        """Take an excerpt that is known from an earlier build."""
        self._stored_excerpts[excerpt] = stored

    def forget_stored(self) -> None:
        """The store is no more to be had."""
        self._stored.clear()
        self._stored_excerpts.clear()

    def known(self, position: int) -> bool:
        """Whether the result of a position is there."""
        return position in self._rendered or position in self._sent or position in self._stored

    def stored(self, position: int) -> Record | None:
        """The record of a result that is an earlier build's, fetched or not."""
        stored = self._stored.get(position)
        return self._records.get(position) if stored is None else stored.record

    def rendered(self, position: int) -> Rendered | None:
        """The result of a position if it was rendered, or fetched from the store; maybe without its texts."""
        sent = self._sent.get(position)
        return self._rendered.get(position) if sent is None else sent.rest

    def sent(self, position: int | None) -> Sent | None:
        """The result of a position if another process has sent it, and nobody has read it."""
        return None if position is None else self._sent.get(position)

    def _fetched(self, position: int) -> Rendered | None:
        """What another process has sent of a position, or what the store has, which is then an earlier build's."""
        sent = self._sent.pop(position, None)
        if sent is not None:
            found = self._rendered[position] = sent.rendered
            return found
        stored = self._stored.pop(position, None)
        texts = None if stored is None else stored.texts()
        if stored is None or texts is None:
            return None
        self._records[position] = stored.record
        found = self._rendered[position] = Rendered(*texts, stored.record.extras, stored.record.warnings)
        return found

    @property
    def excerpt_count(self) -> int:
        """How many excerpts were rendered, or fetched from the store."""
        return len(self._excerpts)

    def has_excerpt(self, excerpt: Excerpt) -> bool:
        """Whether an excerpt's text is there."""
        return excerpt in self._excerpts or excerpt in self._stored_excerpts

    def _fetch_excerpt(self, excerpt: Excerpt) -> None:
        """Take an excerpt's text out of the store, if it has it."""
        stored = self._stored_excerpts.pop(excerpt, None)
        texts = None if stored is None else stored.texts()
        if stored is not None and texts is not None:
            self._excerpts[excerpt] = Told(texts[0], stored.record.warnings)

    def told(self) -> list[tuple[Excerpt, Told]]:
        """The excerpts that were rendered, or fetched from the store."""
        return list(self._excerpts.items())

    def told_of(self, excerpt: Excerpt) -> Told:
        """What came of an excerpt that was rendered."""
        return self._excerpts[excerpt]

    def known_digest(self, position: int | None) -> bytes | None:
        """The digest of the output at a position, if that was found out."""
        outline = None if position is None else self._outlines.get(position)
        return None if outline is None else outline.output

    def known_core(self, position: int) -> bytes | None:
        """The digest of what is the own of the item at a position, if that was found out with its outline."""
        outline = self._outlines.get(position)
        return None if outline is None else outline.core

    def put_outlines(self, outlines: Mapping[int, Outline]) -> None:
        """Take outlines that were found out elsewhere."""
        self._outlines.update(outlines)

    def excerpts(self, first: int = 0) -> dict[int, Told]:
        """The excerpts that are known, from the one met as `first` on, by the positions of their items."""
        new = islice(self._excerpts.items(), first, None)
        found = {self._positions.get(excerpt.item): told for excerpt, told in new}
        return {position: told for position, told in found.items() if position is not None}

    def put_excerpts(self, excerpts: Mapping[int, Told]) -> None:
        """Take excerpts that were rendered elsewhere.

        Of a circle, either all is known, or what takes part in it is in `circular`.
        """
        for position, told in excerpts.items():
            excerpt = self.items[position].data["excerpt"]
            if isinstance(excerpt, Excerpt):
                self._excerpts[excerpt] = told
