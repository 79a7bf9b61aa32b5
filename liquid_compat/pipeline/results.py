"""What came of rendering the items of a site: found out on demand, in whatever order, and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from ..content.document import Document
from ..content.excerpt import Excerpt
from ..content.item import Item
from ..content.page import Page
from ..converters.base import Conversion
from ..errors import Problem
from .circles import Circles
from .digests import digest
from .foreseen import Foreseen
from .known_results import KnownResults
from .outline import Outline, outline_of
from .reads import Reads
from .render import Converted, Rendered, Renderer
from .sent import Sent

_Value = TypeVar("_Value")


class Results(KnownResults):
    """The results of one snapshot, by Jekyll's order of rendering. `content.view.Results` for the site's view.

    An excerpt is rendered as its item sees the site. It may read other excerpts, and items that read it in turn: with
    Jekyll that never ends. Here whatever takes part in such a circle is rendered with all excerpts as they were read,
    so that it comes out the same wherever the circle is entered.
    """

    def __init__(self, renderer: Renderer, items: Sequence[Item]) -> None:
        """See `KnownResults` for `items`."""
        super().__init__(items)
        self.in_order = renderer.goes_in_order
        self.config_reads = renderer.config_reads
        """The keys of the configuration that were asked for."""
        self.foreseen = Foreseen()
        """What pages will ask for."""
        self._renderer = renderer
        self._with_extras = [position for position, item in enumerate(items) if renderer.has_extras(item)]
        self._conversions: dict[int, Converted] = {}
        self._extra_pages: dict[int, list[Page]] = {}
        self._placed: dict[int, str] = {}  # in outermost layouts, where somebody asked for it
        # What comes of items where all excerpts are as they were read; only while that is asked for.
        self._flat: dict[int, Rendered] | None = None
        self._flat_placed: dict[int, str] = {}
        self.core_of: Callable[[int], bytes] | None = None
        """Who knows the digest of what is the own of the item at a position."""
        self.find_excerpt: Callable[[Excerpt], None] | None = None
        """Who puts the excerpt of an earlier build, if it is still the same."""
        self._circles = Circles()
        self.circular: set[object] = set()
        """What is known to take part in a circle, by names that mean the same in another process."""

    @property
    def groups(self) -> dict[str, Reads]:
        """What items read in common, by the names that their reads have; another process may put more in."""
        recorder = self._renderer.recorder
        return {} if recorder is None else recorder.groups

    @property
    def markdown(self) -> dict[str, Conversion]:
        """What `markdownify` made, by text; another process may put more in."""
        return self._renderer.services.markdown

    def prepare(self, position: int) -> bool:
        """Make of the item at a position what pages will ask for; whether its content is put through `markdownify`."""
        item = self.items[position]
        if not (isinstance(item, Document) and item.collection.label in self.foreseen.contents):
            return False
        with suppress(Exception):  # which is met again by who asks
            self._renderer.services.converted(self.at(position).content)
            excerpt = item.data["excerpt"] if item.collection.label in self.foreseen.excerpts else None
            if isinstance(excerpt, Excerpt):
                self.excerpt(excerpt)
        return True

    @property
    def records(self) -> bool:
        """Whether what is read is recorded."""
        return self._renderer.recorder is not None

    def stages(self) -> tuple[list[int], list[int]]:
        """The positions of documents and of items that others are made besides, then those of all others.

        All are in the first stage where the items must be rendered in their order.
        """
        stages: tuple[list[int], list[int]] = [], []
        for position, item in enumerate(self.items):
            comes_first = isinstance(item, Document) or self._renderer.has_extras(item) or self.in_order
            stages[0 if comes_first else 1].append(position)
        return stages

    def digest(self, position: int, what: str) -> bytes:
        """The digest of the `content` or the `output` at a position."""
        record = self.stored(position)
        if record is not None:
            return record.content if what == "content" else record.output
        outline = self.outline(position)
        return outline.content if what == "content" else outline.output

    def outline(self, position: int, sent: Rendered | Sent | None = None) -> Outline:
        """What is to be known of the result at a position to keep it; `sent` is the same, if it is on its way."""
        found = self._outlines.get(position)
        if found is None:
            core = None if self.core_of is None else self.core_of(position)
            data = sent.data if isinstance(sent, Sent) else None
            found = self._outlines[position] = outline_of(self.at(position), core, data)
        return found

    def excerpt_digest(self, excerpt: Excerpt) -> bytes:
        """The digest of an excerpt's text."""
        stored = self._stored_excerpts.get(excerpt)
        return digest(self.excerpt(excerpt)) if stored is None else stored.record.content

    def warnings(self, position: int) -> tuple[Problem, ...]:
        """What there is to warn of at a position."""
        record = self.stored(position)
        return self._rest(position).warnings if record is None else record.warnings

    def asked(self, position: int) -> tuple[tuple[str, Any], ...]:
        """What tags asked plugins for at a position; what did is never stored."""
        return () if self.stored(position) is not None else self._rest(position).asked

    def _rest(self, position: int) -> Rendered:
        """What comes of the item at a position, maybe without its texts. Raises as `Renderer.render`."""
        return self.rendered(position) or self.at(position)

    def at(self, position: int) -> Rendered:
        """What comes of the item at a position. Raises as `Renderer.render`."""
        known = self._rendered.get(position) or self._fetched(position)
        if known is not None:
            return known
        self._conversion(position)  # which may be in no circle, though the output is in one
        found, circular = self._found(("output", position), lambda: self._finish(position, self._conversion(position)))
        if circular:
            found = found._replace(reads=None)
        self._rendered[position] = found
        self._conversions.pop(position, None)
        return found

    def of(self, item: Item) -> Rendered:
        """What comes of an item. Raises KeyError for one that is not rendered, and as `Renderer.render`."""
        return self.at(self._positions[item])

    def _finish(self, position: int, converted: Converted) -> Rendered:
        if self._flat is None:
            return self._renderer.finish(converted)
        rendered = self._renderer.render(self.items[position], position)
        return rendered._replace(content=converted.frame.content)

    def _conversion(self, position: int) -> Converted:
        known = self._conversions.get(position)
        if known is not None:
            self._circles.read(position)
            return known
        found, circular = self._found(position, lambda: self._renderer.convert(self.items[position], position))
        if circular:
            found.frame.reads = None
        self._conversions[position] = found
        return found

    def converted(self, item: Item) -> str:
        """The item's content after conversion, without layouts."""
        position = self._positions[item]
        if self._flat is not None:
            return self._in_flat(position, "content")
        if self.known(position):
            self._circles.read(position)
            sent = self.sent(position)
            return sent.content if sent is not None and isinstance(sent.content, str) else self.at(position).content
        return item.content if self._circles.is_open(position) else self._conversion(position).frame.content

    def output(self, item: Item) -> str:
        """The item's finished text."""
        position = self._positions[item]
        if self._flat is not None:
            return self._in_flat(position, "output")
        key = ("output", position)
        if not self.known(position):
            if self._circles.is_open(key):
                return ""
            if self._circles.is_open(position):  # the output leads back to it
                if key not in self.circular:
                    self._explore(position)
                self._circles.read(key)
                return ""
        self._circles.read(key)
        return self.at(position).output

    def _explore(self, position: int) -> None:
        """Find out what else is in a circle with the output of an item that is being converted."""
        key = ("output", position)
        self.circular.add(key)
        with self._circles.entered(key):
            self._circles.is_open(position)
            self._renderer.render(self.items[position], position)

    def _in_flat(self, position: int, what: str) -> str:
        assert self._flat is not None
        if position not in self._flat:
            self._flat[position] = self._renderer.render(self.items[position], position)
        text: str = getattr(self._flat[position], what)
        return text

    def placed_before(self, position: int) -> str | None:
        """What was placed in the layout that is rendered last before the item at a position; None for the first."""
        last = self._wrapped_before(position)
        to_do = []  # items that read what is placed before them in turn, found out from the first on
        at = last
        while at is not None and at not in self._placed and self._renderer.reads_content(self.items[at]):
            to_do.append(at)
            at = self._wrapped_before(at)
        for at in reversed(to_do):
            self._placed_at(at)
        return None if last is None else self._placed_at(last)

    def _wrapped_before(self, position: int) -> int | None:
        """The position of the last item before this one that has a layout."""
        earlier = range(position - 1, -1, -1)
        return next((at for at in earlier if self._renderer.layouts_of(self.items[at])), None)

    def _placed_at(self, position: int) -> str:
        """What is placed in the outermost layout of the item at a position."""
        if self._flat is not None:
            if position not in self._flat_placed:
                self._flat_placed[position] = self._place(position)
            return self._flat_placed[position]
        key = ("placed", position)
        if position in self._placed:
            self._circles.read(key)
        elif self._circles.is_open(key):
            return self.items[position].content
        else:
            self._placed[position], _ = self._found(key, lambda: self._place(position))
        return self._placed[position]

    def _place(self, position: int) -> str:
        item = self.items[position]
        several = len(self._renderer.layouts_of(item)) > 1
        return self._renderer.placed(item, position) if several else self.converted(item)

    def excerpt(self, excerpt: Excerpt) -> str:
        """An excerpt's rendered text."""
        frame = excerpt.item.rules.view.frame
        if self.find_excerpt is not None and self._flat is None and not self.has_excerpt(excerpt):
            self.find_excerpt(excerpt)
        self._fetch_excerpt(excerpt)
        if self._flat is not None or (excerpt not in self._excerpts and self._circles.is_open(excerpt)):
            return excerpt.head()
        if excerpt in self._excerpts:
            self._circles.read(excerpt)
        else:
            position = self._positions.get(excerpt.item, len(self.items))
            told, circular = self._found(excerpt, lambda: self._renderer.render_excerpt(excerpt, position))
            self._excerpts[excerpt] = told._replace(reads=None) if circular else told
        told = self._excerpts[excerpt]
        if frame is not None:
            frame.warnings.add(told.warnings)
        return told.text

    def _found(self, key: object, find: Callable[[], _Value]) -> tuple[_Value, bool]:
        """What `find` gives; if it takes part in a circle, what it gives with all excerpts as they were read.

        Also whether it does: what was read for it is then not all that it hangs on.
        """
        name = _name(key)
        if name not in self.circular:
            with self._circles.entered(key) as place:
                value = find()
            if not place.in_circle and name not in self.circular:
                return value, False
            self.circular.add(name)
        self._flat, self._flat_placed = {}, {}
        try:
            return find(), True
        finally:
            self._flat = None

    def extra_pages(self, position: int) -> tuple[Page, ...]:
        """The pages that were made besides the items before a position."""
        return tuple(page for at in self._with_extras if at < position for page in self.extras_of(at))

    @property
    def has_extras(self) -> bool:
        """Whether anything may be made besides the items."""
        return bool(self._with_extras)

    def extras_known(self, position: int) -> bool:
        """Whether what was made besides the items before a position is known without rendering."""
        return all(self.known(at) for at in self._with_extras if at < position)

    def extras_of(self, position: int) -> list[Page]:
        """The pages that were made besides the item at a position."""
        pages = self._extra_pages.get(position)
        if pages is None:
            flat, self._flat = self._flat, None
            try:
                rendered = self._rest(position)
            finally:
                self._flat = flat
            pages = self._renderer.extra_pages(self.items[position], rendered.extras)
            self._extra_pages[position] = pages
        return pages

    def all_extra_pages(self) -> Iterator[Page]:
        """All pages that were made besides others, in order."""
        for position in range(len(self.items)):
            record = self.stored(position)
            if self._rest(position).extras if record is None else record.extras:
                yield from self.extras_of(position)


def _name(key: object) -> object:
    """What a key is called in another process."""
    return ("excerpt", key.item.relative_path) if isinstance(key, Excerpt) else key
