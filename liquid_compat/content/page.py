"""Pages: files with front matter outside of collections (https://jekyllrb.com/docs/pages/)."""

from __future__ import annotations

import os
from typing import Any

from ..ruby.printing import to_s
from .drops.page import PageDrop
from .excerpt import Excerpt
from .item import Item, ItemData, Rules
from .paths import strip_trailing_dots
from .source_file import read_source
from .url import add_permalink_suffix, url_from_pairs


class Page(Item):
    """One page. `dir` is its source folder ("" for the root, else with a leading slash), `name` its file name."""

    kind = "pages"

    def __init__(
        self,
        rules: Rules,
        base: str,
        folder: str,
        name: str,
        data: dict[str, Any],
        content: str = "",
    ) -> None:
        """A page from its parts; `read_page` makes one from a file.

        `base` is the absolute folder that `folder` is relative to (the site's source or the theme).
        """
        stem, ext = os.path.splitext(name)
        relative = f"{folder}/{name}".lstrip("/")
        super().__init__(rules, f"{base}/{relative}", relative, ext)
        self.source_dir = folder
        self.name = name
        self.basename = strip_trailing_dots(stem) if rules.config.engine.dots_stripped else stem
        self.data = ItemData(data, rules.defaults, relative, self.kind)
        self.content = content
        self.pager: Any = None

    @property
    def template(self) -> str:
        """The URL template of a page without a permalink."""
        if not self.is_html:
            return "/:path/:basename:output_ext"
        if self.basename == "index":
            return "/:path/"
        return add_permalink_suffix("/:path/:basename", to_s(self.rules.config["permalink"]))

    def _make_url(self) -> str:
        pairs = (("path", self.source_dir), ("basename", self.basename), ("output_ext", self.output_ext))
        return url_from_pairs(self.permalink if self.permalink is not None else self.template, pairs)

    @property
    def dir(self) -> str:
        """`page.dir`: the URL's folder, with a slash at its end."""
        if self.url.endswith("/"):
            return self.url
        return self.url[: self.url.rindex("/") + 1]

    @property
    def path(self) -> str:
        """`page.path`: the front matter's `path`, else the file's."""
        return self.data.get("path", self.relative_path)

    def make_drop(self) -> PageDrop:
        """A view whose content is that of the moment."""
        return PageDrop(self)

    def make_frozen_drop(self, content: str) -> PageDrop:
        """A view that keeps a content: `page` while the page renders."""
        return PageDrop(self, content)


class PageBesides(Page):
    """A page that was made besides an item while that was rendered: a source map. It is seen in `site.pages` only."""


def read_page(rules: Rules, base: str, folder: str, name: str) -> Page:
    """Read a page's file. Raises as `read_source`."""
    relative = f"{folder}/{name}".lstrip("/")
    config = rules.config
    file = read_source(
        f"{base}/{relative}",
        relative,
        config.strict_front_matter,
        config.encoding,
        rules.warnings,
        known=rules.caches.sources,
    )
    page = Page(rules, base, folder, name, file.data, file.content)
    page.first_line = file.first_line
    if config["page_excerpts"] and config.engine.page_excerpts and page.is_html:
        separator = page.excerpt_separator
        if separator and not page.data["excerpt"]:
            page.data["excerpt"] = Excerpt(page, separator)
    return page
