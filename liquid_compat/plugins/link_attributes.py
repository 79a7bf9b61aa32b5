"""jekyll-link-attributes: `rel`, `target` and campaign parameters for links that lead out of the site.

https://github.com/twinsunllc/jekyll-link-attributes
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote_plus, urlsplit

from ..content.document import Document
from ..content.item import Item
from ..errors import Location, PluginError
from ..ruby.errors import RubyArgumentError
from ..ruby.regexp import compile_regexp
from .api import Plugin, PluginSetup
from .html_page import HtmlPage
from .liquid_values import dig, fetch, is_true, to_s

if TYPE_CHECKING:
    import regex
    from lxml.etree import _Element

_SECTION = "external_links"
_DEFAULTS = {"rel": "external nofollow noopener", "target": "_blank"}
_WEB = re.compile(r"^https?://", re.MULTILINE)
# What Ruby's URI.parse takes: ASCII, and odd characters in the query alone.
_PLAIN = r"[!$-;=@-Z\[\]_a-z~]*"
_ADDRESS = re.compile(rf"{_PLAIN}(?:\?[\0-\"$-\x7f]*)?(?:#[?!$-;=@-Z_a-z~]*)?")


class LinkAttributes(Plugin):
    """Writes each HTML page and each document anew through an HTML parser, with the attributes added.

    Options below `external_links:`: `enabled`, `rel`, `target` and `utm`, each a mapping with `value` and `exclude`, or
    as in version 1 `rel` and `target` as texts with one `exclude` for both.
    """

    name = "jekyll-link-attributes"

    def __init__(self, setup: PluginSetup) -> None:
        """Read the options. Raises PluginError for a pattern that is none."""
        super().__init__(setup)
        section = self.config[_SECTION]
        self._options = section if isinstance(section, dict) else {}
        self._enabled = "enabled" not in self._options or self._options["enabled"] in (None, True)
        self._site = self.config["url"]
        self._values = {key: self._value(key) for key in _DEFAULTS}
        self._excluded = {key: self._patterns(key) for key in (*_DEFAULTS, "utm")}

    def _value(self, key: str) -> str:
        given = self._options.get(key)
        return to_s((given.get("value") if isinstance(given, dict) else given) or _DEFAULTS[key])

    def _patterns(self, key: str) -> list[regex.Pattern[str]]:
        given = self._options.get(key)
        if isinstance(given, dict):
            excluded = given.get("exclude")
        else:
            excluded = self._options.get("exclude") if key != "utm" else None
        try:
            return [compile_regexp(f"^{to_s(pattern)}$") for pattern in excluded or ()]
        except RubyArgumentError as error:
            message = f"`exclude` of {_SECTION} has a pattern that can't be used: {error}"
            raise PluginError(message, Location("_config.yml")) from error

    def after_render(self, item: Item, output: str) -> str:
        """Add the attributes."""
        if not self._enabled or (item.output_ext != ".html" and not isinstance(item, Document)):
            return output
        campaign = self._campaign(item)
        for _ in range(2 if item.kind == "posts" else 1):  # the gem comes to posts twice
            page = HtmlPage(output)
            for link in page.root.iter("a") if page.root is not None else ():
                self._complete(link, campaign)
            output = str(page)
        return output

    def _complete(self, link: _Element, campaign: dict[str, str]) -> None:
        address = link.get("href")
        if address is None or not _WEB.search(address):
            return
        if self._site is not None and address.startswith(to_s(self._site)):
            return
        if campaign and not self._is_excluded("utm", address):
            link.set("href", _with_parameters(address, campaign))
        for name, value in self._values.items():
            if link.get(name) is None and not self._is_excluded(name, address):
                link.set(name, value)

    def _is_excluded(self, key: str, address: str) -> bool:
        return any(pattern.search(address) for pattern in self._excluded[key])

    def _campaign(self, item: Item) -> dict[str, str]:
        """The parameters for an item's links; none unless `utm: enabled` is true."""
        options = self._options.get("utm")
        if dig(options, "enabled") is not True:
            return {}
        path = item.url.removeprefix("/").removesuffix("/")
        first = path.split("/")[0] or "homepage"
        site = _WEB.sub("", to_s(self._site), count=1) if self._site is not None else "website"
        return {
            "utm_source": to_s(fetch(options, "source") or site),
            "utm_medium": to_s(fetch(options, "medium") or "website"),
            "utm_campaign": "blog" if item.data["layout"] in ("post", "blog") else first,
            "utm_content": to_s(item.data["slug"]) if is_true(item.data["slug"]) else path.split("/")[-1] or "index",
        }


def _with_parameters(address: str, parameters: dict[str, str]) -> str:
    """An address with the parameters that its query doesn't have; one that can't be read stays."""
    if not _ADDRESS.fullmatch(address):
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    query = {**parameters, **dict(parse_qsl(parts.query, keep_blank_values=True))}
    query = {key: query[key] for key in dict.fromkeys([*dict(parse_qsl(parts.query, keep_blank_values=True)), *query])}
    written = "&".join(f"{_form(key)}={_form(value)}" for key, value in query.items())
    return parts._replace(query=written).geturl()


def _form(text: str) -> str:
    return quote_plus(text, safe="*").replace("~", "%7E")
