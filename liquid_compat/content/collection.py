"""Collections (https://jekyllrb.com/docs/collections/)."""

from __future__ import annotations

import posixpath
import re
from functools import cmp_to_key
from typing import TYPE_CHECKING, Any

from ..config.kinds import Kind, kind_of
from ..errors import Warnings
from ..ruby.printing import to_s
from .document import Document
from .drops.collection import CollectionDrop
from .entry_filter import EntryFilter
from .item import Rules
from .order import in_order
from .paths import walk
from .source_file import has_front_matter, is_file
from .static_file import StaticFile
from .url import add_permalink_suffix

if TYPE_CHECKING:
    from collections.abc import Callable


class Collection:
    """A labelled list of documents and the static files beside them."""

    def __init__(self, rules: Rules, name: str) -> None:
        """`name` is the collection's key in the configuration; characters that a folder may not have drop out."""
        self.rules = rules
        self.label: str = re.sub(r"[^a-zA-Z0-9_\-.]", "", name)
        self.metadata: dict[str, Any] = rules.config["collections"].get(self.label) or {}
        self.documents: list[Document] = []
        self.files: list[StaticFile] = []
        self.relative_directory = f"_{self.label}"
        self._drop: CollectionDrop | None = None
        self._url_template: str | None = None

    @property
    def container(self) -> str:
        """The folder, relative to the source, that holds the collections' folders; "" for the source itself."""
        return self.rules.config.collections_dir

    @property
    def directory(self) -> str:
        """The absolute path of the collection's folder."""
        return posixpath.join(self.rules.config.source.as_posix(), self.container, self.relative_directory)

    @property
    def writes(self) -> bool:
        """Whether the documents are written (`output: true`)."""
        value = self.metadata.get("output", False)
        return value is not None and value is not False

    @property
    def url_template(self) -> str:
        """The permalink of documents without one of their own."""
        if self._url_template is None:
            template = self.metadata.get("permalink")
            suffixed = add_permalink_suffix("/:collection/:path", to_s(self.rules.config["permalink"]))
            self._url_template = suffixed if template is None else str(template)
        return self._url_template

    def read(self, entry_filter: EntryFilter) -> None:
        """Read all files of the folder and sort the documents."""
        folder = self.directory
        if kind_of(folder) is not Kind.FOLDER or entry_filter.refuses_folder(folder):
            return
        for entry in entry_filter.filter(walk(folder, hidden=True), self.relative_directory, folder):
            path, relative = f"{folder}/{entry}", f"{self.relative_directory}/{entry}"
            document = Document.recalled(self.rules, path, relative, self)
            if document is None and not is_file(path, relative, self.rules.warnings):
                continue
            if document is not None or has_front_matter(path, relative):
                if document is None:
                    document = Document(self.rules, path, relative, self)
                    document.read()
                if self.rules.config["unpublished"] or document.published:
                    self.documents.append(document)
            else:
                below, _, name = relative.rpartition("/")
                self.files.append(StaticFile(self.rules, self.rules.config.source.as_posix(), below, name, self))
        self.sort()

    def sort(self) -> None:
        """Put the documents in order: `order`, `sort_by`, else date and path."""
        order, sort_by = self.metadata.get("order"), self.metadata.get("sort_by")
        self.documents = in_order(self.documents)
        if not self.rules.config.engine.collections_sorted:
            pass
        elif isinstance(order, list):
            wanted = {f"{self.relative_directory}/{entry}": i for i, entry in reversed(list(enumerate(order)))}
            self.documents.sort(key=lambda document: wanted.get(document.relative_path, len(wanted)))
        elif isinstance(sort_by, str):
            self.documents.sort(key=cmp_to_key(_by_key(sort_by, self.rules.warnings)))

    def position(self, document: Document) -> int | None:
        """The document's place among the documents."""
        table = self.rules.caches.of_site("positions")
        positions: dict[Document, int] | None = table.get(self)
        if positions is None:
            positions = table[self] = {entry: i for i, entry in enumerate(self.documents)}
        return positions.get(document)

    @property
    def drop(self) -> CollectionDrop:
        """The view for templates."""
        if self._drop is None:
            self._drop = CollectionDrop(self)
        return self._drop


def _by_key(key: str, warnings: Warnings) -> Callable[[Document, Document], int]:
    def compare(a: Document, b: Document) -> int:
        left, right = a.data[key], b.data[key]
        if (left is None) != (right is None):
            missing = a if left is None else b
            warnings.warn(f"Sort warning: '{key}' not defined in {missing.relative_path}")
            return 1 if left is None else -1
        try:
            order = (left > right) - (left < right) if left is not None else 0
        except TypeError:
            order = 0
        return order or a.compare(b)

    return compare
