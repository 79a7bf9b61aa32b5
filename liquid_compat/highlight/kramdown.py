"""What kramdown 2.4's Rouge adapter returns for a code block or a code span."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import parse_qs

from .formatters import legacy, spans
from .guess import guess
from .languages import Language, find
from .tokenize import tokenize

Kind = Literal["block", "span"]


def kramdown_highlighter(code: str, lang: str | None, kind: Kind, options: Mapping[str, Any]) -> str | None:
    """The HTML of `code` for the inside of kramdown's wrapper, or None for "not highlighted".

    `options` is kramdown's `syntax_highlighter_opts`: `default_lang`, `guess_lang`, `disable`, `css_class`, `wrap`,
    `line_numbers`, `start_line`, and hashes `block` and `span` that override the others for that kind. None comes back
    where Rouge does not know the language, where highlighting is disabled, and for plain text unless `guess_lang` is
    on. `formatter` and `inline_theme` name Ruby classes and are not looked at.
    """
    settings = _settings(kind, options)
    name = settings.get("default_lang") if lang is None else lang
    if name is None and not settings.get("guess_lang"):
        return None
    language, lexer_options = find_fancy(name, code)
    if settings.get("disable") or language is None:
        return None
    if language.tag == "plaintext" and not settings.get("guess_lang"):
        return None
    settings.setdefault("css_class", "highlight")
    return legacy(code, spans(tokenize(language, code, lexer_options)), settings)


def find_fancy(name: str | None, code: str) -> tuple[Language | None, Mapping[str, str]]:
    """The language of a name with options as in a query string (`php?start_inline=1`), and those options.

    `guess`, or no name at all, looks at the code instead.
    """
    query = ""
    if name is not None and "?" in name:
        name, _, query = name.partition("?")
    if name is None or name == "guess":
        return guess(code), {}
    if not query:
        return find(name), {}
    return find(name), {key: values[0] or "true" for key, values in parse_qs(query, keep_blank_values=True).items()}


def _settings(kind: Kind, options: Mapping[str, Any]) -> dict[str, Any]:
    settings = {key: value for key, value in options.items() if key not in ("block", "span")}
    settings.update(options.get(kind) or {})
    if kind == "span":
        settings["wrap"] = False
    return {key: value for key, value in settings.items() if value is not None}
