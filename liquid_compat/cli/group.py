"""The group of subcommands."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from ..errors import nearest
from .log import Log
from .log_option import log_format_option
from .running import guarded

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# A subcommand's name, the module that holds it (as `command`, or as the name behind the colon), and what it does.
COMMANDS: Mapping[str, tuple[str, str]] = {
    "build": ("build", "Build the site"),
    "serve": ("serve", "Serve the site on this machine, and follow its edits"),
    "clean": ("clean", "Remove the built site and the caches"),
    "render": ("render", "Print one page as the site would render it"),
    "doctor": ("doctor", "Look for faults in the site"),
    "verify": ("verify", "Compare a site that Jekyll built with ours"),
    "post": ("compose:post", "Start a post"),
    "draft": ("compose:draft", "Start a draft"),
    "page": ("compose:page", "Start a page"),
    "compose": ("compose:compose", "Start a document of any collection"),
    "publish": ("compose:publish", "Make a post of a draft"),
    "unpublish": ("compose:unpublish", "Make a draft of a post"),
    "rename": ("compose:rename", "Give a post, draft or page another title"),
    "new": ("new", "Start a site with the academic theme"),
    "new-theme": ("new_theme", "Start a theme of your own"),
    "theme": ("theme", "Fetch, list and remove themes"),
    "plugins": ("plugins", "List what plugins bring, start Python ones for Ruby ones"),
    "scholar": ("scholar", "Fetch citation statistics"),
    "external-posts": ("external_posts", "Fetch al-folio's posts of other sites"),
    "completion": ("completion", "Print the script that completes commands in a shell"),
    "help": ("help", "Tell about a subcommand"),
}
ALIASES: Mapping[str, str] = {"b": "build", "s": "serve", "server": "serve"}


class LazyGroup(click.Group):
    """Imports a subcommand's module only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of a name or an alias."""
        entry = COMMANDS.get(ALIASES.get(cmd_name, cmd_name))
        if entry is None:
            return _of_plugins(cmd_name)
        module, _, name = entry[0].partition(":")
        command = getattr(import_module(f".{module}", __package__), name or "command")
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand that the words begin with. Raises UsageError, which tells which one may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = nearest(args[0], COMMANDS)
            if near is None:
                raise
            raise click.UsageError(f"{error.message} (Did you mean {near!r}?)", ctx) from error

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The subcommands that begin so, without importing them, and the options."""
        from click.shell_completion import CompletionItem

        names = [CompletionItem(name, help=text) for name, (_, text) in COMMANDS.items() if name.startswith(incomplete)]
        return names + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of subcommands, without importing them."""
        with formatter.section("Subcommands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])
        from . import plugin_command

        found = plugin_command.described() if plugin_command.may_have_plugins() else []
        if found:
            with formatter.section("Subcommands of this site's plugins"):
                formatter.write_dl(found)


def _of_plugins(name: str) -> click.Command | None:
    """The subcommand that a plugin of the site in this folder brings."""
    from . import plugin_command

    return plugin_command.find(name) if plugin_command.may_have_plugins() else None


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(None, "-v", "--version", package_name="liquid-compat", message="liquid-compat %(version)s")
@log_format_option
def cli() -> None:
    """Build an existing Jekyll site without Ruby."""


def run(words: list[str], *, trace: bool = False) -> int:
    """Run the subcommand that the words name; errors become messages, never tracebacks without `trace`."""
    log = Log(trace=trace)

    def call() -> Any:
        try:
            return cli.main(words, prog_name="liquid-compat", standalone_mode=False, obj=log)
        except click.ClickException as error:
            error.show()
            return 2
        except click.exceptions.Abort:
            print("Stopped.", file=sys.stderr)
            return 1

    return guarded(call, log)
