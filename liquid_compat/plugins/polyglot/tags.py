"""`{% I18n_Headers %}` and `{% static_href %}`."""

from __future__ import annotations

from typing import Any

from ...errors import Location
from ...templates.api import ArgumentError, Scope, fetch
from ..liquid_values import is_true, to_s
from .translations import translations, without_language

NAME = "jekyll-polyglot"


def i18n_headers(scope: Scope, markup: str, place: Location) -> str:
    """Links to the page itself and to its translations; the markup is the site's address, by default its `url`."""
    registers = scope.context.registers
    assert registers is not None
    languages, entries = scope.context.site().plugins[NAME]
    page = registers.page
    address = fetch(page, "permalink")
    address = address if is_true(address) else fetch(page, "url")
    address = without_language(_absolute(to_s(address)), languages.active)
    config = registers.site.config
    base = markup.removesuffix("/") or to_s(config.get("url")) + to_s(config.get("baseurl"))
    known = fetch(page, "permalink_lang")
    found = translations(languages, entries, fetch(page, "page_id"), address)

    def called(language: str) -> Any:
        return found.get(language) or (fetch(known, language) if is_true(known) else None)

    def link(language: str) -> str:
        path = _absolute(to_s(called(language) or address))
        if language == languages.default or path.startswith(f"/{language}/"):
            return base + path
        return f"{base}/{language}{path}"

    falls_back = languages.falls_back and not called(languages.active)
    lines = [f'<link rel="canonical" href="{link(languages.default if falls_back else languages.active)}"/>\n']
    for language in languages.listed:
        if language == languages.default or called(language):
            lines.append(_alternate(language, link(language)))
        if language == languages.default:
            lines.append(_alternate("x-default", link(language)))
    return "".join(lines)


def _alternate(language: str, address: str) -> str:
    return f'<link rel="alternate" hreflang="{language}" href="{address}"/>\n'


def _absolute(path: str) -> str:
    return path if path.startswith("/") else f"/{path}"


def static_href(scope: Scope, markup: str, body: str, place: Location) -> str:
    """Mark a link that stays as it is written; `links.Links` takes the mark off."""
    name, _, value = body.strip().partition("=")
    if name != "href" or not value.startswith('"') or not value.endswith('"'):
        raise ArgumentError(
            "Syntax Error in 'static_href': it should hold one attribute", 'write href="/about" between the tags'
        )
    return f"ferh={value}"
