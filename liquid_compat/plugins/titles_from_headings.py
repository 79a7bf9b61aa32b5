"""jekyll-titles-from-headings 0.5: a page without a title is called as its first heading says.

https://github.com/benbalter/jekyll-titles-from-headings
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..content.document import Document
from .api import LOWEST, Plugin
from .liquid_values import SiteFilters
from .markdown_files import markdown_items, option, renew_excerpt

if TYPE_CHECKING:
    from ..content.item import Item
    from ..content.site import Site
    from ..templates.services import SiteServices

_SECTION = "titles_from_headings"
_HEADING = re.compile(
    r"""\A\s*
    (?: \#{1,3}\s+ (?P<marked>.*) (?:\s+\#{1,3})?
      | (?P<underlined>.*) \r?\n [-=]+\s*
    )$""",
    re.VERBOSE | re.MULTILINE | re.ASCII,
)
_FOOTNOTE = re.compile(r"\[\^[^\]]*\]")


class TitlesFromHeadings(Plugin):
    """Reads titles off headings that begin a Markdown page; those of documents win over the file's name.

    Options below `titles_from_headings:`: `enabled`, `strip_title` (take the heading out, also in a page's front
    matter), `collections` (documents too).
    """

    name = "jekyll-titles-from-headings"
    priority = LOWEST

    def generate(self, site: Site, services: SiteServices) -> None:
        """Set the titles."""
        if option(self.config, _SECTION, "enabled") is False:
            return
        filters = SiteFilters(services)
        for item in markdown_items(site, option(self.config, _SECTION, "collections") is True):
            if item.data["title"] is None or isinstance(item, Document):
                match = _HEADING.search(item.content)
                item.data["title"] = item.data["title"] if match is None else _title(match, filters)
                if self._strips(item):
                    _strip(item)

    def _strips(self, item: Item) -> bool:
        if "strip_title" in item.data:
            return item.data["strip_title"] is True
        return option(self.config, _SECTION, "strip_title") is True


def _title(match: re.Match[str], filters: SiteFilters) -> str:
    heading = match["marked"] if match["marked"] is not None else match["underlined"]
    return _FOOTNOTE.sub("", filters.chain(heading, "markdownify", "strip_html", "normalize_whitespace"))


def _strip(item: Item) -> None:
    item.content = _HEADING.sub("", item.content).strip("\0\t\n\v\f\r ")
    if isinstance(item, Document) and item.kind == "posts" and item.excerpt_separator:
        renew_excerpt(item)
