"""jekyll-relative-links 0.7: links to Markdown files become links to their pages.

https://github.com/benbalter/jekyll-relative-links
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from ..content.document import Document
from ..content.entry_filter import PathPatterns
from ..ruby import addressable
from .api import LOWEST, Plugin
from .liquid_values import SiteFilters, is_true, to_s
from .markdown_files import markdown_items, option, renew_excerpt

if TYPE_CHECKING:
    from ..content.item import Item
    from ..content.site import Site
    from ..content.static_file import StaticFile
    from ..templates.services import SiteServices

_SECTION = "relative_links"
_REST = r"""
    (?P<{kind}_fragment>\#.+?|)
    (?P<{kind}_title>\s+"(?:\\"|[^"])*(?<!\\)" | \s+"(?:\\'|[^'])*(?<!\\)')?
"""
_INLINE = rf"""\[(?P<inline_text>.*?)\] \( (?P<inline_path>[^)]+?) {_REST.format(kind="inline")} \)"""
_DEFINITION = rf"""
    ^\s*? \[(?P<definition_text>.*?)\]:[ ] (?P<definition_path>.+?) {_REST.format(kind="definition")} \s*?$
"""
_LINK = re.compile(f"{_INLINE} | {_DEFINITION}", re.VERBOSE | re.MULTILINE | re.ASCII)


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

    def replace(match: re.Match[str]) -> str:
        kind = "inline" if match["inline_path"] is not None else "definition"
        text, path, fragment, title = (match[f"{kind}_{part}"] or "" for part in ("text", "path", "fragment", "title"))
        if path.startswith("#") or _is_absolute(path):
            return match[0]
        base = "" if path.startswith("/") else folder
        url = targets.get(unquote_plus(posixpath.normpath(posixpath.join(base, path.removeprefix("/")))))
        if url is None:
            return match[0]
        address = f"{filters('relative_url', url)}{fragment}{title}"
        return f"[{text}]({address})" if kind == "inline" else f"\n[{text}]: {address}"

    item.content = _LINK.sub(replace, item.content)
    if isinstance(item, Document) and is_true(item.data["excerpt"]):
        renew_excerpt(item)


def _is_absolute(path: str) -> bool:
    try:
        return addressable.parse(path).is_absolute()
    except addressable.InvalidUriError:
        return False
