"""`page` of a document, and the elements of `site.posts` and other collections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol, Self

from ...ruby import printing
from ...ruby.drop import Drop
from ...ruby.json_text import pretty
from ..item import Holder, ItemData, Rules
from ..view import Seen


class DroppedDocument(Seen, Protocol):
    """What the drop shows: a `document.Document`."""

    rules: Rules
    data: ItemData
    relative_path: str
    basename: str

    @property
    def collection(self) -> Holder:
        """Where it belongs."""
        ...

    @property
    def id(self) -> str:
        """What feeds know it by."""
        ...

    @property
    def url(self) -> str:
        """The address in the site."""
        ...

    @property
    def date(self) -> datetime:
        """Its date."""
        ...

    @property
    def in_layout(self) -> bool:
        """Whether it is put into a layout."""
        ...

    def neighbour(self, step: int) -> Self | None:
        """The next (1) or previous (-1) document of the collection."""
        ...


def _neighbour(document: DroppedDocument, step: int) -> Drop | None:
    other = document.neighbour(step)
    return None if other is None else other.drop


def _name(document: DroppedDocument) -> str | None:
    return document.basename if document.rules.config.engine.documents_have_names else None


def _date(document: DroppedDocument) -> Any:
    config = document.rules.config
    date = document.data["date"]
    if date is None and not config.engine.undated_documents_have_build_time:
        # Jekyll 3 dates a document when it asks whether that is written: after it has put it into its layout.
        is_dated = document.in_layout and not config["future"] and document.rules.view.comes_after(document)
        return config.time if is_dated else None
    return document.date


# In the order of Ruby's method table, in which Jekyll prints them.
_ATTRIBUTES: Mapping[str, Callable[[DroppedDocument], Any]] = {
    "name": lambda document: document.data["name"] or _name(document),
    "id": lambda document: document.id,
    "relative_path": lambda document: document.relative_path,
    "excerpt": lambda document: printing.to_s(document.data["excerpt"]),
    "title": lambda document: document.data["title"],
    "categories": lambda document: document.data["categories"],
    "collection": lambda document: document.collection.label,
    "next": lambda document: _neighbour(document, 1),
    "tags": lambda document: document.data["tags"],
    "previous": lambda document: _neighbour(document, -1),
    "content": lambda document: document.rules.view.content(document),
    "output": lambda document: document.rules.view.output(document),
    "path": lambda document: document.relative_path,
    "url": lambda document: document.url,
    "date": lambda document: _date(document),
}


class DocumentDrop(Drop):
    """A document: Jekyll's attributes, then the front matter."""

    __slots__ = ("_document",)

    def __init__(self, document: DroppedDocument) -> None:
        """A view of one document."""
        super().__init__(document.rules.view)
        self._document = document

    @property
    def subject(self) -> Any:
        """What this is a view of."""
        return self._document

    def lookup(self, key: str) -> Any:
        """The value under a key."""
        attribute = _ATTRIBUTES.get(key)
        if attribute is not None:
            return attribute(self._document)
        return self.nested_to_s() if key == "to_s" else self._document.data[key]

    def keys(self) -> list[str]:
        """The keys, attributes first."""
        return list(dict.fromkeys([*_ATTRIBUTES, *self._document.data]))

    def to_s(self) -> str:
        """What `{{ post }}` prints: the output."""
        return self.nested_to_s()

    def inspect(self) -> str:
        """The values as pretty JSON."""
        return pretty(self)

    def nested_to_s(self) -> str:
        """In an array: the output, the content, or a remark that there is none."""
        document = self._document
        view = document.rules.view
        return view.output(document) or view.content(document) or "NO CONTENT"

    def nested_inspect(self) -> str:
        """In an inspected array: the document's name."""
        document = self._document
        return f"#<Jekyll::Document {document.relative_path} collection={document.collection.label}>"


class ExcerptDrop(DocumentDrop):
    """`page` while an excerpt renders: the document without its excerpt and layout data."""

    __slots__ = ("_text",)

    def __init__(self, excerpt: object, document: DroppedDocument, text: str) -> None:
        """`text` is the excerpt's source."""
        super().__init__(document)
        self._text = text

    def lookup(self, key: str) -> Any:
        """The value under a key."""
        document = self._document
        if key == "excerpt":
            return None
        if key == "content":
            return self._text
        if key == "output":
            return None
        if key == "id":
            return f"{document.id}#excerpt"
        if key in ("path", "relative_path"):
            return f"{document.relative_path}/#excerpt"
        return super().lookup(key)
