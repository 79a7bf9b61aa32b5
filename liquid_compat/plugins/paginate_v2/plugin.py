"""jekyll-paginate-v2 3.0: documents in portions on any page (https://github.com/sverrirs/jekyll-paginate-v2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...config.merge import deep_merge
from ...content.page import Page
from ...errors import Location, PluginError
from ...ruby.printing import to_s
from ..api import LOWEST, Plugin, PluginSetup
from ..liquid_values import is_true
from ..paginate import Paginate
from .auto_pages import auto_pages, section
from .pages import Addresses, AutoPage, PaginationPage, numbered
from .selection import Selection, whole

if TYPE_CHECKING:
    from ...content.document import Document
    from ...content.site import Site
    from ...templates.services import SiteServices

DEFAULTS: dict[str, Any] = {
    "enabled": False,
    "collection": "posts",
    "offset": 0,
    "per_page": 10,
    "permalink": "/page:num/",
    "title": ":title - page :num",
    "page_num": 1,
    "sort_reverse": False,
    "sort_field": "date",
    "limit": 0,
    "trail": {"before": 0, "after": 0},
    "indexpage": None,
    "extension": "html",
    "debug": False,
    "legacy": False,
}


class PaginateV2(Plugin):
    """Replaces each page with `pagination: {enabled: true}` by as many as its documents need.

    Options below `pagination:` in the configuration and in a page's front matter: see `DEFAULTS`, and `category`,
    `tag`, `locale`; below `autopages:` see `auto_pages.DEFAULTS`. A site with jekyll-paginate's `paginate` is
    paginated as that does it.
    """

    name = "jekyll-paginate-v2"
    priority = LOWEST

    def __init__(self, setup: PluginSetup) -> None:
        """Keep what jekyll-paginate's way needs."""
        super().__init__(setup)
        self._setup = setup

    def generate(self, site: Site, services: SiteServices) -> None:
        """Make the pages. Raises PluginError for options that can't be used."""
        defaults = deep_merge(DEFAULTS, section(site, "pagination"))
        site.pages.extend(list(auto_pages(site, defaults)))
        if self.config["paginate"] is not None:
            self._paginate_as_before(site, services)
        elif is_true(defaults["enabled"]):
            self._paginate_all(site, defaults)
        _share_texts(site)

    def _paginate_all(self, site: Site, defaults: Mapping[str, Any]) -> None:
        templates = [page for page in site.pages if _is_enabled(page.data["pagination"])]
        if not templates:
            self.warnings.warn(
                "`pagination` is enabled, but no page asks for it; nothing is paginated",
                hint="Write `pagination: {enabled: true}` into the front matter of a page.",
            )
        selection = Selection(site)
        for template in templates:
            options = deep_merge(defaults, template.data["pagination"])
            self._paginate(site, template, options, selection.select(options))

    def _paginate_as_before(self, site: Site, services: SiteServices) -> None:
        if self.config["pagination"] is not None:
            raise PluginError(
                "`paginate` and `pagination` are both in the configuration",
                Location("_config.yml"),
                "Remove `paginate`, which is jekyll-paginate's, or `pagination`, which is jekyll-paginate-v2's.",
            )
        self.warnings.warn(
            "`paginate` is jekyll-paginate's way; jekyll-paginate-v2 refuses it since 2018, here it is followed",
            hint="Name jekyll-paginate among the `plugins:`, or write `pagination:` as jekyll-paginate-v2 wants it.",
        )
        if all(page.pager is None for page in site.pages):
            Paginate(self._setup).generate(site, services)

    def _paginate(self, site: Site, template: Page, options: Mapping[str, Any], documents: list[Document]) -> None:
        size = whole(options["per_page"], "per_page")
        if size < 1:
            raise PluginError(
                f"jekyll-paginate-v2: `per_page` should be 1 or more, but is {size}", Location(template.relative_path)
            )
        total = -(-len(documents) // size)
        limit = whole(options["limit"], "limit")
        total = max(1, min(total, limit) if limit > 0 else total)
        addresses = Addresses.of(template, options, total)
        site.pages.remove(template)
        pages = [PaginationPage(template, number, addresses) for number in range(1, total + 1)]
        titles = [self._title(template, options, number, total) for number in range(1, total + 1)]
        for number, (page, title) in enumerate(zip(pages, titles, strict=True), 1):
            if is_true(template.data["permalink"]):
                page.data["permalink"] = addresses.page(number)
            page.data["title"] = title
            if number > 1:
                page.data["autogen"] = self.name
            page.pager = _pager(documents, size, number, addresses)
            page.pager["page_trail"] = _trail(options["trail"], number, addresses, titles)
        site.pages.extend(pages)

    def _title(self, template: Page, options: Mapping[str, Any], number: int, total: int) -> Any:
        title = template.data["title"]
        title = title if is_true(title) else self.config["title"]
        if number == 1:
            return title
        return numbered(to_s(options["title"]).replace(":title", to_s(title), 1), number, total)


def _share_texts(site: Site) -> None:
    """Give the pages of one path the text of the first: Jekyll 4 keeps parsed texts by path, and theirs is `.html`."""
    first: dict[str, Page] = {}
    for page in site.pages:
        if page.renders_liquid(page.content):
            other = first.setdefault(page.path, page)
            if isinstance(page, (AutoPage, PaginationPage)):
                page.content, page.first_line = other.content, other.first_line


def _is_enabled(value: Any) -> bool:
    return isinstance(value, dict) and is_true(value.get("enabled"))


def _pager(documents: Sequence[Document], size: int, number: int, addresses: Addresses) -> dict[str, Any]:
    """`paginator` of a page."""
    previous = number - 1 if number > 1 else None
    following = number + 1 if number < addresses.total else None
    return {
        "per_page": size,
        "posts": [document.drop for document in documents[(number - 1) * size : number * size]],
        "total_posts": len(documents),
        "total_pages": addresses.total,
        "page": number,
        "page_path": addresses.page(number),
        "previous_page": previous,
        "previous_page_path": None if previous is None else addresses.link(previous),
        "next_page": following,
        "next_page_path": None if following is None else addresses.link(following),
        "first_page": 1,
        "first_page_path": addresses.link(1),
        "last_page": addresses.total,
        "last_page_path": addresses.last,
    }


def _trail(options: Any, number: int, addresses: Addresses, titles: Sequence[Any]) -> list[dict[str, Any]] | None:
    """The pages around a page: as many at the ends as in the middle, if there are so many."""
    if not isinstance(options, dict) or addresses.total < 2:
        return None
    before, after = (max(0, whole(options.get(key), f"trail: {key}")) for key in ("before", "after"))
    if not before and not after:
        return None
    length = before + after + 1
    start = max(0, number - before - 1)
    end = min(start + length, addresses.total)
    start = max(0, min(start, end - length))
    return [{"num": at + 1, "path": addresses.page(at + 1), "title": titles[at]} for at in range(start, end)]
