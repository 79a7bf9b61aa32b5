"""All converters of a site: which ones a file passes through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..errors import Problem
from .base import Conversion, Converter, SourcePlace


class Begun(Protocol):
    """Conversions that somebody has begun elsewhere."""

    def take(self, text: str, place: SourcePlace, converters: Sequence[Converter]) -> Conversion | None:
        """What these converters have made of a text; None where it has to be converted."""
        ...


class ConverterChain:
    """Picks a file's converters by its extension; a file that none matches stays as it is."""

    def __init__(self, converters: Sequence[Converter], begun: Begun | None = None) -> None:
        """`converters` in any order; equals keep theirs. What was `begun` isn't converted again."""
        self._begun = begun
        self._converters = sorted(converters, key=lambda converter: -converter.priority)
        self._by_ext: dict[str, tuple[Converter, ...]] = {}

    def for_ext(self, ext: str) -> tuple[Converter, ...]:
        """The converters of an extension, in their order."""
        found = self._by_ext.get(ext)
        if found is None:
            found = tuple(converter for converter in self._converters if converter.matches(ext))
            self._by_ext[ext] = found
        return found

    def output_ext(self, ext: str) -> str:
        """The extension of the output: what the last of the converters makes of it."""
        converters = self.for_ext(ext)
        return converters[-1].output_ext(ext) if converters else ext

    def convert(self, text: str, place: SourcePlace, ext: str) -> Conversion:
        """Pass a text through its file's converters. Raises ConversionError."""
        converters = self.for_ext(ext)
        found = None if self._begun is None else self._begun.take(text, place, converters)
        if found is not None:
            return found
        extras: tuple[tuple[str, str], ...] = ()
        warnings: tuple[Problem, ...] = ()
        for converter in converters:
            result = converter.convert(text, place)
            text = result.text
            extras += result.extras
            warnings += result.warnings
        return Conversion(text, extras, warnings)
