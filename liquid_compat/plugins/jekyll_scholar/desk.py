"""One use of a tag: its options, the page's settings, the entries it speaks of."""

from __future__ import annotations

import re
from typing import Any

from ...bibliography.csl.item import Cite
from ...templates.api import Context, Registers, Scope
from ..liquid_values import dig, fetch, to_s
from .addresses import details_url
from .options import TagOptions, parse_options
from .page_state import page_state
from .query import select
from .settings import Settings
from .shelf import Record, Shelf
from .values import entry_values

NAME = "jekyll-scholar"

_OUTPUT = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")


class Desk:
    """What all tags do with their markup and the shelf."""

    def __init__(self, markup: str, scope: Scope) -> None:
        """Raises PluginError for options that can't be read."""
        self.context: Context = scope.context
        self.scope = scope
        registers = self.context.registers
        self.registers = registers if registers is not None else Registers(self.context.site())
        self.shelf: Shelf = self.context.site().plugins[NAME]
        self.settings: Settings = self.shelf.settings(fetch(self.registers.page, "scholar"))
        self.state = page_state(self.registers)
        self.options: TagOptions = parse_options(markup)
        self.prefix = self.options.get("prefix")
        self.style = self.interpolate(self.options.get("style") or self.settings.text("style"))
        self._by_key: dict[str, Record] | None = None

    # Values

    def interpolate(self, text: str) -> str:
        """The text with `{{ variables }}` filled in."""
        return _OUTPUT.sub(lambda match: to_s(self._look_up(match[1])), text) if "{{" in text else text

    def _look_up(self, name: str) -> Any:
        first, *rest = name.split(".")
        return dig(self.scope[first], *rest)

    @property
    def keys(self) -> list[str]:
        """The keys that the tag names; a variable stands for its value."""
        found = []
        for word in self.options.words.split():
            value = None if _is_quoted(word) else self._look_up(word) if re.fullmatch(r"[\w.-]+", word) else None
            found.append(word[1:-1] if _is_quoted(word) else to_s(value) if isinstance(value, (str, int)) else word)
        return found

    # Entries

    @property
    def files(self) -> list[str]:
        """The files that the tag names, or those of the site."""
        named = [self.interpolate(name) for name in self.options.all("file")]
        return named or [self.interpolate(name) for name in self.settings.names("bibliography")]

    @property
    def records(self) -> list[Record]:
        """All entries of the files."""
        return self.shelf.records(self.files, self.settings)

    def find(self, key: str) -> Record | None:
        """The entry of a key."""
        if self._by_key is None:
            self._by_key = {record.entry.key: record for record in self.records}
        return self._by_key.get(key)

    def selected(self) -> list[Record]:
        """The entries that the query selects, the cited ones only where the tag says so."""
        records = self._unique(self.records)
        query = self.interpolate(self.options.get("query") or self.settings.text("query"))
        found = {id(entry) for entry in select([record.entry for record in records], query)}
        records = [record for record in records if id(record.entry) in found]
        if "cited" not in self.options and "cited_in_order" not in self.options:
            return records
        by_key = {record.entry.key: record for record in records}
        return [by_key[key] for key in self.state.cited if key in by_key]

    def _unique(self, records: list[Record]) -> list[Record]:
        wanted = self.options.get("remove_duplicates")
        if wanted is None:
            wanted = "" if self.settings.is_on("remove_duplicates") else None
        if wanted is None:
            return records
        names = re.split(r"[\s,]+", wanted) if wanted else ["year", "title"]
        first: dict[tuple[str, ...], Record] = {}
        for record in records:
            first.setdefault(tuple(record.entry.text(name) for name in names), record)
        return list(first.values())

    # Output

    @property
    def missing(self) -> str:
        """What stands for a key that isn't there."""
        return self.settings.text("missing_reference")

    def anchor(self, key: str) -> str:
        """The id of an entry's element."""
        return f"{self.prefix}-{key}" if self.prefix else key

    def reference(self, record: Record, number: int = 0, before: str = "") -> tuple[str, str]:
        """An entry in its element, and its authors; see `Shelf.reference`."""
        suppress = "suppress_author" in self.options
        text, authors = self.shelf.reference(record, self.settings, self.style, number, before, suppress=suppress)
        tag = self.settings["reference_tagname"]
        name = "span" if tag is None else to_s(tag)
        return f'<{name} id="{self.anchor(record.entry.key)}">{text}</{name}>', authors

    def values(self, record: Record) -> dict[str, Any]:
        """`entry` for a template."""
        key = record.entry.key
        seen = key in self.state.shown
        self.state.shown.add(key)
        return entry_values(record.entry, record.shown, self.settings, seen)

    def citation(self, keys: list[str]) -> str:
        """The link of a citation, or what stands for a missing entry."""
        records = [self.find(key) for key in keys]
        if any(record is None for record in records):
            return self.missing
        found = [record for record in records if record is not None]
        renderer = self.shelf.renderer(self.style, self.settings.text("locale"))
        texts = []
        for index, record in enumerate(found):
            self.state.cite(record.entry.key)
            texts.append(renderer.citation(record.item, self._cite(record, index)))
        if self.settings.is_on("separate_links"):
            links = [self._link(record.entry.key, text) for record, text in zip(found, texts, strict=True)]
            return renderer.citations(links)
        return self._link(keys[0] if keys else "", renderer.citations(texts))

    def _cite(self, record: Record, index: int) -> Cite:
        locators, labels = self.options.all("locator"), self.options.all("label")
        return Cite(
            self.state.number(record.entry.key),
            locators[index] if index < len(locators) else "",
            labels[index] if index < len(labels) else "page",
            "suppress_author" in self.options,
        )

    def _link(self, key: str, text: str) -> str:
        anchor = self.anchor(key) if key else ""
        return (
            f'<a class="{self.settings.text("cite_class")}" href="{self.settings.text("relative")}#{anchor}">{text}</a>'
        )

    def details_url(self, record: Record) -> str:
        """The address of an entry's own page."""
        return details_url(record.entry, self.shelf, self.settings)


def _is_quoted(word: str) -> bool:
    return len(word) > 1 and word[0] == word[-1] and word[0] in "\"'"
