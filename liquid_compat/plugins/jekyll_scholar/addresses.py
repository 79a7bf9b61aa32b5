"""The addresses of the pages that show one entry each."""

from __future__ import annotations

import re

from ...bibliography.bibtex.entry import Entry
from ...content.slug import slugify
from .settings import Settings
from .shelf import Shelf, file_key

_PLACEHOLDER = re.compile(r":(\w+)")


def details_path(entry: Entry, shelf: Shelf, settings: Settings) -> str:
    """The address of an entry's page below the site's root, after `details_permalink`.

    `:key`, `:title`, `:author`, `:year`, `:doi` (the key if there is none), `:details_dir` and `:extension` are filled
    in; a field that the entry lacks, or another name, stays as it is written.
    """
    values = {
        "details_dir": settings.text("details_dir").strip("/"),
        "key": file_key(entry.key),
        "doi": entry.text("doi") or file_key(entry.key),
        "extension": shelf.extension,
        "year": entry.text("year"),
        "title": slugify(entry.text("title"), "pretty"),
        "author": slugify(entry.text("author"), "pretty"),
        "type": entry.type,
    }
    empty = {"details_dir", "extension"}

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        return values[name] if values.get(name) or name in empty else match[0]

    path = _PLACEHOLDER.sub(fill, settings.text("details_permalink"))
    return re.sub(r"/{2,}", "/", f"/{path}")


def details_url(entry: Entry, shelf: Shelf, settings: Settings) -> str:
    """The address with the base URL of the site."""
    return shelf.baseurl + details_path(entry, shelf, settings)


def has_details(shelf: Shelf, settings: Settings) -> bool:
    """Whether entries have pages: whether there is the layout."""
    return details_layout(settings) in shelf.layouts


def details_layout(settings: Settings) -> str:
    """The name of the pages' layout."""
    return settings.text("details_layout").removesuffix(".html")
