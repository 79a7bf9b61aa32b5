"""jekyll-archives 2.2: pages that list the posts of a tag, a category, a year, a month or a day.

https://github.com/jekyll/jekyll-archives
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ..config.merge import deep_merge
from ..content.document import Document
from ..content.slug import slugify
from ..content.url import url_from_pairs
from ..errors import PluginError
from ..ruby.printing import inspect
from .api import Plugin, PluginSetup
from .archive_page import ArchivePage, described

if TYPE_CHECKING:
    from ..content.site import Site
    from ..templates.services import SiteServices

_SECTION = "jekyll-archives"
_DEFAULTS: dict[str, Any] = {
    "layout": "archive",
    "enabled": [],
    "permalinks": {
        "year": "/:year/",
        "month": "/:year/:month/",
        "day": "/:year/:month/:day/",
        "tag": "/tag/:name/",
        "category": "/category/:name/",
    },
}
FORMATS = {"year": "%Y", "month": "%m", "day": "%d"}

Pairs = list[tuple[str, str | None]]


class PostArchive(ArchivePage):
    """One archive: templates read `page.posts`, `page.type`, and `page.title` (a name) or `page.date`."""

    keys = ("layout", "posts", "type", "title", "date", "name", "path", "url", "permalink")
    is_hash = True


class Archives(Plugin):
    """Adds the kinds of archives that `enabled` lists.

    Options below `jekyll-archives:`: `enabled` (`year`, `month`, `day`, `tags`, `categories`, or `all`), `layout`,
    `layouts` and `permalinks` by kind. Templates see the pages as `site.archives`.
    """

    name = "jekyll-archives"

    def __init__(self, setup: PluginSetup) -> None:
        """Read the options. Raises PluginError for options that can't be used."""
        super().__init__(setup)
        given = self.config[_SECTION]
        if given is not None and not isinstance(given, dict):
            raise PluginError(f"`{_SECTION}` should be a mapping of options, but is {inspect(given)}")
        self.options = deep_merge(_DEFAULTS, given or {})

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add the pages."""
        site.pages.extend(
            self._page(site, kind, title, pairs, posts)
            for kind, title, pairs, posts in list(_archives(site, self.options["enabled"]))
        )

    def _page(self, site: Site, kind: str, title: object, pairs: Pairs, posts: list[Document]) -> PostArchive:
        """One archive; `pairs` fill the permalink, `title` is the tag, the category or the first day."""
        url = url_from_pairs(str(self.options["permalinks"][kind]), [*pairs, ("type", kind)])
        layout = (self.options.get("layouts") or {}).get(kind) or self.options["layout"]
        return PostArchive(site.rules, url, layout, {"posts": [post.drop for post in posts], **described(kind, title)})

    def site_values(self, site: Site) -> Mapping[str, Any]:
        """`site.archives`, the pages, and the options with their defaults."""
        archives = [page.drop for page in site.pages if isinstance(page, PostArchive)]
        return {_SECTION: self.options, "archives": archives}


def _archives(site: Site, enabled: Any) -> Iterator[tuple[str, object, Pairs, list[Document]]]:
    """The archives that are switched on: kind, title, placeholders and posts."""

    def is_on(name: str) -> bool:
        return enabled is True or enabled == "all" or (isinstance(enabled, list) and name in enabled)

    for key, kind in (("tags", "tag"), ("categories", "category")):
        for name, posts in site.posts_by(key).items() if is_on(key) else ():
            yield kind, name, [("name", slugify(name) if isinstance(name, str) else None)], posts
    for kind, pairs, posts in date_groups(site.posts.documents, [], list(FORMATS)):
        if is_on(kind):
            yield kind, first_day(pairs), pairs, posts


def first_day(pairs: Pairs) -> date:
    """The day with which a year, a month or a day begins."""
    numbers = [int(value or 0) for _, value in pairs]
    return date(*[*numbers, 1, 1][:3])


def date_groups(
    posts: Iterable[Document], above: Pairs, kinds: list[str]
) -> Iterator[tuple[str, Pairs, list[Document]]]:
    """Years, each followed by its months, each by its days; the posts latest first."""
    if not kinds:
        return
    groups: dict[str, list[Document]] = {}
    for post in posts:
        groups.setdefault(post.date.strftime(FORMATS[kinds[0]]), []).append(post)
    for value, group in groups.items():
        group.sort(key=Document.sort_key, reverse=True)
        pairs: Pairs = [*above, (kinds[0], value)]
        yield kinds[0], pairs, group
        yield from date_groups(group, pairs, kinds[1:])
