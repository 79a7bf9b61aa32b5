"""jekyll-spaceship 0.10: tables, formulas, diagrams, media and emoji (https://github.com/jeffreytse/jekyll-spaceship)."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...config.merge import deep_merge
from ...content.item import Item
from ...errors import Location, PluginError
from ...ruby.printing import inspect, to_s
from ..api import Plugin, PluginSetup
from ..html_page import HtmlPage
from . import diagrams, elements, emoji, mathjax, media, tables
from .sources import put_back, set_aside
from .trees import replace, text_of

if TYPE_CHECKING:
    from ...content.site import Site
    from ...templates.services import SiteServices

_SECTION = "jekyll-spaceship"
_DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "table": {},
    "mathjax": mathjax.DEFAULTS,
    "plantuml": diagrams.PLANTUML,
    "mermaid": diagrams.MERMAID,
    "polyfill": {},
    "media": media.DEFAULTS,
    "emoji": emoji.DEFAULTS,
    "element": {"css": []},
}
_HTML = frozenset({".html", ".xhtml", ".htm"})
_MARKDOWN = frozenset({".md", ".markdown"})
_NUMBERED = re.compile(r"(\s*)(?<!\\)\\(?=\d+\.)", re.ASCII)
_ADDRESS = re.compile(r"(?:https?:)?//\S+\?[a-zA-Z0-9%\-_=.&;]+", re.ASCII)


class Spaceship(Plugin):
    """Changes Markdown before it is rendered, and HTML pages after.

    Options below `jekyll-spaceship:`: `processors`, and for each one (`table-processor` …) its own: see `DEFAULTS` in
    the modules beside this one. Every HTML page is read and written anew by an HTML parser, as in the gem.
    """

    name = "jekyll-spaceship"

    def __init__(self, setup: PluginSetup) -> None:
        """Read the options. Raises PluginError for those that can't be used."""
        super().__init__(setup)
        given = self.config[_SECTION]
        if given is not None and not isinstance(given, dict):
            raise PluginError(
                f"`{_SECTION}` should be a mapping of options, but is {inspect(given)}", Location("_config.yml")
            )
        given = given or {}
        wanted = given.get("processors")
        names = [to_s(name).removesuffix("-processor") for name in wanted] if isinstance(wanted, list) else [*_DEFAULTS]
        self._options: dict[str, dict[str, Any]] = {}
        for name in names:
            if name in _DEFAULTS:
                own = given.get(f"{name}-processor")
                self._options[name] = deep_merge(_DEFAULTS[name], own if isinstance(own, dict) else {})
        self._mathjax = mathjax.MathJax(self._options["mathjax"]) if "mathjax" in self._options else None
        for name in ("plantuml", "mermaid"):
            if self._options.get(name, {}).get("mode") == "pre-fetch":
                self.warnings.warn(
                    f"jekyll-spaceship: the images of {name} are not fetched; pages have their addresses",
                    hint="Remove `mode: pre-fetch`.",
                )

    def before_rendering(self, site: Site, services: SiteServices) -> None:
        """Keep what converts Markdown in cells of tables."""
        self._services = services

    def before_liquid(self, item: Item, content: str) -> str:
        """Change a Markdown source."""
        return self._prepared(content) if _extension(item) in _MARKDOWN else content

    def _prepared(self, content: str) -> str:
        if "polyfill" in self._options:
            text, kept = set_aside(content)
            content = put_back(_NUMBERED.sub(r"\1&#8291;", text), kept)
        if "table" in self._options:
            text, kept = set_aside(content)
            content = put_back(tables.prepared(text), kept)
        if self._mathjax is not None:
            text, kept = set_aside(content)
            content = put_back(self._mathjax.prepared(text), kept)
        if "plantuml" in self._options:
            content = diagrams.plantuml(content, self._options["plantuml"])
        if "mermaid" in self._options:
            content = diagrams.mermaid(content, self._options["mermaid"])
        return content

    def after_render(self, item: Item, output: str) -> str:
        """Change an HTML page."""
        if item.output_ext not in _HTML:
            return output
        options = self._options
        if "table" in options:
            lists = tables.attribute_lists(item.content) if "{:" in item.content else {}
            output = _unescaped(tables.changed(output, self._convert, lists))
        if self._mathjax is not None:
            output = _unescaped(self._mathjax.changed(output))
        if "media" in options:
            output = _unescaped(media.changed(output, options["media"], self.warnings))
        if "emoji" in options:
            output = _unescaped(emoji.changed(output, options["emoji"]))
        if "element" in options:
            output = _unescaped(elements.changed(output, options["element"]["css"] or ()))
        return _unescaped(self._with_scripts(output))

    def _convert(self, text: str) -> str:
        return self._services.convert("markdown", text)

    def _with_scripts(self, output: str) -> str:
        """A page with what its scripts of the type `text/markdown` hold, as HTML."""
        page = HtmlPage(output)
        for script in list(page.root.iter("script")) if page.root is not None else ():
            if script.get("type") == "text/markdown":
                replace(script, self._convert(self._prepared(text_of(script))))
        return str(page)


def _extension(item: Item) -> str:
    return os.path.splitext(item.relative_path)[1].rstrip()


def _unescaped(html: str) -> str:
    """A page with bare ampersands in addresses with a query."""
    return _ADDRESS.sub(lambda match: match[0].replace("&amp;", "&"), html) if "&amp;" in html else html
