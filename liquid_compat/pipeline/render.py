"""Rendering one item: Liquid, converters, layouts (https://jekyllrb.com/docs/rendering-process/)."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..config.merge import deep_merge
from ..content.document import Document
from ..content.drops.document import ExcerptDrop
from ..content.drops.jekyll import JekyllDrop
from ..content.drops.site import SiteDrop
from ..content.excerpt import Excerpt
from ..content.item import Item
from ..content.layout import Layout
from ..content.page import Page
from ..content.site import Site
from ..converters.base import SourcePlace
from ..converters.chain import ConverterChain
from ..errors import ConversionError, Location
from ..plugins.api import GeneratedPage, Plugin
from ..ruby.printing import to_s
from ..templates.services import Registers, SiteServices

if TYPE_CHECKING:
    from ..templates import Environment, Template


class Renderer:
    """Renders the items of one site. Parsed layouts are kept."""

    def __init__(
        self,
        site: Site,
        environment: Environment,
        services: SiteServices,
        converters: ConverterChain,
        plugins: Sequence[Plugin],
    ) -> None:
        """Everything that the items of a site share while they are rendered."""
        self._site = site
        self._environment = environment
        self._services = services
        self._converters = converters
        self._plugins = plugins
        self._site_drop = SiteDrop(site)
        self._layouts: dict[str, Template] = {}
        self._jekyll = JekyllDrop(site.config.environment)
        self._theme = _theme_values(site)
        for document in site.documents():
            excerpt = document.data.get("excerpt")
            if isinstance(excerpt, Excerpt):
                excerpt.renderer = self.render_excerpt
        for page in site.pages:
            if page.excerpt is not None:
                page.excerpt.renderer = self.render_excerpt

    def render(self, item: Item) -> list[Page]:
        """Render an item into its `content` and `output`; returns the pages made besides, such as source maps.

        Raises TemplateError or ConversionError.
        """
        if isinstance(item, GeneratedPage):
            item.content = item.text(self._site, self._services)
        self._site_drop.current = item
        page: Any = item.make_frozen_drop() if isinstance(item, Page) else item.drop
        payload = self._payload(item, page)
        registers = Registers(self._services, page, self._site.rules.warnings)
        generated = isinstance(item, GeneratedPage)
        liquid = item.renders_liquid and not generated
        text, extras = self._convert(item, item.content, payload, registers, liquid)
        for plugin in self._plugins:
            text = plugin.after_convert(item, text)
        item.content = text
        if item.placed_in_layout:
            text = self._place_in_layouts(item, text, payload, registers)
        item.output = text
        for plugin in self._plugins:
            item.output = plugin.after_render(item, item.output)
        return [self._extra_page(item, name, content) for name, content in extras]

    def render_excerpt(self, excerpt: Excerpt) -> str:
        """An excerpt's text, rendered without layouts."""
        item = excerpt.item
        text = excerpt.content(self._is_block, self._site.rules.warnings)
        page: Any = item.make_drop() if isinstance(item, Page) else None
        if isinstance(item, Document):
            page = ExcerptDrop(excerpt, item, text)
        before = self._site_drop.current
        self._site_drop.current = item
        payload = self._payload(item, page)
        registers = Registers(self._services, page, self._site.rules.warnings)
        liquid = item.data["render_with_liquid"] is not False and ("{{" in text or "{%" in text)
        output, _ = self._convert(item, text, payload, registers, liquid)
        self._site_drop.current = before
        return output

    def _is_block(self, name: str) -> bool:
        tag = self._environment.tags.get(name)
        return tag is not None and tag.block

    def _payload(self, item: Item, page: Any) -> dict[str, Any]:
        layout = self._site.layouts.get(_layout_name(item))
        markdown = self._converters.output_ext(item.ext) == ".html" and item.ext not in {".html", ".htm"}
        return {
            "page": page,
            "site": self._site_drop,
            "jekyll": self._jekyll,
            "theme": self._theme,
            "paginator": item.pager if isinstance(item, Page) else None,
            "layout": layout.data if layout is not None else None,
            "content": None,
            "highlighter_prefix": "\n" if markdown else None,
            "highlighter_suffix": "\n" if markdown else None,
        }

    def _convert(
        self, item: Item, text: str, payload: Mapping[str, Any], registers: Registers, liquid: bool
    ) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Liquid, then the converters of the item's extension."""
        shown = item.shown_path if isinstance(item, Document) else item.relative_path
        if liquid:
            template = self._environment.from_string(text, name=shown, first_line=item.first_line)
            text = template.render(payload, registers)
        if not self._converters.for_ext(item.ext):
            return text, ()
        place = SourcePlace(shown, os.path.basename(shown), os.path.dirname(item.source_path), item.first_line)
        try:
            text.encode("utf-8")
            result = self._converters.convert(text, place, item.ext)
        except UnicodeEncodeError as error:
            raise ConversionError(
                f"{shown} is not valid UTF-8", Location(shown), "Save the file in the UTF-8 encoding."
            ) from error
        return result.text, result.extras

    def _place_in_layouts(self, item: Item, text: str, payload: dict[str, Any], registers: Registers) -> str:
        """Wrap a text in its layout, that in its own, and so on."""
        name = _layout_name(item)
        layout = self._site.layouts.get(name)
        if layout is None:
            if name:
                self._site.rules.warnings.warn(
                    f"Layout '{name}' requested in {item.relative_path} does not exist",
                    self._layout_location(item),
                    f"Add _layouts/{name}.html or remove the key.",
                )
            return text
        used: set[str] = set()
        payload["layout"] = None
        while layout is not None and layout.name not in used:
            used.add(layout.name)
            payload["content"] = text
            payload["layout"] = deep_merge(layout.data, payload["layout"] or {})
            text = self._layout_template(layout).render(payload, registers)
            parent = layout.data.get("layout")
            layout = self._site.layouts.get(parent) if isinstance(parent, str) else None
        return text

    def _layout_template(self, layout: Layout) -> Template:
        template = self._layouts.get(layout.name)
        if template is None:
            template = self._environment.from_string(
                layout.content, name=layout.relative_path, first_line=layout.first_line
            )
            self._layouts[layout.name] = template
        return template

    def _layout_location(self, item: Item) -> Location:
        """The front matter's `layout:` line, for messages."""
        try:
            with open(item.source_path, encoding="utf-8", errors="replace") as file:
                for number, line in enumerate(file, 1):
                    if line.startswith("layout:"):
                        return Location(item.relative_path, number, 9, line.rstrip("\n"))
                    if number >= item.first_line:
                        break
        except OSError:
            pass
        return Location(item.relative_path)

    def _extra_page(self, item: Item, name: str, content: str) -> Page:
        """A page written beside an item, such as a source map."""
        folder = item.url[: item.url.rindex("/")]
        page = Page(item.rules, str(self._site.config.source), folder, name, {}, content)
        page.output = content
        return page


def _layout_name(item: Item) -> str:
    """The layout that an item names; "" for none."""
    return to_s(item.data["layout"])


def _theme_values(site: Site) -> dict[str, Any] | None:
    theme = site.theme
    if theme is None:
        return None
    root = str(theme.root) if site.config.environment == "development" else ""
    return {"root": root, "version": theme.version}
