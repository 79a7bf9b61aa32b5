"""Rendering one item: Liquid, converters, layouts (https://jekyllrb.com/docs/rendering-process/)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from ..config.merge import deep_merge
from ..content.document import Document
from ..content.drops.document import ExcerptDrop
from ..content.drops.jekyll import JekyllDrop
from ..content.drops.overlay import Overlay
from ..content.drops.site import SiteDrop
from ..content.excerpt import Excerpt
from ..content.item import Item
from ..content.key_line import line_of
from ..content.layout import Layout
from ..content.page import Page, PageBesides
from ..content.site import Site
from ..content.view import Frame
from ..converters.base import Conversion
from ..converters.chain import ConverterChain
from ..errors import ConversionError, Location, Problem
from ..plugins.api import GeneratedPage, Plugin
from ..ruby.printing import to_s
from ..templates.services import Registers
from ..templates.tags.include_cached import IncludeCachedTag
from ..templates.traces import Traces
from .ahead import Ahead
from .content_variable import reads_content
from .reads import ReadNames, Reads
from .services import BuildServices
from .stylesheets import Source

if TYPE_CHECKING:
    from ..templates import Environment, Template
    from ..templates.profile import Profile


class Rendered(NamedTuple):
    """What comes of rendering an item. Plain values: it can be sent from one process to another, and kept."""

    content: str
    """The converted content, without layouts."""
    output: str
    """The finished text."""
    extras: tuple[tuple[str, str], ...] = ()
    """Files made besides, such as source maps: names beside the output, and contents."""
    warnings: tuple[Problem, ...] = ()
    reads: Reads | None = None
    """What was read of the site, by name; None where it wasn't recorded, or can't be named."""
    asked: tuple[tuple[str, Any], ...] = ()
    """What tags asked plugins for, which those do when all is rendered."""


class Told(NamedTuple):
    """What comes of rendering an excerpt."""

    text: str
    warnings: tuple[Problem, ...] = ()
    reads: Reads | None = None


class Converted(NamedTuple):
    """An item half way, with the state that its layouts go on with. The content is the frame's."""

    frame: Frame
    payload: dict[str, Any]
    registers: Registers
    extras: tuple[tuple[str, str], ...]


