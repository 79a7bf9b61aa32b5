"""Subcommands that plugins of the site in this folder bring."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from ..errors import LiquidCompatError, Warnings
from .output import Report

if TYPE_CHECKING:
    from ..pipeline.commands import CommandSite


def may_have_plugins() -> bool:
    """Whether this folder looks like a site."""
    return os.path.exists("_config.yml") or os.path.exists("_config.toml") or os.path.isdir("_plugins")


def find(name: str) -> click.Command | None:
    """The subcommand of that name, None where no plugin brings one. Raises LiquidCompatError."""
    from ..pipeline.commands import plugin_commands

    site, commands = plugin_commands({}, Warnings(listener=Report(quiet=False).warning))
    return None if name not in commands else _command(name, commands[name], site)


def described() -> list[tuple[str, str]]:
    """The subcommands with what they do; none where the plugins can't be read."""
    from ..pipeline.commands import plugin_commands

    try:
        site, commands = plugin_commands({}, Warnings())
    except LiquidCompatError:
        return []
    return [(name, _command(name, call, site).get_short_help_str(60)) for name, call in commands.items()]


def _command(name: str, call: Callable[..., Any], site: CommandSite) -> click.Command:
    """A click command, as it is or around a function of the site and words."""
    if isinstance(call, click.Command):

        @click.command(name, add_help_option=False, help=call.help, context_settings={"ignore_unknown_options": True})
        @click.argument("words", nargs=-1, type=click.UNPROCESSED)
        def outer(words: tuple[str, ...]) -> Any:
            return call.main(list(words), prog_name=f"liquid-compat {name}", standalone_mode=False, obj=site)

        return outer

    @click.command(name, help=call.__doc__)
    @click.argument("words", nargs=-1)
    def command(words: tuple[str, ...]) -> Any:
        return call(site, *words)

    return command
