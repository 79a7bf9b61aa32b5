"""jekyll-target-blank 2.0: links that lead to another host open in a new tab.

https://github.com/keithmifsud/jekyll-target-blank
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..content.item import Item
from .api import Plugin, PluginSetup
from .html_fragment import HtmlFragment, change_body
from .liquid_values import is_true, to_s

if TYPE_CHECKING:
    from lxml.etree import _Element

_SECTION = "target-blank"
_WEB = re.compile(r"https?:(?://)?[^\s<>]")


class TargetBlank(Plugin):
    """Adds `target` and `rel` to links in the body of HTML pages.

    Options below `target-blank:`: `css_class` (only such links), `add_css_classes`, `noopener`, `noreferrer` (false to
    leave them out) and `rel` (more values).
    """

    name = "jekyll-target-blank"

    def __init__(self, setup: PluginSetup) -> None:
        """Read the options."""
        super().__init__(setup)
        given = self.config[_SECTION]
        options = given if isinstance(given, dict) else {}
        self._wanted_class = options.get("css_class")
        self._added_classes = options.get("add_css_classes")
        kept = [name for name in ("noopener", "noreferrer") if options.get(name, True) is not False]
        self._rel = [*kept, to_s(options["rel"])] if is_true(options.get("rel")) else kept
        self._host = _host(to_s(self.config["url"]))

    def after_render(self, item: Item, output: str) -> str:
        """Add the attributes."""
        is_page = item.writes and item.output_ext == ".html" or (item.permalink or "").endswith("/")
        return change_body(output, self._changed) if is_page and "<a" in output else output

    def _changed(self, html: str) -> str:
        fragment = HtmlFragment(html)
        for link in fragment.root.iter("a"):
            if self._is_meant(link):
                self._complete(link)
        return str(fragment)

    def _is_meant(self, link: _Element) -> bool:
        """Whether a link leads to another host, and has the class that the site asks for."""
        address = link.get("href", "")
        if address.startswith("mailto:") or not _WEB.search(address) or _host(address) == self._host:
            return False
        return not is_true(self._wanted_class) or self._wanted_class in link.get("class", "").split(" ")

    def _complete(self, link: _Element) -> None:
        link.set("target", "_blank")
        rel = " ".join(value for value in (link.get("rel", ""), *self._rel) if value)
        if rel:
            link.set("rel", rel)
        if is_true(self._added_classes):
            link.set("class", " ".join(value for value in (to_s(self._added_classes), link.get("class")) if value))


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
