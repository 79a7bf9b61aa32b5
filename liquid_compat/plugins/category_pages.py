"""jekyll-category-pages 1.1: a page for each category, in portions if the site paginates.

https://github.com/field-theory/jekyll-category-pages
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from ..content.document import Document
from ..content.drops.overlay import Overlay
from ..content.page import Page
from ..content.slug import slugify
from ..content.source_file import read_source
from ..errors import Location, PluginError
from ..ruby.drop import Drop
from ..ruby.printing import inspect
from .api import LOWEST, Plugin
from .liquid_values import to_s

if TYPE_CHECKING:
    from ..content.site import Site
    from ..templates.services import SiteServices


class CategoryPages(Plugin):
    """Adds the pages, each a copy of a layout's file.

    Options in the configuration: `category_path` (`category`), `category_layout` (`category_index.html`) and
    jekyll-paginate's `paginate`. Templates read `page.category`, `page.posts`, `page.total_posts`, `page.paginator`.
    """

    name = "jekyll-category-pages"
    priority = LOWEST

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add the pages. Raises PluginError for a layout that is missing, and for a `paginate` that is no number."""
        base = to_s(self.config["category_path"] or "category").strip("/")
        layout = f"_layouts/{to_s(self.config['category_layout'] or 'category_index.html')}"
        categories = site.posts_by("categories")
        size = self.config["paginate"]
        if size is not None and (not isinstance(size, int) or size < 1):
            raise PluginError(f"`paginate` should be the number of posts on a page, but is {inspect(size)}")
        for category in sorted(categories, key=to_s):
            posts = categories[category]
            folder = posixpath.join(base, slugify(to_s(category)))
            count = 1 if size is None else -(-len(posts) // size)
            for number in range(1, count + 1):
                page = self._page(site, layout, f"/{folder}", category, number, posts)
                if size is not None:
                    page.values["paginator"] = _pager(posts, size, number, count)
                site.pages.append(page)

    def _page(
        self, site: Site, layout: str, folder: str, category: Any, number: int, posts: list[Document]
    ) -> CategoryPage:
        config = site.config
        roots = [config.source, *([site.theme.root] if site.theme is not None else ())]
        path = next((root / layout for root in roots if (root / layout).is_file()), None)
        if path is None:
            raise PluginError(
                f"jekyll-category-pages: there is no {layout}", Location(layout), "Add it, or set `category_layout`."
            )
        file = read_source(str(path), layout, config.strict_front_matter, config.encoding, site.rules.warnings)
        name = "index.html" if number == 1 else f"page{number}.html"
        page = CategoryPage(
            site.rules, str(config.source), folder, name, {**file.data, "title": category}, file.content
        )
        page.relative_path = layout
        page.first_line = file.first_line
        page.values = {
            "category": category,
            "posts": [post.drop for post in posts],
            "total_posts": len(posts),
            "paginator": None,
        }
        return page


class CategoryPage(Page):
    """One page; `values` are what templates see of it besides its front matter."""

    values: dict[str, Any]

    def make_drop(self) -> Drop:  # type: ignore[override]
        """A page with more values."""
        return Overlay(super().make_drop(), self.values)

    def make_frozen_drop(self, content: str) -> Drop:  # type: ignore[override]
        """The same for the page that is rendered."""
        return Overlay(super().make_frozen_drop(content), self.values)


def _pager(posts: list[Document], size: int, number: int, count: int) -> dict[str, Any]:
    def name(of: int) -> str:
        return "index.html" if of == 1 else f"page{of}.html"

    return {
        "page": number,
        "per_page": size,
        "posts": [post.drop for post in posts[(number - 1) * size : number * size]],
        "total_posts": len(posts),
        "total_pages": count,
        "previous_page": number - 1 if number > 1 else None,
        "previous_page_path": name(number - 1) if number > 1 else None,
        "next_page": number + 1 if number < count else None,
        "next_page_path": name(number + 1) if number < count else None,
    }
