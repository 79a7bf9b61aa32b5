"""The pages of jekyll-archives and jekyll-archives-v2, which have no file and show little of themselves."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..content.item import Rules
from ..content.page import Page
from ..content.url import unescape_path
from ..ruby.drop import Drop
from ..ruby.json_text import pretty
from ..ruby.printing import inspect


class ArchivePage(Page):
    """One archive: an empty text in a layout."""

    keys: Sequence[str] = ()
    """What templates see, in order; the front matter, if not among it, comes last."""
    is_hash = False
    """Whether a loop over the page goes over pairs, as over a hash, and not over the keys."""

    def __init__(self, rules: Rules, url: str, layout: Any, values: Mapping[str, Any]) -> None:
        """`values` are what templates see besides name, path, address and layout."""
        path = unescape_path(url).lstrip("/") + ("index.html" if url.endswith("/") else "")
        folder, _, name = path.rpartition("/")
        folder = f"/{folder}" if folder else ""
        super().__init__(rules, rules.config.source.as_posix(), folder, name, {"layout": layout})
        self.name = os.path.splitext(name)[0]
        self.values = values
        self._archive_url = url

    def _make_url(self) -> str:
        return self._archive_url

    def make_drop(self) -> Drop:  # type: ignore[override]
        """The gems' own view of a page."""
        return ArchiveDrop(self)

    def make_frozen_drop(self, content: str) -> Drop:  # type: ignore[override]
        """The same: an archive has no content."""
        return ArchiveDrop(self)


class ArchiveDrop(Drop):
    """An archive: what it lists and of what kind it is, then name, path, address and layout; no defaults."""

    __slots__ = ("_page",)

    def __init__(self, page: ArchivePage) -> None:
        """A view of one archive."""
        super().__init__(page.rules.view)
        self._page = page

    @property
    def subject(self) -> Any:
        """What this is a view of."""
        return self._page

    def lookup(self, key: str) -> Any:
        """The value under a key."""
        page = self._page
        if key == "name":
            return page.name
        if key == "path":
            return page.relative_path
        if key == "url":
            return page.url
        if key in page.values:
            return page.values[key]
        return page.data.get(key)

    def keys(self) -> list[str]:
        """The keys, in the gem's order."""
        return list(dict.fromkeys([*self._page.keys, *self._page.data]))

    def each(self) -> Any:
        """A hash's pairs, else the keys."""
        return [list(pair) for pair in self.items()] if self._page.is_hash else super().each()

    def to_s(self) -> str:
        """The values as pretty JSON, or the inspected hash."""
        return inspect(dict(self.items())) if self._page.is_hash else pretty(self)


def described(kind: str, title: object) -> dict[str, Any]:
    """What templates see of an archive's kind: a name is its title, a day its date, anything else neither."""
    return {
        "type": kind,
        "title": title if isinstance(title, str) else None,
        "date": title if isinstance(title, date) else None,
    }
