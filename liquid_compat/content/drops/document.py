"""`page` of a document, and the elements of `site.posts` and other collections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...ruby import printing
from ...ruby.drop import Drop
from ...ruby.json_text import pretty

if TYPE_CHECKING:
    from ..document import Document
    from ..excerpt import Excerpt

# In the order of Ruby's method table, in which Jekyll prints them.
_KEYS = (
    "name",
    "id",
    "relative_path",
    "excerpt",
    "title",
    "categories",
    "collection",
    "next",
    "tags",
    "previous",
    "content",
    "output",
    "path",
    "url",
    "date",
)


class DocumentDrop(Drop):
    """A document: Jekyll's attributes, then the front matter."""

    __slots__ = ("_document",)

    def __init__(self, document: Document) -> None:
        """A view of one document."""
        super().__init__()
        self._document = document

    def lookup(self, key: str) -> Any:
        """The value under a key."""
        document = self._document
        if key == "url":
            return document.url
        if key == "content":
            return document.content
        if key == "date":
            return document.date
        if key == "id":
            return document.id
        if key == "output":
            return document.output
        if key in ("path", "relative_path"):
            return document.relative_path
        if key == "collection":
            return document.collection.label
        if key == "excerpt":
            return printing.to_s(document.data["excerpt"])
        if key in ("next", "previous"):
            other = document.neighbour(1 if key == "next" else -1)
            return None if other is None else other.drop
        if key == "name":
            return document.data["name"] or document.basename
        if key == "to_s":
            return self.nested_to_s()
        return document.data[key]

    def keys(self) -> list[str]:
        """The keys, attributes first."""
        return list(dict.fromkeys([*_KEYS, *self._document.data]))

    def to_s(self) -> str:
        """What `{{ post }}` prints: the output."""
        return self.nested_to_s()

    def inspect(self) -> str:
        """The values as pretty JSON."""
        return pretty(self)

    def nested_to_s(self) -> str:
        """In an array: the output, the content, or a remark that there is none."""
        document = self._document
        return document.output or document.content or "NO CONTENT"

    def nested_inspect(self) -> str:
        """In an inspected array: the document's name."""
        document = self._document
        return f"#<Jekyll::Document {document.relative_path} collection={document.collection.label}>"


class ExcerptDrop(DocumentDrop):
    """`page` while an excerpt renders: the document without its excerpt and layout data."""

    __slots__ = ("_text",)

    def __init__(self, excerpt: Excerpt, document: Document, text: str) -> None:
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
