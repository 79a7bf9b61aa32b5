"""What a subcommand prints while it works: Jekyll's lines, colours and progress on a terminal only."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

import click

from ..errors import Problem


class Report:
    """Prints notes to standard output and problems to standard error.

    Notes are Jekyll's two columns. A pipe gets no colours and no progress.
    """

    def __init__(self, quiet: bool) -> None:
        """`quiet` leaves notes and warnings out."""
        self.quiet = quiet
        self.terminal = sys.stderr.isatty() and not quiet
        self._shown = False

    def note(self, topic: str, text: str = "") -> None:
        """A line with its topic to the left."""
        if not self.quiet:
            click.echo(f"{topic:>20} {text}".rstrip())

    def warning(self, problem: Problem) -> None:
        """A warning, at once."""
        if not self.quiet:
            self._clear()
            click.echo(click.style("Warning: ", fg="yellow") + str(problem), err=True)

    def progress(self, done: int, total: int) -> None:
        """How far rendering is."""
        if self.terminal and (done == total or done % max(1, total // 100) == 0):
            click.echo(f"\r{'Rendering:':>20} {done} of {total}", nl=False, err=True)
            self._shown = True

    def _clear(self) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
            self._shown = False

    def __enter__(self) -> Self:
        """Nothing to set up."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the progress line."""
        self._clear()
