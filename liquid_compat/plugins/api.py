"""What a plugin can do (https://jekyllrb.com/docs/plugins/): one class, each of its methods a point of the build.

A plugin gets what it works on as arguments and gives back what it made; it keeps no state outside of itself, and one
is made for each build.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from ..config.load import Config
from ..converters.base import HIGH, HIGHEST, LOW, LOWEST, NORMAL
from ..errors import Warnings

if TYPE_CHECKING:
    from liquid import Tag

    from ..content.item import Item
    from ..content.site import Site
    from ..converters.base import Converter
    from ..templates.services import SiteServices

__all__ = ["HIGH", "HIGHEST", "LOW", "LOWEST", "NORMAL", "Plugin", "PluginSetup"]


@dataclass(frozen=True, slots=True)
class PluginSetup:
    """What a plugin is made with."""

    config: Config
    warnings: Warnings
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)


class Plugin:
    """The base of all plugins: every point does nothing until a plugin overrides it."""

    name: ClassVar[str]
    """The gem's name, as `plugins:` lists it."""
    priority: ClassVar[int] = NORMAL
    """Generators run from the highest priority down, equals in the order of the list."""

    def __init__(self, setup: PluginSetup) -> None:
        """Keep what the plugin is made with. Raises PluginError for options that can't be used."""
        self.config = setup.config
        self.warnings = setup.warnings
        self.environ = setup.environ

    def configure(self, values: dict[str, Any]) -> None:
        """Change the configuration's values, before anything is read with them."""

    def tags(self) -> Mapping[str, type[Tag]]:
        """Liquid tags by name."""
        return {}

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """Liquid filters by name."""
        return {}

    def converters(self) -> Sequence[Converter]:
        """Converters by extension."""
        return ()

    def after_read(self, site: Site) -> None:
        """Change the site's content after it was read, before generators run."""

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add pages and other content. A page's `render` function may wait for the rendered documents."""

    def before_render(self, item: Item) -> None:
        """Look at an item before it is rendered; its `data` may be changed."""

    def after_convert(self, item: Item, content: str) -> str:
        """The converted content of an item, before its layouts."""
        return content

    def after_render(self, item: Item, output: str) -> str:
        """The finished output of an item."""
        return output
