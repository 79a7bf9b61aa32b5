"""jekyll-redirect-from 0.16: pages that send their visitors elsewhere.

`redirect_from:` in front matter lists old addresses of a page, `redirect_to:` makes the page itself a redirect
(https://github.com/jekyll/jekyll-redirect-from).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..content.item import Item
from ..content.layout import Layout
from ..content.page import Page
from ..errors import Location, PluginError
from .api import Plugin
from .liquid_values import SiteFilters, dig, is_true, to_s

if TYPE_CHECKING:
    from ..content.site import Site
    from ..templates.services import SiteServices

LAYOUT = "redirect"
_WEB_ADDRESS = re.compile(r"^https?://", re.MULTILINE)


class RedirectFrom(Plugin):
    """Adds a page for each `redirect_from`, empties the pages with `redirect_to`, and lists both in a JSON file.

    The site may have a layout `redirect` of its own, which reads `page.redirect.from` and `page.redirect.to`.
    `redirect_from: json: false` in the configuration leaves `redirects.json` out.
    """

    name = "jekyll-redirect-from"

    def generate(self, site: Site, services: SiteServices) -> None:
        """Make the redirects. Raises PluginError for an address that isn't text."""
        options = self.config["redirect_from"]
        if options is not None and not isinstance(options, dict):
            raise PluginError(
                f"`redirect_from` in the configuration should be a mapping, but is {to_s(options)}",
                hint="Old addresses of a page stand in the page's front matter.",
            )
        filters = SiteFilters(services)
        site.layouts.setdefault(LAYOUT, _default_layout())
        redirects: dict[str, Any] = {}
        for item in [*site.written_documents(), *site.pages]:
            for path in _sources(item):
                data = _redirect_data(filters, _text(item, "redirect_from", path), item.url)
                site.pages.append(Page(site.rules, site.config.source.as_posix(), "", "redirect.html", data))
                redirects[data["redirect"]["from"]] = data["redirect"]["to"]
            target = _target(item)
            if is_true(target):
                data = _redirect_data(filters, item.url, _text(item, "redirect_to", target))
                item.data.update(data)
                item.content = ""
                redirects[data["redirect"]["from"]] = data["redirect"]["to"]
        wanted = dig(options, "json") is not False
        if wanted and not self.config.in_source("redirects.json").exists():
            text = filters("jsonify", redirects)
            source = site.config.source.as_posix()
            site.pages.append(Page(site.rules, source, "", "redirects.json", {"layout": None}, text))


def _sources(item: Item) -> Iterator[Any]:
    """The old addresses of an item."""
    value = item.data["redirect_from"]
    for path in value if isinstance(value, list) else [value]:
        if path is not None:
            yield path


def _target(item: Item) -> Any:
    """Where an item itself sends its visitors; a list counts with its first entry."""
    value = item.data["redirect_to"]
    if isinstance(value, list):
        return next((entry for entry in value if entry is not None), None)
    return value


def _text(item: Item, key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise PluginError(
            f"`{key}` should be an address, but is {to_s(value)}",
            Location(item.relative_path),
            "Put quotes around a number.",
        )
    return value


def _redirect_data(filters: SiteFilters, source: str, target: str) -> dict[str, Any]:
    """The front matter of a redirect."""
    source = source if not source or source.startswith("/") else f"/{source}"
    to = target if _WEB_ADDRESS.search(target) else filters("absolute_url", target)
    return {"sitemap": False, "layout": LAYOUT, "permalink": source, "redirect": {"from": source, "to": to}}


def _default_layout() -> Layout:
    path = f"_layouts/{LAYOUT}.html"
    return Layout(LAYOUT, path, path, {}, _document("{{ page.redirect.to }}"), 1)


def _document(address: str) -> str:
    """The page that browsers, with and without JavaScript, and search engines follow to `address`."""
    waiting = "Redirecting&hellip;"
    inside = (
        '<meta charset="utf-8">',
        f"<title>{waiting}</title>",
        f'<link rel="canonical" href="{address}">',
        f'<script>location="{address}"</script>',
        f'<meta http-equiv="refresh" content="0; url={address}">',
        '<meta name="robots" content="noindex">',
        f"<h1>{waiting}</h1>",
        f'<a href="{address}">Click here if you are not redirected.</a>',
    )
    return "\n".join(["<!DOCTYPE html>", '<html lang="en-US">', *(f"  {line}" for line in inside), "</html>", ""])
