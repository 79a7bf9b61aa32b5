"""A site's content, as the reader found it and generators changed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


class Site:
    """What a site holds. Data only: reading, rendering and writing are done to it by others."""

    def __init__(
        self, rules: Rules, theme: Theme | None = None, collections: dict[str, Collection] | None = None
    ) -> None:
        """A site with nothing in it but its `collections`, if there are any."""
        self.rules = rules
        self.theme = theme
        self.layouts: dict[str, Layout] = {}
        self.pages: list[Page] = []
        self.static_files: list[StaticFile] = []
        self.collections: dict[str, Collection] = {} if collections is None else collections
        self.holds_back = False
        """Whether posts are left out for their date, which is to come."""
        self.data: dict[str, Any] = {}
        self.values: dict[str, Any] = {}
        """What plugins add to `site`, over the configuration's values."""
        self.plugins: dict[str, Any] = {}
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
