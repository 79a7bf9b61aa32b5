"""jekyll-archives 2.2: pages that list the posts of a tag, a category, a year, a month or a day.

https://github.com/jekyll/jekyll-archives
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ..config.merge import deep_merge
from ..content.document import Document
from ..content.page import Page
from ..content.slug import slugify
from ..content.url import unescape_path, url_from_pairs
from ..errors import PluginError
from ..ruby.printing import inspect
from .api import Plugin, PluginSetup

if TYPE_CHECKING:
    from ..content.item import Rules
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
_FORMATS = {"year": "%Y", "month": "%m", "day": "%d"}

Pairs = list[tuple[str, str | None]]


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
            ArchivePage(site.rules, self.options, kind, title, pairs, posts)
            for kind, title, pairs, posts in list(_archives(site, self.options["enabled"]))
        )

    def site_values(self, site: Site) -> Mapping[str, Any]:
        """`site.archives`, the pages, and the options with their defaults."""
        archives = [page.drop for page in site.pages if isinstance(page, ArchivePage)]
        return {_SECTION: self.options, "archives": archives}


class ArchivePage(Page):
    """One archive: templates read `page.posts`, `page.type`, and `page.title` (a name) or `page.date`."""

    def __init__(
        self,
        rules: Rules,
        options: dict[str, Any],
        kind: str,
        title: object,
        pairs: Pairs,
        posts: list[Document],
    ) -> None:
        """`pairs` fill the permalink of the kind; `title` is the tag, the category or the first day."""
        self._archive_url = url_from_pairs(str(options["permalinks"][kind]), [*pairs, ("type", kind)])
        path = unescape_path(self._archive_url).lstrip("/")
        path += "index.html" if self._archive_url.endswith("/") else ""
        folder, _, name = path.rpartition("/")
        layouts = options.get("layouts") or {}
        data = {
            "layout": layouts.get(kind) or options["layout"],
            "posts": [post.drop for post in posts],
            "type": kind,
            "title": title if isinstance(title, str) else None,
            "date": title if isinstance(title, date) else None,
        }
        super().__init__(rules, str(rules.config.source), f"/{folder}" if folder else "", name, data)
        self.name = os.path.splitext(name)[0]

    def _make_url(self) -> str:
        return self._archive_url


def _archives(site: Site, enabled: Any) -> Iterator[tuple[str, object, Pairs, list[Document]]]:
    """The archives that are switched on: kind, title, placeholders and posts."""

    def is_on(name: str) -> bool:
        return enabled is True or enabled == "all" or (isinstance(enabled, list) and name in enabled)

    for key, kind in (("tags", "tag"), ("categories", "category")):
        for name, posts in site.posts_by(key).items() if is_on(key) else ():
            yield kind, name, [("name", slugify(name) if isinstance(name, str) else None)], posts
    for kind, pairs, posts in _dates(site.posts.documents, [], list(_FORMATS)):
        if is_on(kind):
            numbers = [int(value or 0) for _, value in pairs]
            yield kind, date(*[*numbers, 1, 1][:3]), pairs, posts


def _dates(posts: Iterable[Document], above: Pairs, kinds: list[str]) -> Iterator[tuple[str, Pairs, list[Document]]]:
    """Years, each followed by its months, each by its days; the posts latest first."""
    if not kinds:
        return
    groups: dict[str, list[Document]] = {}
    for post in posts:
        groups.setdefault(post.date.strftime(_FORMATS[kinds[0]]), []).append(post)
    for value, group in groups.items():
        group.sort(key=Document.sort_key, reverse=True)
        pairs: Pairs = [*above, (kinds[0], value)]
        yield kinds[0], pairs, group
        yield from _dates(group, pairs, kinds[1:])
