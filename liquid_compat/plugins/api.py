"""What a plugin can do (https://jekyllrb.com/docs/plugins/): one class, each of its methods a point of the build.

A plugin gets what it works on as arguments and gives back what it made. One is made for each build; it changes nothing
but the site that it is given before rendering begins. The points stand in the order in which a build comes to them;
docs/plugins.md tells which of Jekyll's hooks each is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple, Protocol

from ..config.load import Config
from ..content.document import Document
from ..content.item import Item
from ..content.page import Page
from ..content.site import Site
from ..content.static_file import StaticFile
from ..content.theme import Theme
from ..converters.base import HIGH, HIGHEST, LOW, LOWEST, NORMAL, Converter
from ..errors import Location, PluginError, Warnings
from ..templates.api import Tag
from ..templates.services import SiteServices
from .function_tags import TagContext
from .marks import block, command, converter, filter, generator, hook, sass_function, tag

__all__ = [
    "HIGH",
    "HIGHEST",
    "LOW",
    "LOWEST",
    "NORMAL",
    "CommandSite",
    "Config",
    "Document",
    "Edition",
    "GeneratedPage",
    "Item",
    "Location",
    "MadeFile",
    "Page",
    "Plugin",
    "PluginError",
    "PluginSetup",
    "Site",
    "StaticFile",
    "TagContext",
    "Warnings",
    "Written",
    "block",
    "command",
    "converter",
    "filter",
    "generator",
    "hook",
    "new_page",
    "sass_function",
    "tag",
]

MadeFile = str | bytes | Path
"""A file of the destination: its text, its bytes, or the file that is copied there."""


class PluginSetup(NamedTuple):
    """What a plugin is made with."""

    config: Config
    warnings: Warnings
    environ: Mapping[str, str] = os.environ
    is_late: bool = False
    """Whether only a remote theme asks for the plugin: Jekyll made its generators and converters before it came."""
    find_gem: Callable[[str], Theme | None] = lambda name: None
    """Gives a gem's files, fetched and locked as a theme is. Raises LiquidCompatError for one that can't be had."""
    known_gem: Callable[[str], Theme | None] = lambda name: None
    """The same for what is on the machine or in the site's lock; nothing else is fetched."""


class Edition(NamedTuple):
    """One of several forms in which a site is built, such as one for each language."""

    folder: str
    """Where it is written, relative to the destination; "" for the destination itself."""
    values: Mapping[str, Any]
    """Values that take the place of the configuration's in this edition."""
    lifted: Mapping[str, str] = MappingProxyType({})
    """Files and folders of it that go elsewhere, each with the place that it has relative to the destination."""


class Written(NamedTuple):
    """A site that is in its place."""

    site: Site
    destination: Path
    files: Collection[str]
    """All of its files, relative to the destination; those that were as they should be count too."""


class GeneratedPage(Page):
    """A page whose content a plugin writes when the page is rendered; Liquid is not run on it."""

    def text(self, site: Site, services: SiteServices) -> str:
        """The content. Documents are rendered when they are asked for their content. Raises PluginError."""
        raise NotImplementedError

    def key(self, site: Site, services: SiteServices) -> Any:
        """Plain values on which the content hangs besides what it reads through drops and `services`.

        While they stay the same, and what was read does, a text that was kept will do. None: they aren't known.
        """
        return None


def new_page(site: Site, path: str, content: str = "", data: Mapping[str, Any] | None = None) -> Page:
    """A page for a generator to add, as if the file of that path had this front matter and content."""
    folder, slash, name = path.strip("/").rpartition("/")
    return Page(site.rules, str(site.config.source), f"{slash and '/'}{folder}", name, dict(data or {}), content)


class CommandSite(Protocol):
    """What a subcommand of a plugin gets."""

    @property
    def config(self) -> Config:
        """The configuration."""
        ...

    @property
    def warnings(self) -> Warnings:
        """Where warnings go; they are shown."""
        ...

    def read(self) -> Site:
        """The site, read and generated. Raises LiquidCompatError."""
        ...


