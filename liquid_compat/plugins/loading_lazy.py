"""jekyll-loading-lazy 0.1: browsers load images and frames when they come into sight.

https://github.com/gildesmarais/jekyll-loading-lazy
"""

from __future__ import annotations

from ..content.document import Document
from ..content.item import Item
from .api import Plugin
from .html_page import HtmlPage


class LoadingLazy(Plugin):
    """Gives each `img` and `iframe` of an HTML page that has an address, and no `loading` yet, `loading="lazy"`."""

    name = "jekyll-loading-lazy"

    def after_render(self, item: Item, output: str) -> str:
        """Read the page as a whole and write it anew, if there is anything to load."""
        is_page = (not isinstance(item, Document) or item.writes) and item.output_ext == ".html"
        if not is_page and not (item.permalink or "").endswith("/"):
            return output
        if "<img" not in output and "<iframe" not in output:
            return output
        page = HtmlPage(output)
        for element in page.root.iter("img", "iframe") if page.root is not None else ():
            if element.get("src") is not None and element.get("loading") is None:
                element.set("loading", "lazy")
        return str(page)
