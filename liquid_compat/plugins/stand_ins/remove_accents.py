"""`{{ name | remove_accents }}`, of al-folio: European letters in ASCII, as Ruby's gem I18n writes them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from ..api import Plugin
from ..liquid_values import to_s

# Letters that are none of ASCII with a mark. For others there is a question mark.
_LETTERS = dict(zip("×ÐØðøĐđĦħıĸĿŀŁłŦŧ", "xDOdoDdHhikLlLlTt", strict=True))
_LETTERS |= {
    "Þ": "Th",
    "ß": "ss",
    "þ": "th",
    "Æ": "AE",
    "æ": "ae",
    "Ĳ": "IJ",
    "ĳ": "ij",
    "ŉ": "'n",
    "Ŋ": "NG",
    "ŋ": "ng",
    "Œ": "OE",
    "œ": "oe",
}
_FIRST, _LAST = "À", "ž"


class RemoveAccents(Plugin):
    """Switches on the filter."""

    name: ClassVar[str] = "remove-accents.rb"

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filter."""
        return {"remove_accents": remove_accents}


def remove_accents(value: Any) -> str:
    """The text in ASCII."""
    return "".join(char if char.isascii() else _plain(char) for char in to_s(value))


def _plain(char: str) -> str:
    if char in _LETTERS:
        return _LETTERS[char]
    base = unicodedata.normalize("NFD", char)[0] if _FIRST <= char <= _LAST else char
    return base if base.isascii() else "?"
