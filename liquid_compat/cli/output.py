"""What a subcommand prints while it works: Jekyll's lines, colours and progress on a terminal only."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

import click

from ..errors import Problem
from .log import Log, current_log

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


class Report:
    """Prints notes to standard output and problems to standard error, in the format that `--log-format` names.

    Notes are Jekyll's two columns. A pipe gets no colours and no progress.
    """

    def __init__(self, quiet: bool) -> None:
        """`quiet` leaves notes and warnings out."""
        self.quiet = quiet
        self.log: Log = current_log()
        self.terminal = sys.stderr.isatty() and not quiet and self.log.format == "text"
        self._shown = False

    def note(self, topic: str, text: str = "") -> None:
        """A line with its topic to the left."""
        if not self.quiet:
            click.echo(self.log.note(topic, text))

    def heading(self, text: str) -> None:
        """A line above what belongs together."""
        if self.log.format == "text":
            click.echo(click.style(f"\n{text}", bold=True))

    def warning(self, problem: Problem) -> None:
        """A warning, at once."""
        if not self.quiet:
            self._clear()
            click.echo(self._line("warning", problem), err=True)

    def error(self, problem: Problem) -> None:
        """An error that doesn't end the program."""
        self._clear()
        click.echo(self._line("error", problem), err=True)

    def finding(self, level: str, problem: Problem) -> None:
        """Something that was looked for: to standard output, as it is the result."""
        click.echo(self._line(level, problem))

    def _line(self, level: str, problem: Problem) -> str:
        if self.log.format != "text":
            return self.log.problem(level, problem)
        return click.style(f"{level.capitalize()}: ", fg=_COLOURS[level]) + str(problem)

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
