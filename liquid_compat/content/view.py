"""A site as the item that is being rendered sees it.

Jekyll renders one item after another and puts each result in the item's place: an item sees those before it converted,
with their output, and those behind it as they were read. Here rendering changes nothing, so the view of a site tells
what an item of that place would see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from ..errors import Warnings
from ..ruby.drop import Drop
from .noted_places import BEHIND_KEY, VALUE, Place
from .noted_values import noted


class Seen(Protocol):
    """An item (`item.Item`), as far as a view knows it."""

    content: str

    @property
    def drop(self) -> Drop:
        """The view for templates."""
        ...


class SeenExcerpt(Protocol):
    """An excerpt (`excerpt.Excerpt`), as far as a view knows it."""

    @property
    def item(self) -> Seen:
        """What it is the beginning of."""
        ...

    def head(self) -> str:
        """What stands before the separator, as it was read."""
        ...


class Frame:
    """One render: the item (an `item.Item`), its place among all that is rendered, its content, its warnings."""

    __slots__ = ("content", "item", "position", "reads", "warnings")

    def __init__(
        self, item: Any, position: int, content: str, warnings: Warnings | None = None, reads: set[Any] | None = None
    ) -> None:
        """For `reads` see below; without `warnings` there are none yet."""
        self.item = item
        self.position = position
        self.content = content
        self.warnings = Warnings() if warnings is None else warnings
        self.reads = reads
        """What is read, if it is recorded: pairs of a drop and a key, and `Group`s of them."""


class Group:
    """Reads that several items have in common, as one: those of a filter's or an include's kept result."""

    __slots__ = ("reads",)

    def __init__(self, reads: set[Any]) -> None:
        """Take what was gathered."""
        self.reads = frozenset(reads)


class Results(Protocol):
    """Who knows what comes of rendering an item, and finds it out when asked. Items are `item.Item`s here."""

    def position(self, item: Any) -> int | None:
        """The item's place in the order of rendering; None for one that is not rendered."""
        ...

    def converted(self, item: Any) -> str:
        """The item's content after conversion, without layouts."""
        ...

    def output(self, item: Any) -> str:
        """The item's finished text."""
        ...

    def excerpt(self, excerpt: Any) -> str:
        """An excerpt's rendered text."""
        ...

    def placed_before(self, position: int) -> str | None:
        """What was placed in the layout that is rendered last before the item at a position; None for the first."""
        ...

    def extra_pages(self, position: int) -> tuple[Any, ...]:
        """The pages that were made besides the items before a position, such as source maps."""
        ...


class Trace(Protocol):
    """Who writes down what is read of a site that hangs on who looks."""

    def called(self, function: Callable[[Any], Any], argument: Any) -> Any:
        """What the function gives; it is called again to find out whether it still does."""
        ...


class View:
    """Who looks at a site, and what is to be seen from there. For one thread: a site is rendered by one at a time."""

    def __init__(self) -> None:
        """Nothing is rendered yet: everything is as it was read."""
        self.frame: Frame | None = None
        self.results: Results | None = None
        self.reads: set[Any] | None = None
        self.is_recorded = False
        """Whether anybody wants to know what is read while items are rendered."""
        self._hashes: dict[tuple[Any, str], tuple[Any, Place, Any]] = {}
        """What drops and others have under keys where that is a hash, with its place and as it is seen."""
        self.trace: Trace | None = None
        """Who is told of what hangs on who looks, and when (`templates.traces`)."""

    @contextmanager
    def of(self, frame: Frame) -> Iterator[Frame]:
        """Look at the site from an item for the duration of a `with`; what is read then is the frame's reads."""
        before = self.frame, self.reads, self.trace
        self.frame, self.reads, self.trace = frame, frame.reads, None
        try:
            yield frame
        finally:
            self.frame, self.reads, self.trace = before

    @contextmanager
    def gathering(self) -> Iterator[set[Any] | None]:
        """Gather what is read within a `with`, apart from what is read around it; None while nothing is recorded."""
        before = self.reads, self.trace
        self.reads, self.trace = None if self.reads is None else set(), None
        try:
            yield self.reads
        finally:
            self.reads, self.trace = before

    def note(self, read: Any) -> None:
        """Record a read that isn't one of a drop."""
        if self.reads is not None:
            self.reads.add(read)

    def hash_of(self, drop: Drop, key: Any, value: dict[Any, Any]) -> Any:
        """A hash that a drop has under a key, as a whole if the drop is that of the item that looks.

        All of that is the item's own, and known to be.
        """
        is_own = self.frame is not None and drop.subject is self.frame.item
        if self.reads is None or is_own or type(key) is not str:
            self.note((drop, key))
            return value
        return self.hash_at(drop, key, value)

    def hash_at(self, thing: Any, key: str, value: dict[Any, Any]) -> Any:
        """Record that a hash is read of a drop, or under a name; gives it as those see it whose reads are recorded."""
        known = self._hashes.get((thing, key))
        if known is None or known[0] is not value:
            place = Place(self, thing, f"{key}{BEHIND_KEY}")
            known = self._hashes[thing, key] = (value, place, noted(value, place))
        known[1].note(VALUE)
        return known[2]

    def content(self, item: Seen) -> str:
        """The content of an item: converted if it comes before the one that looks, else as it was read."""
        if self.trace is not None:
            return self.trace.called(self.content, item)
        frame = self.frame
        if self.reads is not None:
            self.reads.add((item.drop, "content"))
        if frame is None or self.results is None:
            return item.content
        if item is frame.item:
            return frame.content
        return self.results.converted(item) if self._is_before(item, frame) else item.content

    def output(self, item: Seen) -> str | None:
        """The output of an item that comes before the one that looks, None of any other."""
        if self.trace is not None:
            return self.trace.called(self.output, item)
        frame = self.frame
        if self.reads is not None:
            self.reads.add((item.drop, "output"))
        if frame is None or self.results is None or not self._is_before(item, frame):
            return None
        return self.results.output(item)

    def comes_after(self, item: Seen) -> bool:
        """Whether the one that looks is rendered after an item."""
        if self.trace is not None:
            return self.trace.called(self.comes_after, item)
        return self.frame is not None and self.results is not None and self._is_before(item, self.frame)

    def _is_before(self, item: Seen, frame: Frame) -> bool:
        assert self.results is not None
        position = self.results.position(item)
        return position is not None and position < frame.position

    def excerpt(self, excerpt: SeenExcerpt) -> str:
        """An excerpt, rendered; its bare source while nothing is."""
        if self.trace is not None:
            return self.trace.called(self.excerpt, excerpt)
        if self.reads is not None:
            self.reads.add((excerpt.item.drop, "excerpt"))
        return excerpt.head() if self.results is None else self.results.excerpt(excerpt)

    def looking(self, _: None = None) -> Any:
        """The item that looks."""
        if self.trace is not None:
            return self.trace.called(self.looking, None)
        return None if self.frame is None else self.frame.item

    def extra_pages(self, _: None = None) -> tuple[Any, ...]:
        """The pages that are there besides the site's own."""
        if self.trace is not None:
            return self.trace.called(self.extra_pages, None)
        if self.frame is None or self.results is None:
            return ()
        return self.results.extra_pages(self.frame.position)
