"""What a subcommand prints while it works: Jekyll's lines, colours and progress on a terminal only."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from types import TracebackType
from typing import Self, TextIO

from ..errors import Problem
from .log import Log

_COLOURS = {"error": 31, "warning": 33, "note": 36}
_BOLD = 1


def say(text: str, *, is_error: bool = False, ends: bool = True) -> None:
    """Print a text, to standard error if it `is_error`, with the end of the line if it `ends` there.

    Only what click can do better brings it in: colours, which only terminals get, and streams of other encodings.
    """
    stream = sys.stderr if is_error else sys.stdout
    encoding = str(getattr(stream, "encoding", None)).lower().replace("_", "-")
    if "\x1b" in text or encoding not in ("utf-8", "utf8") or sys.platform == "win32":
        import click

        click.echo(text, err=is_error, nl=ends)
        return
    stream.write(f"{text}\n" if ends else text)
    stream.flush()


def _styled(text: str, code: int, stream: TextIO) -> str:
    """A text as terminals show it in a colour, or bold, unless the stream is a file or a pipe."""
    if type(stream) is TextIOWrapper and not stream.isatty():
        return text
    return f"\x1b[{code}m{text}\x1b[0m"


class Report:
    """Prints notes to standard output and problems to standard error, in the format that `--log-format` names.

    Notes are Jekyll's two columns. A pipe gets no colours and no progress.
    """

    def __init__(self, quiet: bool, log: Log | None = None) -> None:
        """`quiet` leaves notes and warnings out; without a `log` it is that of this run of click."""
        if log is None:
            from .log_option import current_log

            log = current_log()
        self.quiet = quiet
        self.log = log
        self.terminal = sys.stderr.isatty() and not quiet and self.log.format == "text"
        self._shown = False

    def note(self, topic: str, text: str = "") -> None:
        """A line with its topic to the left."""
        if not self.quiet:
            say(self.log.note(topic, text))

    def heading(self, text: str) -> None:
        """A line above what belongs together."""
        if self.log.format == "text":
            say(_styled(f"\n{text}", _BOLD, sys.stdout))

    def warning(self, problem: Problem) -> None:
        """A warning, at once."""
        if not self.quiet:
            self._clear()
            say(self._line("warning", problem, sys.stderr), is_error=True)

    def error(self, problem: Problem) -> None:
        """An error that doesn't end the program."""
        self._clear()
        say(self._line("error", problem, sys.stderr), is_error=True)

    def finding(self, level: str, problem: Problem) -> None:
        """Something that was looked for: to standard output, as it is the result."""
        say(self._line(level, problem, sys.stdout))

    def _line(self, level: str, problem: Problem, stream: TextIO) -> str:
        if self.log.format != "text":
            return self.log.problem(level, problem)
        return _styled(f"{level.capitalize()}: ", _COLOURS[level], stream) + str(problem)

    def progress(self, done: int, total: int) -> None:
        """How far rendering is."""
        if self.terminal and (done == total or done % max(1, total // 100) == 0):
            say(f"\r{'Rendering:':>20} {done} of {total}", ends=False, is_error=True)
            self._shown = True

    def _clear(self) -> None:
        if self._shown:
            say("\r\x1b[K", ends=False, is_error=True)
            self._shown = False

    def __enter__(self) -> Self:
        """Nothing to set up."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the progress line."""
        self._clear()