class Renderer:
    """Renders the items of one settled site. Rendering changes neither the item nor the site nor the renderer.

    What an item reads of others it finds in the site's view, which is told which item looks.
    """

    def __init__(
        self,
        site: Site,
        environment: Environment,
        services: BuildServices,
        converters: ConverterChain,
        plugins: Sequence[Plugin],
    ) -> None:
        """Everything that the items of a site share while they are rendered."""
        self._site = site
        self._environment = environment
        self.services = services
        self._converters = converters
        self.plugins = plugins
        self.site_drop = SiteDrop(site)
        self._jekyll = JekyllDrop(site.config.engine.jekyll_version, site.config.environment)
        self._theme = _theme_values(site)
        self.profile: Profile | None = None
        """Where renders are counted, if they are."""
        self.config_reads = site.config.values.read
        self.recorder: ReadNames | None = None
        """Who names what is read, if that is wanted (`record_with`)."""
        self.traces: Traces | None = Traces(site.rules.view, site.rules.caches.of_site("traces"))
        """The records of includes and loops, if they are used."""

    def record_with(self, recorder: ReadNames) -> None:
        """Have all that is read recorded; `recorder` names it."""
        self.recorder = recorder
        self._site.rules.view.is_recorded = True

    def render(self, item: Item, position: int) -> Rendered:
        """An item's content and output, as it comes out at a position of the order of rendering.

        Raises TemplateError, ConversionError or PluginError.
        """
        return self.finish(self.convert(item, position))

    def convert(self, item: Item, position: int) -> Converted:
        """The first half of `render`: Liquid and converters. Raises as that."""
        with self._site.rules.view.of(self._frame(item, position)) as frame:
            return self._convert_content(frame)

    def _frame(self, item: Item, position: int) -> Frame:
        return Frame(item, position, item.content, reads=None if self.recorder is None else set())

    def _named(self, frame: Frame) -> Reads | None:
        """What was read in a frame, by name."""
        if self.recorder is None or frame.reads is None:
            return None
        return self.recorder.named(frame.reads, frame.item)

    def finish(self, converted: Converted) -> Rendered:
        """The second half: layouts. To be done once. Raises TemplateError or PluginError."""
        with self._site.rules.view.of(converted.frame) as frame:
            item, text = frame.item, frame.content
            if item.placed_in_layout:
                text = self._place_in_layouts(item, text, converted.payload, converted.registers)
            for plugin in self.plugins:
                text = plugin.after_render(item, text)
            warnings = tuple(frame.warnings.problems)
            asked = tuple(converted.registers.asked)
            return Rendered(frame.content, text, converted.extras, warnings, self._named(frame), asked)

    def render_excerpt(self, excerpt: Excerpt, position: int) -> Told:
        """An excerpt's text, rendered without layouts as its item sees the site, and what there is to warn of."""
        item = excerpt.item
        with self._site.rules.view.of(self._frame(item, position)) as frame:
            text = excerpt.content(self._is_block, frame.warnings)
            page: Any = item.make_drop() if isinstance(item, Page) else None
            if isinstance(item, Document):
                page = ExcerptDrop(excerpt, item, text)
            registers = self._registers(page, frame)
            off = item.data["render_with_liquid"] is False and item.rules.config.engine.render_with_liquid
            liquid = not off and ("{{" in text or "{%" in text)
            output = self._convert(item, text, self._payload(item, page), registers, liquid).text
            return Told(output, tuple(frame.warnings.problems), self._named(frame))

    def extra_pages(self, item: Item, extras: Sequence[tuple[str, str]]) -> list[Page]:
        """The pages of files that were made besides an item."""
        folder = item.url[: item.url.rindex("/")]
        source = self._site.config.source.as_posix()
        return [PageBesides(item.rules, source, folder, name, {}, text) for name, text in extras]

    def style_folders(self) -> list[str]:
        """The folders that stylesheets may import from."""
        found: dict[str, None] = {}
        for ext in (".scss", ".sass"):
            for converter in self._converters.for_ext(ext):
                found.update(dict.fromkeys(getattr(converter, "load_paths", list)()))
        return list(found)

    def has_extras(self, item: Item) -> bool:
        """Whether files may be made besides an item."""
        return item.is_sass and bool(self._converters.for_ext(item.ext))

    @property
    def goes_in_order(self) -> bool:
        """Whether items must be rendered in their order: `include_cached` prints what the first to use it got."""
        return IncludeCachedTag.name in self._environment.tags

    def _is_block(self, name: str) -> bool:
        tag = self._environment.tags.get(name)
        return tag is not None and tag.block

    def begin(self, ahead: Ahead, items: Iterable[tuple[int, Item]]) -> None:
        """Begin to convert those of the items, each with its position, that are stylesheets."""
        sources = []
        for position, item in items:
            if self.has_extras(item) and item not in ahead.items:
                with suppress(Exception):  # which is met again
                    sources.append(self._source_of(item, position))
        ahead.begin(sources, self._converters)

    def _source_of(self, item: Item, position: int) -> Source:
        """What an item's converters get: the first steps of `convert`, of which only that is kept. Raises as it."""
        with self._site.rules.view.of(self._frame(item, position)) as frame:
            payload, registers, liquid = self._start(frame)
            return self._source(item, frame.content, payload, registers, liquid)

    def _start(self, frame: Frame) -> tuple[dict[str, Any], Registers, bool]:
        """What Liquid gets, and whether it has anything to do; the frame has the item's source afterwards."""
        item = frame.item
        if isinstance(item, GeneratedPage):
            frame.content = item.text(self._site, self.services)
        for plugin in self.plugins:
            frame.content = plugin.before_liquid(item, frame.content)
        page: Any = item.make_frozen_drop(frame.content) if isinstance(item, Page) else item.drop
        values = [plugin.before_render(item) for plugin in self.plugins]
        if any(values):
            page = Overlay(page, {key: value for mapping in values for key, value in mapping.items()})
        payload = self._payload(item, page)
        for plugin in self.plugins:
            payload.update(plugin.variables(item))
        registers = self._registers(page, frame)
        liquid = item.renders_liquid(frame.content) and not isinstance(item, GeneratedPage)
        results = self._site.rules.view.results
        if liquid and results is not None and reads_content(frame.content, self.services):
            payload["content"] = results.placed_before(frame.position)
            self._site.rules.view.note(("!placed before", None))  # which nobody keeps
        return payload, registers, liquid

    def _convert_content(self, frame: Frame) -> Converted:
        """Liquid, converters and hooks; the frame has the converted content afterwards."""
        item = frame.item
        payload, registers, liquid = self._start(frame)
        conversion = self._convert(item, frame.content, payload, registers, liquid)
        text = conversion.text
        for plugin in self.plugins:
            text = plugin.after_convert(item, text)
        frame.content = text
        return Converted(frame, payload, registers, conversion.extras)

    def _registers(self, page: Any, frame: Frame) -> Registers:
        traces = self.traces if self.profile is None else None  # which counts what is rendered
        return Registers(self.services, page, frame.warnings, self.profile, traces=traces)

    def _payload(self, item: Item, page: Any) -> dict[str, Any]:
        layout = self._site.layouts.get(_layout_name(item))
        self._site.rules.view.note(("!layout", _layout_name(item)))
        markdown = self._converters.output_ext(item.ext) == ".html" and item.ext not in {".html", ".htm"}
        return {
            "page": page,
            "site": self.site_drop,
            "jekyll": self._jekyll,
            "theme": self._theme,
            "paginator": item.pager if isinstance(item, Page) else None,
            "layout": layout.data if layout is not None else None,
            "content": None,
            "highlighter_prefix": "\n" if markdown else None,
            "highlighter_suffix": "\n" if markdown else None,
        }

    def _source(self, item: Item, text: str, payload: Mapping[str, Any], registers: Registers, liquid: bool) -> Source:
        """What comes of Liquid."""
        source = Source.of(item, text)
        if not liquid:
            return source
        template = self._environment.from_string(text, name=source.place.path, first_line=item.first_line)
        text, is_ascii = template.render_encoded(payload, registers)
        return Source(item, text, source.place._replace(is_ascii=is_ascii))

    def _convert(
        self, item: Item, text: str, payload: Mapping[str, Any], registers: Registers, liquid: bool
    ) -> Conversion:
        """Liquid, then the converters of the item's extension."""
        _, text, place = self._source(item, text, payload, registers, liquid)
        if not self._converters.for_ext(item.ext):
            return Conversion(text)
        if item.is_sass:
            self.services.note_imports(item.ext, text)
        try:
            text.encode("utf-8")
            result = self._converters.convert(text, place, item.ext)
        except UnicodeEncodeError as error:
            raise ConversionError(
                f"{place.path} is not valid UTF-8", Location(place.path), "Save the file in the UTF-8 encoding."
            ) from error
        registers.warnings.add(result.warnings)
        return result

    def _place_in_layouts(self, item: Item, text: str, payload: dict[str, Any], registers: Registers) -> str:
        """Wrap a text in its layout, that in its own, and so on."""
        name = _layout_name(item)
        view = self._site.rules.view
        layout = self._site.layouts.get(name)
        view.note(("!layout", name))
        if layout is None:
            if name:
                registers.warnings.warn(
                    f"Layout '{name}' requested in {item.relative_path} does not exist",
                    self._layout_location(item),
                    f"Add _layouts/{name}.html or remove the key.",
                )
            return text
        layouts = self.layouts_of(item)
        self._check_outermost(layouts[-1], registers)
        return self._wrap(text, layouts, payload, registers)

    def _check_outermost(self, layout: Layout, registers: Registers) -> None:
        """Warn of a layout that names another one, but is placed in none."""
        parent = layout.data.get("layout")
        if not isinstance(parent, str) or parent in ("", "none"):
            return
        path = layout.relative_path
        place = line_of("layout", layout.path, Location(path), layout.first_line)
        if self._site.layouts.get(parent) is None:
            registers.warnings.warn(
                f"Layout '{parent}' requested in {path} does not exist",
                place,
                f"Add _layouts/{parent}.html or remove the key.",
            )
        else:
            registers.warnings.warn(
                f"The layouts '{layout.name}' and '{parent}' are placed in each other",
                place,
                "Remove the key from the one that is to be the outermost.",
            )

    def _wrap(self, text: str, layouts: Sequence[Layout], payload: dict[str, Any], registers: Registers) -> str:
        """Put a text into the first layout, what comes of that into the second, and so on."""
        payload["layout"] = None
        for layout in layouts:
            payload["content"] = text
            payload["layout"] = deep_merge(layout.data, payload["layout"] or {})
            text = self._layout_template(layout).render(payload, registers)
        return text

    def layouts_of(self, item: Item) -> list[Layout]:
        """The layouts that wrap an item, the innermost first; each once."""
        found: dict[str, Layout] = {}
        layout = self._site.layouts.get(_layout_name(item)) if item.placed_in_layout else None
        while layout is not None and layout.name not in found:
            found[layout.name] = layout
            parent = layout.data.get("layout")
            layout = self._site.layouts.get(parent) if isinstance(parent, str) else None
            self._site.rules.view.note(("!layout", parent if isinstance(parent, str) else ""))
        return list(found.values())

    def reads_content(self, item: Item) -> bool:
        """Whether an item's source may read the variable `content`."""
        return reads_content(item.content, self.services)

    def placed(self, item: Item, position: int) -> str:
        """What goes into the outermost of an item's layouts. Raises as `render`."""
        converted = self.convert(item, position)
        with self._site.rules.view.of(converted.frame) as frame:
            return self._wrap(frame.content, self.layouts_of(item)[:-1], converted.payload, converted.registers)

    def _layout_template(self, layout: Layout) -> Template:
        table = self._site.rules.caches.of_text("layouts")
        key = (layout.relative_path, layout.first_line, layout.content)
        template: Template | None = table.get(key)
        if template is None:
            template = table[key] = self._environment.from_string(
                layout.content, name=layout.relative_path, first_line=layout.first_line
            )
        return template

    def _layout_location(self, item: Item) -> Location:
        """The front matter's `layout:` line, for messages."""
        return line_of("layout", item.source_path, Location(item.relative_path), item.first_line)


def _layout_name(item: Item) -> str:
    """The layout that an item names; "" for none."""
    return to_s(item.data["layout"])


def _theme_values(site: Site) -> dict[str, Any] | None:
    theme = site.theme
    if theme is None or not site.config.engine.theme_values:
        return None
    root = str(theme.root) if site.config.environment == "development" else ""
    return {"root": root, "version": theme.version}
