"""`liquid-compat completion SHELL`: completion of subcommands, options and files."""

from __future__ import annotations

import click

_VARIABLE = "_LIQUID_COMPAT_COMPLETE"
"""Where click looks for what it is to complete."""


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    """Print the script that completes liquid-compat's words in a shell.

    bash: put `eval "$(liquid-compat completion bash)"` into ~/.bashrc; zsh: the same with zsh into ~/.zshrc; fish:
    liquid-compat completion fish > ~/.config/fish/completions/liquid-compat.fish
    """
    from click.shell_completion import ShellComplete, get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    script = kind(context.find_root().command, {}, "liquid-compat", _VARIABLE)
    click.echo(ShellComplete.source(script))  # bash's own would start bash to look at its version
    return 0
