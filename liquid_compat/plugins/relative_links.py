"""jekyll-relative-links 0.7: links to Markdown files become links to their pages.

https://github.com/benbalter/jekyll-relative-links
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from ..content.document import Document
from ..content.entry_filter import PathPatterns
from ..ruby import addressable
from .api import LOWEST, Plugin
from .liquid_values import SiteFilters, is_true, to_s
from .markdown_files import markdown_items, option, renew_excerpt
from .markdown_links import find_links

if TYPE_CHECKING:
    from ..content.item import Item
    from ..content.site import Site
    from ..content.static_file import StaticFile
    from ..templates.services import SiteServices

_SECTION = "relative_links"


class RelativeLinks(Plugin):
    """Rewrites inline links and link definitions whose target is the path of a file of the site.

    Options below `relative_links:`: `enabled`, `collections` (documents too), `exclude` (files to leave alone).
    """

    name = "jekyll-relative-links"
    priority = LOWEST

    def generate(self, site: Site, services: SiteServices) -> None:
        """Change the source of Markdown pages."""
        if option(self.config, _SECTION, "enabled") is False:
            return
        filters = SiteFilters(services)
        excluded = option(self.config, _SECTION, "exclude")
        patterns = [to_s(entry) for entry in excluded] if isinstance(excluded, list) else []
        left_alone = PathPatterns(str(self.config.source), patterns)
        targets = _targets(site)
        for item in markdown_items(site, option(self.config, _SECTION, "collections") is True):
            if not left_alone.match(item.relative_path):
                _rewrite(item, targets, filters)


def _targets(site: Site) -> dict[str, str]:
    """The URLs of everything that can be linked, by path; the first of a path counts."""
    entries: list[Item | StaticFile] = [*site.pages, *site.static_files]
    entries += (document for document in site.documents() if document.writes)
    return {entry.relative_path.removeprefix("/"): entry.url for entry in reversed(entries)}


def _rewrite(item: Item, targets: dict[str, str], filters: SiteFilters) -> None:
    folder = posixpath.dirname(item.relative_path)
    source = item.content
    parts: list[str] = []
    pos = 0
    for link in find_links(source):
        url = _url_of(link.path, folder, targets)
        if url is not None:
            address = f"{filters('relative_url', url)}{link.fragment}{link.title}"
            parts.append(source[pos : link.start])
            parts.append(f"\n[{link.text}]: {address}" if link.is_definition else f"[{link.text}]({address})")
            pos = link.end
    item.content = "".join(parts) + source[pos:]
    if isinstance(item, Document) and is_true(item.data["excerpt"]):
        renew_excerpt(item)


def _url_of(path: str, folder: str, targets: dict[str, str]) -> str | None:
    """Where a path leads that is written in a file in `folder`; None if to no file of the site."""
    if path.startswith("#") or _is_absolute(path):
        return None
    base = "" if path.startswith("/") else folder
    return targets.get(unquote_plus(posixpath.normpath(posixpath.join(base, path.removeprefix("/")))))


def _is_absolute(path: str) -> bool:
    try:
        return addressable.parse(path).is_absolute()
    except addressable.InvalidUriError:
        return False
