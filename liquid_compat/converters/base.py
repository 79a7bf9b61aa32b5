"""What a converter is (https://jekyllrb.com/docs/plugins/converters/)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from ..errors import Problem, Warnings


class Conversion(NamedTuple):
    """A converted text; `extras` are files made besides it: name (beside the output) and content."""

    text: str
    extras: tuple[tuple[str, str], ...] = ()
    warnings: tuple[Problem, ...] = ()


class SourcePlace(NamedTuple):
    """Where the text to convert comes from: for messages, and for stylesheets to find their neighbours."""

    path: str
    """Relative to the site's source."""
    name: str
    folder: str
    """Absolute."""
    first_line: int = 1
    is_ascii: bool = False
    """Whether the text is US-ASCII to Ruby, so that its HTML is too."""


Processor = Callable[[str, SourcePlace | None, Warnings], str]
"""Turns Markdown into HTML; what there is to warn of it tells the last argument."""


class Converter(Protocol):
    """Turns one markup into another, by the extension of the file."""

    @property
    def priority(self) -> int:
        """Converters of a file run from the highest priority down."""
        ...

    def matches(self, ext: str) -> bool:
        """Whether files of the extension (with its dot) are converted."""
        ...

    def output_ext(self, ext: str) -> str:
        """The extension that the result has."""
        ...

    def convert(self, text: str, place: SourcePlace | None = None) -> Conversion:
        """Convert a text. Raises ConversionError."""
        ...


HIGHEST, HIGH, NORMAL, LOW, LOWEST = 100, 10, 0, -10, -100
