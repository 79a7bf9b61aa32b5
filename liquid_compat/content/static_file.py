"""Static files: copied as they are (https://jekyllrb.com/docs/static-files/)."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Any

from ..config.places import sanitized_path
from .drops.static_file import StaticFileDrop
from .item import Holder, Rules
from .paths import strip_trailing_dots
from .url import unescape_path, url_from_pairs


class StaticFile:
    """A file without front matter. `relative_path` begins with a slash, in collections with the folder's name."""

    def __init__(self, rules: Rules, base: str, folder: str, name: str, collection: Holder | None = None) -> None:
        """`base` is the absolute folder that `folder` is relative to."""
        self.rules = rules
        self.name = name
        self.collection = collection
        self.ext = os.path.splitext(name)[1]
        self.relative_path = f"{folder}/{name}"
        parts = [base]
        if collection is not None and rules.config.collections_dir:
            parts.append(rules.config.collections_dir)
        self.source_path = "/".join([*parts, self.relative_path.lstrip("/")])
        stem = os.path.splitext(name)[0]
        self.basename = strip_trailing_dots(stem) if rules.config.engine.dots_stripped else stem
        self._url: str | None = None
        self._drop: StaticFileDrop | None = None

    @property
    def kind(self) -> str | None:
        """The collection's label."""
        return None if self.collection is None else self.collection.label

    @property
    def url(self) -> str:
        """The address in the site; not percent-encoded outside of collections."""
        if self._url is None:
            cleaned = self.relative_path[: -len(self.ext)] if self.ext else self.relative_path
            if self.rules.config.engine.dots_stripped:
                cleaned = strip_trailing_dots(cleaned)
            if self.collection is not None:
                named = self.rules.config.engine.collection_file_names
                cleaned = cleaned.replace(self.collection.relative_directory, "", 1)
                pairs = (
                    ("collection", self.collection.label),
                    ("path", cleaned),
                    ("output_ext", ""),
                    ("name", self.basename if named else ""),
                    ("title", ""),
                )
                cleaned = url_from_pairs(self.collection.url_template, pairs)
                if not named:
                    self._url = os.path.dirname(cleaned.removesuffix("/")).rstrip("/") + "/" + self.name
                    return self._url
            self._url = cleaned.removesuffix("/") + self.ext
        return self._url

    @property
    def destination(self) -> str:
        """Where the copy goes, relative to the destination folder."""
        return sanitized_path("", unescape_path(self.url)).lstrip("/")

    @property
    def data(self) -> dict[str, Any]:
        """The front matter defaults of the file."""
        return self.rules.defaults.all(self.relative_path, self.kind)

    @property
    def writes(self) -> bool:
        """Whether the file is copied."""
        if self.rules.defaults.all(self.url, self.kind).get("published", True) is False:
            return False
        apart = self.rules.config.engine.collection_files == "apart"
        return apart or self.collection is None or self.collection.writes

    @property
    def modified_time(self) -> datetime:
        """When the file last changed, in the site's zone."""
        return self.rules.config.file_time(self.source_path)

    @property
    def drop(self) -> StaticFileDrop:
        """The view for templates."""
        if self._drop is None:
            self._drop = StaticFileDrop(self)
        return self._drop
