"""jekyll-relative-links 0.7 (or 0.6, as GitHub Pages has it): links to Markdown files become links to their pages.

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
from .markdown_links import MarkdownLink, find_links

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
        left_alone = PathPatterns(self.config.source.as_posix(), patterns)
        targets = _targets(site)
        for item in markdown_items(site, option(self.config, _SECTION, "collections") is True):
            if not left_alone.match(item.relative_path):
                _rewrite(item, targets, filters, self.config.engine.relative_links == "0.6")


def _targets(site: Site) -> dict[str, Item | StaticFile]:
    """Everything that can be linked, by path; the first of a path counts."""
    entries: list[Item | StaticFile] = [*site.pages, *site.static_files]
    entries += (document for document in site.documents() if document.writes)
    return {entry.relative_path.removeprefix("/"): entry for entry in reversed(entries)}


def _rewrite(item: Item, targets: dict[str, Item | StaticFile], filters: SiteFilters, old: bool) -> None:
    """Change an item's source; `old`: as 0.6, which knows no titles and leaves excerpts as they were."""
    folder = posixpath.dirname(item.relative_path)
    source = item.content
    parts: list[str] = []
    pos = 0
    for link in find_links(source):
        target = _target(link, folder, targets, old)
        if target is not None:
            address = f"{filters('relative_url', target.url)}{link.fragment}{link.title}"
            parts.append(source[pos : link.start])
            parts.append(f"\n[{link.text}]: {address}" if link.is_definition else f"[{link.text}]({address})")
            pos = link.end
    item.content = "".join(parts) + source[pos:]
    if not old and isinstance(item, Document) and is_true(item.data["excerpt"]):
        renew_excerpt(item)


def _target(
    link: MarkdownLink, folder: str, targets: dict[str, Item | StaticFile], old: bool
) -> Item | StaticFile | None:
    """Where a link leads that is written in a file in `folder`; None if to no file of the site."""
    path = link.path
    if path.startswith("#") or _is_absolute(path):
        return None
    if old:
        # A title is taken for a part of the path, or of the fragment; a path is never from the site's root.
        if link.title and not link.fragment:
            return None
        return targets.get(posixpath.normpath(posixpath.join(folder, path.removeprefix("/"))))
    base = "" if path.startswith("/") else folder
    return targets.get(unquote_plus(posixpath.normpath(posixpath.join(base, path.removeprefix("/")))))


def _is_absolute(path: str) -> bool:
    try:
        return addressable.parse(path).is_absolute()
    except addressable.InvalidUriError:
        return False
