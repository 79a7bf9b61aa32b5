"""Errors inside the engine: what Ruby's Liquid raises, on python-liquid's exception tree.

Anything that is a `liquid.exceptions.LiquidError` is told with its own message (`Liquid error (line 1): …`); any other
exception is an `internal` error, as in Ruby, whose words only a failing build shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..errors import LiquidCompatError, Location, TemplateError, TemplateRenderError, TemplateSyntaxError, nearest
from .python_liquid import LiquidError, LiquidSyntaxError


class LiquidRuntimeError(LiquidError):
    """An error while rendering, told with its own message."""

    kind = "Liquid::Error"
    """The name of Ruby's class."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        """`message` is what is told after `Liquid error (line 1): `, `hint` what to do."""
        super().__init__(message, token=None)
        self.hint = hint


class ArgumentError(LiquidRuntimeError):
    """A filter, comparison or tag that can't work with what it was given."""

    kind = "Liquid::ArgumentError"


class UndefinedVariable(LiquidRuntimeError):
    """A variable that a strict template reads and nobody defined."""

    kind = "Liquid::UndefinedVariable"


class UndefinedFilter(LiquidRuntimeError):
    """A filter that a strict template uses and nobody registered."""

    kind = "Liquid::UndefinedFilter"


class StackLevelError(LiquidRuntimeError):
    """Blocks, loops or includes in each other more than a hundred deep."""

    kind = "Liquid::StackLevelError"


class FilterInputError(Exception):
    """A value that a filter can't work on. No error of Liquid's own: told inline it is `internal`."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        """`hint` says what to do."""
        super().__init__(message)
        self.hint = hint


class TagError(Exception):
    """A tag of Jekyll's that can't do what it should. No error of Liquid's own: told inline it is `internal`."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        """The message that a failing build shows, and what to do."""
        super().__init__(message)
        self.hint = hint


class LimitError(LiquidRuntimeError):
    """A template that would write or loop without end. Ends the render, also where other errors are told inline."""

    kind = "Liquid::MemoryError"


class TemplateFault(TemplateRenderError):
    """An exception that nobody raises on purpose: a fault of liquid-compat or of a plugin."""


EXPECTED = (LiquidError, LiquidCompatError, TagError, FilterInputError)
"""What tags and filters raise on purpose."""
FAULT_HINT = "This is a fault of liquid-compat or of a plugin. Run again with --trace and report what it prints."


class Unit(NamedTuple):
    """A template's text with its name and the line of the file on which the text begins."""

    source: str
    name: str | None = None
    first_line: int = 1

    def line(self, index: int) -> int:
        """The line (from 1, within the text) of the character at `index`."""
        return self.source.count("\n", 0, max(index, 0)) + 1

    def location(self, index: int) -> Location:
        """The place of the character at `index`, in the file."""
        index = max(0, min(index, len(self.source)))
        start = self.source.rfind("\n", 0, index) + 1
        end = self.source.find("\n", index)
        text = self.source[start : end if end >= 0 else None].removesuffix("\r")
        return Location(self.name or None, self.first_line + self.line(index) - 1, index - start + 1, text)


def words(error: BaseException) -> str:
    """The message of an exception, without any code frame."""
    if isinstance(error, LiquidCompatError):
        return error.problem.message
    return str(error.args[0]) if isinstance(error, LiquidError) and error.args else str(error)


def syntax_error(error: LiquidError, unit: Unit) -> TemplateSyntaxError:
    """The error that a build ends with, for one met while parsing."""
    index = error.token.start_index if error.token is not None else -1
    if index < 0:
        index = len(unit.source)
    message = f"Liquid syntax error (line {unit.location(index).line}): {words(error)}"
    if isinstance(error, StackLevelError):
        message = f"Liquid error: {words(error)}"
    # the line in the message is that on which the tag begins, as in Ruby; the place may be known better
    return TemplateSyntaxError(message, unit.location(getattr(error, "index", index)), hint_of(error))


def inline_message(error: BaseException, line: int) -> str:
    """What Liquid writes in place of a part that failed."""
    prefix = "Liquid syntax error" if isinstance(error, LiquidSyntaxError) else "Liquid error"
    text = words(error) if isinstance(error, LiquidError) else "internal"
    return f"{prefix} (line {line}): {text}"


def render_error(error: BaseException, unit: Unit, index: int) -> TemplateError:
    """The error that a build ends with, for one met while rendering at `index` of `unit`."""
    if isinstance(error, TemplateError):
        return error
    place = unit.location(index)
    kind, hint = TemplateRenderError, hint_of(error)
    if isinstance(error, LiquidError):
        message = inline_message(error, place.line or 1)
    elif isinstance(error, EXPECTED):
        message = f"Liquid error (line {place.line}): {words(error) or type(error).__name__}"
    else:
        kind, hint = TemplateFault, FAULT_HINT
        message = f"Liquid error (line {place.line}): {type(error).__name__}: {error}"
    failure = kind(message, place, hint, error.problem.origin if isinstance(error, LiquidCompatError) else None)
    failure.__cause__ = error
    return failure


def hint_of(error: BaseException) -> str | None:
    """The advice attached to an exception, if any."""
    return error.problem.hint if isinstance(error, LiquidCompatError) else getattr(error, "hint", None)


def advise(error: LiquidError, hint: str | None) -> LiquidError:
    """Attach advice to an exception; returns it."""
    error.hint = hint  # type: ignore[attr-defined]
    return error


def closest(name: str, known: Iterable[str], what: str) -> str | None:
    """`did you mean …?` for the known name nearest to `name`, if one is near."""
    near = nearest(name, known)
    return None if near is None else f"did you mean the {what} '{near}'?"
