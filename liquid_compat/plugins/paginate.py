"""jekyll-paginate 1.1: the posts in portions on an `index.html` (https://jekyllrb.com/docs/pagination/)."""

from __future__ import annotations

import math
import os
import posixpath
from typing import TYPE_CHECKING, Any

from ..content.document import Document
from ..content.order import latest_first
from ..content.page import Page, read_page
from ..errors import Location, PluginError
from ..ruby import numbers
from ..ruby.printing import inspect
from .api import LOWEST, Plugin
from .liquid_values import is_true

if TYPE_CHECKING:
    from ..content.site import Site
    from ..templates.services import SiteServices


class Paginate(Plugin):
    """Gives the index page a `paginator`, and copies of the page the later portions of the posts.

    Options: `paginate`, the number of posts on a page (nil switches pagination off), and `paginate_path`. The index
    page is the `index.html` nearest to `paginate_path` in its folder or one above.
    """

    name = "jekyll-paginate"
    priority = LOWEST

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add the pages. Raises PluginError for a `paginate` that is no number from 1 up."""
        if self.config["paginate"] is None or not site.pages:
            return
        if not isinstance(self.config["paginate_path"], str):
            raise PluginError(f"`paginate_path` should be a path, but is {inspect(self.config['paginate_path'])}")
        template = self._template(site)
        if template is None:
            self.warnings.warn(
                "`paginate` is set, but there is no index.html for it; the posts are not paginated",
                hint="Add an index.html (not an index.md) with front matter in the folder of `paginate_path`.",
            )
            return
        size = self._page_size()
        newest_first = latest_first(site.posts.documents)
        posts = [post for post in newest_first if not is_true(post.data["hidden"])]
        count = -(-len(posts) // size)
        paths = [template.url, *(self._path(number) for number in range(2, count + 1))]
        for number in range(1, count + 1):
            page = template
            if number > 1:
                page = self._copy(site, template)
                page.source_dir = paths[number - 1]
                page.reset_url()
                site.pages.append(page)
            page.pager = _pager(posts, size, number, paths)

    def _copy(self, site: Site, template: Page) -> Page:
        """The index page once more, read from the folder of its URL: one with a permalink of its own isn't found."""
        source, folder = site.config.source.as_posix(), template.dir.rstrip("/")
        if os.path.isfile(f"{source}{folder}/{template.name}"):
            return read_page(site.rules, source, folder, template.name)
        self.warnings.warn(
            f"{template.relative_path} has a permalink; the later pages of the pagination are empty",
            Location(template.relative_path),
            "Remove the permalink, and move the file to the folder that it names.",
        )
        return Page(site.rules, source, folder, template.name, {})

    def _page_size(self) -> int:
        value = self.config["paginate"]
        size = numbers.to_i(value) if isinstance(value, str) else value
        if isinstance(size, bool) or not isinstance(size, (int, float)) or not 1 <= size < math.inf:
            raise PluginError(
                f"`paginate` should be the number of posts on a page, but is {inspect(value)}",
                hint="Write a number from 1 up, or remove `paginate`.",
            )
        return int(size)

    def _path(self, number: int) -> str:
        """The folder of a page after the first."""
        path = str(self.config["paginate_path"]).replace(":num", str(number), 1)
        return path if path.startswith("/") else f"/{path}"

    def _template(self, site: Site) -> Page | None:
        """The page that shows the posts: of those in the hierarchy the one with the longest path."""
        folder = posixpath.dirname(_normal(str(self.config["paginate_path"])))
        candidates = [
            page
            for page in site.pages
            if page.name == "index.html" and _is_above(posixpath.dirname(_normal(page.path)), folder)
        ]
        return max(candidates, key=lambda page: len(page.path), default=None)


def _normal(path: str) -> str:
    return posixpath.normpath("/" + path.lstrip("/"))


def _is_above(folder: str, other: str) -> bool:
    return other == folder or other.startswith(folder.rstrip("/") + "/")


def _pager(posts: list[Document], size: int, number: int, paths: list[str]) -> dict[str, Any]:
    """`paginator`; `paths` are those of all pages."""
    previous = number - 1 if number > 1 else None
    following = number + 1 if number < len(paths) else None
    return {
        "page": number,
        "per_page": size,
        "posts": [post.drop for post in posts[(number - 1) * size : number * size]],
        "total_posts": len(posts),
        "total_pages": len(paths),
        "previous_page": previous,
        "previous_page_path": None if previous is None else paths[previous - 1],
        "next_page": following,
        "next_page_path": None if following is None else paths[following - 1],
    }
