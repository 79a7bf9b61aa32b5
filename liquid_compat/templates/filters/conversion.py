"""Jekyll's filters that run one of the site's converters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from ...errors import ConversionError
from ...ruby.printing import to_s
from ..errors import ArgumentError, FilterInputError, advise
from ..python_liquid import with_context
from .errors import no_method


@with_context
def markdownify(value: Any, *, context: Any = None) -> str:
    """Markdown as HTML."""
    return _convert("markdown", to_s(value), context)


@with_context
def smartify(value: Any, *, context: Any = None) -> str:
    """With typographic quotes, dashes and dots."""
    return _convert("smartify", to_s(value), context)


@with_context
def sassify(value: Any, *, context: Any = None) -> str:
    """Indented Sass as CSS."""
    return _stylesheet("sass", value, context)


@with_context
def scssify(value: Any, *, context: Any = None) -> str:
    """SCSS as CSS."""
    return _stylesheet("scss", value, context)


Kind = Literal["markdown", "smartify", "sass", "scss"]


def _convert(kind: Kind, text: str, context: Any) -> str:
    registers = getattr(context, "registers", None)
    if registers is None:
        raise FilterInputError(f"there is no site to convert {kind} with", "use this filter in a site's template")
    convert: Callable[[str, str], str] = registers.site.convert
    return convert(kind, text)


def _stylesheet(kind: Kind, value: Any, context: Any) -> str:
    if not isinstance(value, str):
        raise no_method("empty?", value, "a text")
    try:
        return _convert(kind, value, context)
    except ConversionError as error:
        # the compiler's own words, with its view of the line, are what Jekyll shows
        words = error.problem.message if error.__cause__ is None else str(error.__cause__)
        raise advise(ArgumentError(words), error.problem.hint) from error
