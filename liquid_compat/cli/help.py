"""`liquid-compat help [SUBCOMMAND]`."""

from __future__ import annotations

import click


@click.command("help")
@click.argument("subcommand", required=False)
@click.pass_context
def command(context: click.Context, subcommand: str | None) -> int:
    """Tell about liquid-compat or one of its subcommands."""
    parent = context.parent
    assert parent is not None
    if subcommand is None:
        click.echo(parent.get_help())
        return 0
    group = parent.command
    assert isinstance(group, click.Group)
    found = group.get_command(parent, subcommand)
    if found is None:
        raise click.UsageError(f"There is no subcommand {subcommand!r}.", parent)
    with click.Context(found, info_name=subcommand, parent=parent) as inner:
        click.echo(found.get_help(inner))
    return 0
