"""What a site's tags share: the files that were read, the styles, and what was rendered."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...bibliography.bibtex.entry import Entry
from ...bibliography.bibtex.library import ReadOptions, find_parents, read_library
from ...bibliography.csl.catalog import Catalog
from ...bibliography.csl.item import Cite, Item
from ...bibliography.csl.render import Renderer
from ...bibliography.filters import FILTERS, Filter, chain
from ...bibliography.items import csl_item
from ...config.places import relative
from ...errors import BibliographyError, Location, PluginError, Warnings
from ...ruby.printing import to_s
from .settings import Settings


@dataclass(slots=True)
class Record:
    """An entry, with its values as they are shown, and the item that is cited."""

    entry: Entry
    shown: Entry
    item: Item


@dataclass(slots=True)
class Shelf:
    """Reads BibTeX files and renders entries, each once for all pages."""

    source: Path
    baseurl: str
    scholar: Any
    """The value of `scholar:` in the configuration."""
    layouts: Mapping[str, str]
    extension: str
    """What the address of a details page ends with: `.html` or `/`."""
    warnings: Warnings
    styles_gem: Path | None = None
    """The folder of a csl-styles gem, if the site has one."""
    _catalog: Catalog | None = None
    _libraries: dict[Any, list[Record]] = field(default_factory=dict)
    _entries: dict[Any, tuple[str, str]] = field(default_factory=dict)
    _links: dict[tuple[str, str], dict[str, dict[str, str]]] = field(default_factory=dict)

    def settings(self, page: Any) -> Settings:
        """The options of a page, whose front matter may have some of its own."""
        return Settings(self.scholar, page)

    # Files

    def records(self, files: Sequence[str], settings: Settings) -> list[Record]:
        """The entries of files, given by name. Raises BibliographyError for one that isn't there or can't be read."""
        paths = [path for name in files for path in self._paths(name, settings)]
        key = (*paths, *_reading_key(settings))
        if key not in self._libraries:
            texts = [(_read(path), relative(path, self.source)) for path in paths]
            self._libraries[key] = self.read(texts, settings)
        return self._libraries[key]

    def read(self, texts: Sequence[tuple[str, str | None]], settings: Settings) -> list[Record]:
        """The entries of BibTeX texts."""
        entries = read_library(texts, _read_options(settings), self._warn)
        change = _filters(settings.names("bibtex_filters"))
        shown = [entry.map(change) for entry in entries]
        find_parents(shown)
        return [Record(entry, each, csl_item(each)) for entry, each in zip(entries, shown, strict=True)]

    def _warn(self, message: str, place: Location) -> None:
        self.warnings.warn(f"BibTeX: {message}", place, "What follows is read again from the next `@`.")

    def _paths(self, name: str, settings: Settings) -> list[str]:
        folder = self.source / settings.text("source").lstrip("/")
        if any(char in name for char in "*?["):
            return sorted(str(path) for path in folder.glob(name) if path.is_file())
        path = os.path.normpath(folder / name)
        if not os.path.isfile(path) and not path.endswith((".bib", ".bibtex")):
            path += ".bib"
        if not os.path.isfile(path):
            shown = relative(path, self.source)
            raise BibliographyError(
                f"There is no BibTeX file {shown}",
                Location(shown),
                "Look at `source:` and `bibliography:` below `scholar:` in the configuration.",
            )
        return [path]

    # Rendering

    def renderer(self, style: str, locale: str) -> Renderer:
        """A style in a language; a name that is a file of the site is that file."""
        if self._catalog is None:
            self._catalog = Catalog.of_site(self.source, self.styles_gem)
        return self._catalog.renderer(style, locale)

    def locale_of(self, record: Record, settings: Settings) -> str:
        """The language in which an entry is shown; its own, if the site allows that and there is such a locale."""
        locale = settings.text("locale")
        own = record.item.texts.get("language", "")
        if settings.is_on("allow_locale_overrides") and own:
            try:
                self.renderer(settings.text("style"), own)
            except BibliographyError:
                return locale
            return own
        return locale

    def reference(
        self,
        record: Record,
        settings: Settings,
        style: str,
        number: int = 0,
        before: str = "",
        *,
        suppress: bool = False,
    ) -> tuple[str, str]:
        """An entry of the bibliography as HTML, and its authors for the next one's `before`.

        A `number` of 0 is none.
        """
        locale = self.locale_of(record, settings)
        renderer = self.renderer(style, locale)
        counted = number if renderer.style.shows_numbers else 0
        repeated = before if renderer.style.substitutes_authors else ""
        key = (id(record), style, locale, counted, repeated, suppress)
        if key not in self._entries:
            self._entries[key] = renderer.entry(record.item, Cite(counted, suppress_author=suppress), repeated)
        return self._entries[key]

    # Files that belong to entries

    def links(self, key: str, settings: Settings) -> dict[str, str]:
        """The addresses of the files in the repository that are named after an entry, by what follows its key."""
        folder = settings.text("repository").strip()
        if not folder:
            return {}
        delimiter = settings.text("repository_file_delimiter") or "."
        if (folder, delimiter) not in self._links:
            self._links[folder, delimiter] = self._repository(folder, delimiter)
        return dict(self._links[folder, delimiter].get(file_key(key), {}))

    def _repository(self, folder: str, delimiter: str) -> dict[str, dict[str, str]]:
        place = self.source / folder.lstrip("/")
        shown = relative(place, self.source)
        found: dict[str, dict[str, str]] = {}
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            if path.is_file():
                name, _, rest = path.name.partition(delimiter)
                found.setdefault(name, {})[rest] = f"{self.baseurl}/{shown}/{path.name}"
        return found


def file_key(key: str) -> str:
    """A key as names of files and pages have it."""
    return "".join("_" if char in ":/" or char.isspace() else char for char in key)


def _read(path: str) -> str:
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BibliographyError(
            f"{path} is not valid UTF-8", Location(path), "Save the file in the UTF-8 encoding."
        ) from error
    except OSError as error:
        raise BibliographyError(f"{path} can't be read: {error.strerror}", Location(path)) from error


def _filters(names: Sequence[str]) -> Filter:
    try:
        return chain(names)
    except KeyError as error:
        raise PluginError(
            f"There is no BibTeX filter {error.args[0]!r}", hint=f"`bibtex_filters` may list {', '.join(FILTERS)}."
        ) from error


def _read_options(settings: Settings) -> ReadOptions:
    options = settings["bibtex_options"]
    options = options if isinstance(options, Mapping) else {}
    change = options.get("filter")
    return ReadOptions(
        settings.is_on("replace_strings"),
        settings.is_on("join_strings"),
        options.get("parse_months") is not False,
        options.get("allow_missing_keys") is True,
        _filters([to_s(name) for name in (change if isinstance(change, list) else [change])]) if change else None,
    )


def _reading_key(settings: Settings) -> tuple[str, ...]:
    names = ("bibtex_options", "bibtex_filters", "replace_strings", "join_strings")
    return tuple(repr(settings[name]) for name in names)
