"""`liquid-compat plugins`: what plugins bring to a site, and what is missing."""

from __future__ import annotations

from typing import Any

import click

from ..errors import Warnings
from .given import config_options
from .options import site_options
from .output import Report


@click.group("plugins", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """List what plugins bring to the site in this folder, or start Python plugins for its Ruby ones."""
    if context.invoked_subcommand is None:
        context.invoke(list_)


@command.command("list")
@site_options
def list_(**given: Any) -> int:
    """List what each plugin and each Ruby file of the site brings, and what takes its place."""
    from ..pipeline.commands import plugin_list

    warnings = Warnings(listener=Report(quiet=False).warning)
    for line in plugin_list(config_options(given), warnings):
        click.echo(line)
    return 0


@command.command("port")
@site_options
def port(**given: Any) -> int:
    """Write the beginning of a Python plugin for each Ruby file that nothing takes the place of."""
    from ..pipeline.commands import port_plugins

    warnings = Warnings(listener=Report(quiet=False).warning)
    for path in port_plugins(config_options(given), warnings):
        click.echo(f"Written: {path}")
    return 0
