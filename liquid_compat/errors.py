"""The one error tree, and warnings: every problem says where it is and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from .lazy import pattern


class Location(NamedTuple):
    """A place in a source file.

    `path` is relative to the site's source where possible; `line` and `column` count from 1; `text` is the
    line itself, for the code frame.
    """

    path: str | None = None
    line: int | None = None
    column: int | None = None
    text: str | None = None

    def __str__(self) -> str:
        """`path:line:column`, as far as known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


class Problem(NamedTuple):
    """What an error or a warning tells: the message, the place and the advice."""

    message: str
    location: Location | None = None
    hint: str | None = None
    origin: Location | None = None
    """The line of a plugin's code that it came from, where the place is one of the site's."""

    def __str__(self) -> str:
        """The message, the place, the line with a caret under the column, the same of a plugin, and the hint."""
        cut = "…" if len(self.message) > _LONGEST_MESSAGE else ""
        lines = [self.message[:_LONGEST_MESSAGE] + cut]
        for arrow, place in (("-->", self.location), ("in", self.origin)):
            if place is None or not str(place):
                continue
            lines.append(f"  {arrow} {place}")
            if place.text is not None:
                gutter = f"{place.line or '':>4} | "
                shown, caret = _frame(place.text, place.column)
                lines.append(gutter + shown)
                if caret is not None:
                    lines.append(" " * (len(gutter) + caret) + "^")
        if self.hint:
            lines.append(f"  help: {self.hint}")
        return "\n".join(lines)


_FRAME_WIDTH = 71
"""So many characters of a line a code frame shows: with the line's number, no more than a narrow screen."""
_FRAME_BEFORE = 40
"""So many of them before the column, where the line is cut at its start."""
_LONGEST_MESSAGE = 1000


def _frame(text: str, column: int | None) -> tuple[str, int | None]:
    """What a code frame shows of a line, and how far the caret is indented; what is cut off shows as `…`."""
    at = len(text[: (column or 1) - 1].expandtabs(4))
    text = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text.expandtabs(4))
    start = at - _FRAME_BEFORE if at >= _FRAME_WIDTH else 0
    left = "…" if start else ""
    right = "…" if start + _FRAME_WIDTH < len(text) else ""
    shown = left + text[start : start + _FRAME_WIDTH] + right
    return shown, None if column is None else at - start + len(left)


_UNPRINTABLE = pattern(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What would not show, or would move the terminal's cursor."""


def nearest(name: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known name that is most like one that isn't known; None if none is by so much (0 to 1)."""
    import difflib

    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=likeness)), None)


class LiquidCompatError(Exception):
    """The root of all errors that a build can end with."""

    def __init__(
        self,
        message: str,
        location: Location | None = None,
        hint: str | None = None,
        origin: Location | None = None,
    ) -> None:
        """See `Problem` for the parameters."""
        super().__init__(message)
        self.problem = Problem(message, location, hint, origin)

    def locate(self, location: Location) -> None:
        """Say where, unless that is known better already."""
        if self.problem.location is None:
            self.problem = self.problem._replace(location=location)

    def come_from(self, origin: Location) -> None:
        """Say which line of a plugin's code it came from, unless that is known."""
        if self.problem.origin is None:
            self.problem = self.problem._replace(origin=origin)

    def __str__(self) -> str:
        """The whole problem, with its code frame."""
        return str(self.problem)


class ConfigError(LiquidCompatError):
    """`_config.yml` or an option can't be used."""


class FrontMatterError(LiquidCompatError):
    """Front matter or a data file that can't be read."""


class InvalidDateError(LiquidCompatError):
    """A date that isn't one."""


class PathError(LiquidCompatError):
    """A path that leaves the source or the destination, or a file that can't be read or written."""


class TemplateError(LiquidCompatError):
    """Liquid that can't be parsed or rendered."""


class TemplateSyntaxError(TemplateError):
    """Liquid that can't be parsed."""


class TemplateRenderError(TemplateError):
    """Liquid that fails when it is rendered."""


class ConversionError(LiquidCompatError):
    """A converter (Markdown, Sass) that can't convert its input."""


class PluginError(LiquidCompatError):
    """A plugin that fails or whose options can't be used."""


class BibliographyError(LiquidCompatError):
    """A BibTeX file, a citation style or a bibliography's options that can't be used."""


class Warnings:
    """The warnings of one build, in the order in which they came; each is told once."""

    __slots__ = ("_seen", "listener", "logs", "problems")

    def __init__(self, listener: Callable[[Problem], None] | None = None) -> None:
        """`listener`, if given, is called with each new one."""
        self.listener = listener
        self.problems: list[Problem] = []
        self.logs: list[list[Problem]] = []
        """Lists of those who want to know of all that is told while they listen, again and again."""
        self._seen: set[Problem] = set()

    def warn(self, message: str, location: Location | None = None, hint: str | None = None) -> None:
        """Record a warning; the same one a second time is ignored."""
        self.add((Problem(message, location, hint),))

    def add(self, problems: Iterable[Problem]) -> None:
        """Record warnings that came up elsewhere."""
        for problem in problems:
            for log in self.logs:
                log.append(problem)
            if problem in self._seen:
                continue
            self._seen.add(problem)
            self.problems.append(problem)
            if self.listener is not None:
                self.listener(problem)
