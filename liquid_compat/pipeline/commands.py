"""What subcommands do with the plugins of a site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..config.load import Config, load_config
from ..content.site import Site
from ..errors import Warnings
from ..plugins import listing, port, third_party
from .prepared import prepare


@dataclass(frozen=True, slots=True)
class CommandSite:
    """The site that a subcommand of a plugin gets (`plugins.api.CommandSite`)."""

    config: Config
    warnings: Warnings

    def read(self) -> Site:
        """The site, read and generated. Raises LiquidCompatError."""
        return prepare(self.config, self.warnings).site


def plugin_commands(
    options: Mapping[str, Any], warnings: Warnings
) -> tuple[CommandSite, dict[str, Callable[..., Any]]]:
    """The subcommands that a site's plugins bring, by name, and what they get. Raises LiquidCompatError."""
    config = load_config(options, warnings)
    found = {mark.name: call for brought in third_party.all_of(config) for mark, call in brought.commands()}
    return CommandSite(config, warnings), found


def plugin_list(options: Mapping[str, Any], warnings: Warnings) -> list[str]:
    """A line for each thing that plugins bring to a site, or fail to. Raises LiquidCompatError."""
    return listing.lines(load_config(options, warnings))


def store_external_posts(options: Mapping[str, Any], warnings: Warnings, tell: Callable[[str], None]) -> int:
    """Ask al-folio's `external_sources` for their posts and store them; the number of failures. Raises PluginError."""
    from ..plugins.stand_ins.external_posts_fetch import store_posts

    return store_posts(load_config(options, warnings), tell)


def port_plugins(options: Mapping[str, Any], warnings: Warnings) -> list[str]:
    """Write the beginnings of plugins in Python; the paths of the new files. Raises LiquidCompatError."""
    return port.write_stubs(load_config(options, warnings))
