"""The page of one entry."""

from __future__ import annotations

from typing import Any

from ...content.item import Rules
from ...content.page import Page
from .addresses import details_layout, details_path
from .settings import Settings
from .shelf import Record, Shelf
from .values import entry_values


class DetailsPage(Page):
    """Shows an entry in the layout `details_layout`.

    Templates read `page.entry`, `page.key`, `page.type`, `page.reference`, `page.link` and `page.links`.
    """

    def __init__(self, rules: Rules, shelf: Shelf, settings: Settings, record: Record) -> None:
        """`settings` are those of the site."""
        self._details_url = details_path(record.entry, shelf, settings)
        path = self._details_url.lstrip("/")
        path += "index.html" if path.endswith("/") or not path else ""
        if shelf.extension == "/" and path.endswith("/index.html"):
            path = path.removesuffix("/index.html") + ".html"
        folder, _, name = path.rpartition("/")
        super().__init__(
            rules, rules.config.source.as_posix(), f"/{folder}" if folder else "", name, _data(shelf, settings, record)
        )

    def _make_url(self) -> str:
        return self._details_url


def _data(shelf: Shelf, settings: Settings, record: Record) -> dict[str, Any]:
    entry = record.entry
    text, _ = shelf.reference(record, settings, settings.text("style"))
    tag = settings["reference_tagname"]
    name = "span" if tag is None else str(tag)
    links = shelf.links(entry.key, settings)
    title = record.shown.text("title")
    return {
        "layout": details_layout(settings),
        "title": title or None,
        "reference": f'<{name} id="{entry.key}">{text}</{name}>',
        "entry": entry_values(entry, record.shown, settings, seen=True),
        "key": entry.key,
        "type": entry.type,
        "link": links.get("pdf") or links.get("ps"),
        "links": links,
    }