class Plugin:
    """The base of all plugins: every point does nothing until a plugin overrides it."""

    name: ClassVar[str]
    """The gem's name, as `plugins:` lists it."""
    priority: ClassVar[int] = NORMAL
    """Generators run from the highest priority down, equals in the order of the list."""

    data_gems: ClassVar[tuple[str, ...]] = ()
    """Gems whose data the plugin reads, where `setup.known_gem` has them; `theme update` fetches them."""

    order: ClassVar[int] = NORMAL
    """All other points are come to from the highest order down, equals in the order of the list."""

    loads_active_support: ClassVar[bool] = False
    """Whether the gem brings ActiveSupport along, which teaches Liquid's `blank` to mean something."""

    @property
    def steady(self) -> bool:
        """Whether what the plugin makes of an item follows from what it is given, so that it may be kept."""
        return type(self).__module__.startswith("liquid_compat.")

    @property
    def looks_at(self) -> frozenset[str]:
        """What the plugin looks at besides the site's files, the configuration, the environment and `services`' clock.

        "git" for what the repository's HEAD, references and configuration tell, "history" for its commits, "network".
        """
        return frozenset()

    @property
    def stamp(self) -> str:
        """What the plugin is, in a word: another where its code is another."""
        return f"{type(self).__module__}.{type(self).__qualname__}"

    def __init__(self, setup: PluginSetup) -> None:
        """Keep what the plugin is made with. Raises PluginError for options that can't be used."""
        self.config = setup.config
        self.warnings = setup.warnings
        self.environ = setup.environ
        self.is_late = setup.is_late

    @classmethod
    def configure(cls, setup: PluginSetup) -> Mapping[str, Any]:
        """Values that take the place of the configuration's, before anything is made or read with it."""
        return {}

    @classmethod
    def editions(cls, setup: PluginSetup) -> Sequence[Edition]:
        """The forms in which the site is built, each read, rendered and written by itself; none for the usual one.

        What a later one has in its folder takes the place of what earlier ones have there.
        """
        return ()

    def tags(self) -> Mapping[str, type[Tag]]:
        """Liquid tags by name."""
        return {}

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """Liquid filters by name."""
        return {}

    def tag_values(self) -> Any:
        """Plain data for the plugin's tags and filters: after generating, `services.plugins` has it under the name."""
        return None

    def converters(self) -> Sequence[Converter]:
        """Converters by extension."""
        return ()

    def sass_functions(self) -> Mapping[str, Callable[..., Any]]:
        """Functions of stylesheets by their names with parameters, as libsass takes them: `"double($n)"`."""
        return {}

    def before_read(self) -> None:
        """Do something before the source is read."""

    def after_init(self, item: Item) -> None:
        """Change an item: after it was read and before `after_read`, or after a generator made it."""

    def after_read(self, site: Site) -> None:
        """Change the site's content after it was read, before generators run."""

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add pages and other content; a `GeneratedPage` writes its content later."""

    def site_values(self, site: Site) -> Mapping[str, Any]:
        """What templates see of the plugin below `site`, after all generators have run."""
        return {}

    def before_rendering(self, site: Site, services: SiteServices) -> None:
        """The last moment to change the site: all is there that will be rendered."""

    def before_render(self, item: Item) -> Mapping[str, Any]:
        """Values that `page` has besides its own while the item is rendered."""
        return {}

    def variables(self, item: Item) -> Mapping[str, Any]:
        """Variables that templates have besides `page`, `site` and so on while the item is rendered."""
        return {}

    def before_liquid(self, item: Item, content: str) -> str:
        """The source of an item, before anything is done to it."""
        return content

    def after_convert(self, item: Item, content: str) -> str:
        """The converted content of an item, before its layouts."""
        return content

    def after_render(self, item: Item, output: str) -> str:
        """The finished output of an item."""
        return output

    def after_rendering(
        self, site: Site, files: Mapping[str, MadeFile], asked: Sequence[Any]
    ) -> Mapping[str, MadeFile | None]:
        """Files to write besides those of the site, or in the place of some of them; None for one to leave out.

        `files` is all that is going to be written, by its place relative to the destination. `asked` is what the
        plugin's tags and filters left with `Registers.ask`, in the order of the items.
        """
        return {}

    def rewrites(self, place: str) -> bool:
        """Whether `rewrite` wants the file that is going to be written at a place, whatever it is."""
        return False

    def rewrite(self, place: str, data: bytes) -> bytes:
        """The bytes of a file about to be written; asked last, for the places that `rewrites` names."""
        return data

    def keeps(self, obsolete: Sequence[str]) -> Collection[str]:
        """Which of the destination's files and folders stay there that are no part of the site.

        The paths are relative to the destination; a file's name keeps it, a folder's the folder with all in it.
        """
        return ()

    def after_write(self, written: Written) -> None:
        """Do something with the site when it is in its place."""
