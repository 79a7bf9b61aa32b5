"""A site's content, as the reader found it and generators changed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..config.load import Config
from ..ruby.printing import inspect
from .collection import Collection
from .document import Document
from .item import Item, Rules
from .layout import Layout
from .noted import DataPlace
from .noted_values import NotedHash
from .order import in_order
from .page import Page
from .static_file import StaticFile
from .theme import Theme


@dataclass(slots=True, eq=False)
class Site:
    """What a site holds. Data only: reading, rendering and writing are done to it by others."""

    rules: Rules
    theme: Theme | None = None
    layouts: dict[str, Layout] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    static_files: list[StaticFile] = field(default_factory=list)
    collections: dict[str, Collection] = field(default_factory=dict)
    holds_back: bool = False
    """Whether posts are left out for their date, which is to come."""
    data: dict[str, Any] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    """What plugins add to `site`, over the configuration's values."""
    plugins: dict[str, Any] = field(default_factory=dict)
    """Plain data of plugins for their own tags and filters, by the plugin's name."""

    @property
    def config(self) -> Config:
        """The configuration."""
        return self.rules.config

    @property
    def posts(self) -> Collection:
        """The collection of posts."""
        return self.collections["posts"]

    @property
    def noted_data(self) -> dict[str, Any]:
        """`data` as templates see it: what they read of it is recorded, if anything is."""
        if not self.rules.view.is_recorded:
            return self.data
        table = self.rules.caches.of_site("data")
        if "data" not in table:
            table["data"] = NotedHash(self.data, DataPlace(self.rules.view))
        found: dict[str, Any] = table["data"]
        return found

    def documents(self) -> Iterator[Document]:
        """All documents, collection by collection."""
        for collection in self.collections.values():
            yield from collection.documents

    def items(self) -> Iterator[Item]:
        """Everything that is rendered: documents first, then pages."""
        yield from self.documents()
        yield from self.pages

    def written(self, extras: Iterable[Page] = ()) -> Iterator[Item | StaticFile]:
        """Everything that goes to the destination, in Jekyll's order; `extras` are pages made while rendering."""
        yield from self.pages
        yield from extras
        yield from (file for file in self.static_files if file.writes)
        for collection in self.collections.values():
            yield from (document for document in collection.documents if document.writes)
            # Mostly among the static files already, but a plugin may have taken them out there.
            yield from (file for file in collection.files if file.writes)

    def written_documents(self) -> list[Document]:
        """The documents that are written. In Jekyll 3 asking for them dates those of them that have no date."""
        found = [document for document in self.documents() if document.writes]
        if not self.config["future"]:
            for document in found:
                document.data["date"] = document.date
        return found

    def posts_by(self, key: str) -> dict[str, list[Document]]:
        """Posts, latest first, by the values of their `tags` or `categories`."""
        found: dict[str, list[Document]] = {}
        for post in self.posts.documents:
            values = post.data[key]
            for value in values if isinstance(values, list) else ():
                name = inspect(value) if isinstance(value, (dict, list)) else value
                found.setdefault(name, []).append(post)
        return {name: in_order(posts)[::-1] for name, posts in found.items()}
