"""`{% t key %}`, `{% tf file %}` and `{% tl namespace %}`, and their longer names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from ...errors import Location
from ...templates.api import Context, IncludeFile, IncludeTag, Output, Scope, parse_value
from ..liquid_values import is_true, to_s
from .translations import Translations

NAME = "jekyll-multiple-languages-plugin"


def translate(scope: Scope, markup: str, place: Location) -> str:
    """The string of a key: the value of a variable of that name, else what is written, its output tags run."""
    values: Values = scope.context.site().plugins[NAME]
    return values.translations.text(_said(scope, markup))


def translate_link(scope: Scope, markup: str, place: Location) -> str:
    """The address of the page with a `namespace`, in the active language or the one that is written behind it."""
    values: Values = scope.context.site().plugins[NAME]
    words = _said(scope, markup).split()
    translations = values.translations
    language = words[1] if len(words) > 1 else translations.active
    base = values.base
    if language != translations.default or values.in_folders:
        base = f"{base}/{language}"
    permalinks = values.links.get(words[0]) if words else None
    if permalinks is None:
        return ""
    own = permalinks.get(f"permalink_{language}")
    return base + to_s(own if is_true(own) else permalinks.get("permalink"))


class Values:
    """What the tags know of a site."""

    def __init__(self, translations: Translations, base: str, in_folders: bool, said: Mapping[Any, Any]) -> None:
        """`base` is the site's `baseurl` without a language; `in_folders`: the default language has a folder too.

        `said` is what the filters for addresses were asked in the languages before, each with the `baseurl` of then.
        """
        self.said = said
        self.translations = translations
        self.base = base
        self.in_folders = in_folders
        self.links: dict[str, dict[str, Any]] = {}
        """By namespace, the values of the last page that has it."""


def _said(scope: Scope, markup: str) -> str:
    """What a variable holds, if the markup is one's name; else the markup, rendered."""
    value = to_s(parse_value(markup).compile()(scope)) if markup and "{" not in markup else ""
    return _rendered(scope, value or markup)


def _rendered(scope: Scope, text: str) -> str:
    if "{" not in text:
        return text
    out = Output()
    scope.context.environment.from_string(text).renderer(scope, out)
    return "".join(out)


class TranslateFileTag(IncludeTag):
    """A file of `_i18n/LANGUAGE`, else of the default language's folder; Markdown is converted."""

    name = "translate_file"

    def locate(self, context: Context, name: str) -> IncludeFile:
        """The file. Raises TagError."""
        site = context.site()
        values: Values = site.plugins[NAME]
        for language in (values.translations.active, values.translations.default):
            file = site.read_relative_include(f"_i18n/{language}/_", name)
            if file is not None:
                return file
        raise self.missing(name, f"_i18n/{values.translations.active}")

    def render_file(self, file: IncludeFile, parameters: dict[str, Any] | None, scope: Scope, out: Output) -> None:
        """Render the file, then convert what came of it."""
        inner = Output()
        super().render_file(file, parameters, scope, inner)
        text = "".join(inner)
        site = scope.context.site()
        extensions = to_s(site.config.get("markdown_ext")).split(",")
        is_markdown = os.path.splitext(file.path)[1].lower() in {f".{ext.strip().lower()}" for ext in extensions}
        out.append(site.convert("markdown", text) if is_markdown else text)


class ShortTranslateFileTag(TranslateFileTag):
    """The same under its short name."""

    name = "tf"
