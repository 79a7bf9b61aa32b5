"""jekyll-default-layout 0.1: pages and posts without a layout get one (https://github.com/benbalter/jekyll-default-layout)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..content.page import Page
from .api import LOWEST, Plugin

if TYPE_CHECKING:
    from ..content.item import Item
    from ..content.site import Site
    from ..templates.services import SiteServices


class DefaultLayout(Plugin):
    """Gives Markdown pages and posts the first of `home`, `page` or `post`, and `default` that suits and exists."""

    name = "jekyll-default-layout"
    priority = LOWEST

    def generate(self, site: Site, services: SiteServices) -> None:
        """Set the layouts."""
        extensions = self.config.markdown_extensions
        for item in (*site.pages, *site.posts.documents):
            known = {**site.rules.defaults.all(item.relative_path, item.kind), **item.data}
            if item.ext.lower() in extensions and "layout" not in known:
                item.data["layout"] = next((name for name in _names(item) if name in site.layouts), None)


def _names(item: Item) -> Iterator[str]:
    if item.url == "/":
        yield "home"
    yield "page" if isinstance(item, Page) else "post"
    yield "default"
