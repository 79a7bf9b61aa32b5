"""The value of a field: literals and macros, joined by `#`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Macro:
    """The name of an `@string`, in lower case, or of a month."""

    name: str


@dataclass(frozen=True, slots=True)
class Value:
    """The parts of a value in their order; a plain text has one."""

    parts: tuple[str | Macro, ...]

    @classmethod
    def of(cls, text: str) -> Value:
        """The value of a plain text."""
        return cls((text,))

    @property
    def is_text(self) -> bool:
        """Whether this is one literal."""
        return len(self.parts) == 1 and isinstance(self.parts[0], str)

    @property
    def is_macro(self) -> bool:
        """Whether this is one macro that nothing has replaced."""
        return len(self.parts) == 1 and isinstance(self.parts[0], Macro)

    def replace(self, strings: Mapping[str, Value]) -> Value:
        """The value with known macros put in; the macros of an `@string` were replaced when it was read."""
        parts: list[str | Macro] = []
        for part in self.parts:
            known = strings.get(part.name) if isinstance(part, Macro) else None
            parts.extend((part,) if known is None else known.parts)
        return Value(tuple(parts))

    def join(self) -> Value:
        """Neighbouring literals put together, where there are no macros left."""
        if len(self.parts) < 2 or any(isinstance(part, Macro) for part in self.parts):
            return self
        return Value.of("".join(str(part) for part in self.parts))

    def map(self, change: Callable[[str], str]) -> Value:
        """The value with `change` applied to each part; macros become text."""
        return Value(tuple(change(part.name if isinstance(part, Macro) else part) for part in self.parts))

    def __str__(self) -> str:
        """The text of a template: several parts are shown as in the file, each in quotes."""
        texts = [part.name if isinstance(part, Macro) else part for part in self.parts]
        return texts[0] if len(texts) == 1 else " # ".join(f'"{text}"' for text in texts)

    def to_bibtex(self, quotes: tuple[str, str]) -> str:
        """The value as a BibTeX file writes it."""
        if self.is_text:
            return f"{quotes[0]}{self.parts[0]}{quotes[1]}"
        return " # ".join(part.name if isinstance(part, Macro) else f'"{part}"' for part in self.parts)
