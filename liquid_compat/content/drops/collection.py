"""The elements of `site.collections`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from ...ruby.drop import Drop
from ...ruby.json_text import pretty
from ..item import Holder, Item, Rules
from .static_file import StaticFileDrop

_KEYS = ("label", "files", "docs", "output", "relative_directory", "directory")


class _File(Protocol):
    @property
    def drop(self) -> StaticFileDrop: ...


class DroppedCollection(Holder, Protocol):
    """What the drop shows: a `collection.Collection`."""

    rules: Rules
    metadata: dict[str, Any]

    @property
    def documents(self) -> Sequence[Item]:
        """Its documents, in order."""
        ...

    @property
    def files(self) -> Sequence[_File]:
        """Its static files."""
        ...

    @property
    def directory(self) -> str:
        """The absolute path of its folder."""
        ...


class CollectionDrop(Drop):
    """A collection: its attributes, then its metadata."""

    __slots__ = ("_collection",)

    def __init__(self, collection: DroppedCollection) -> None:
        """A view of one collection."""
        super().__init__(collection.rules.view)
        self._collection = collection

    @property
    def subject(self) -> Any:
        """What this is a view of."""
        return self._collection

    def lookup(self, key: str) -> Any:
        """The value under a key."""
        collection = self._collection
        if key == "docs":
            table = collection.rules.caches.of_site("documents")
            if collection not in table:
                table[collection] = [document.drop for document in collection.documents]
                collection.rules.lists.known(table[collection])
            return table[collection]
        if key == "files":
            return [file.drop for file in collection.files]
        if key == "label":
            return collection.label
        if key == "output":
            return collection.writes
        if key == "relative_directory":
            return collection.relative_directory
        if key == "directory":
            return collection.directory
        return collection.metadata.get(key)

    def keys(self) -> list[str]:
        """The keys, attributes first."""
        return list(dict.fromkeys([*_KEYS, *self._collection.metadata]))

    def to_s(self) -> str:
        """The documents, as an array prints."""
        self.note("docs")
        return "[" + ", ".join(document.drop.nested_inspect() for document in self._collection.documents) + "]"

    def inspect(self) -> str:
        """The values as pretty JSON."""
        return pretty(self)
