"""String habits of Ruby that the syntax relies on."""

from __future__ import annotations

import re
import unicodedata

WHITESPACE = "\0\t\n\v\f\r "
"""What Ruby's `strip` removes (Python's also removes Unicode spaces, but not NUL)."""

_WORD_CATEGORIES = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))
_ASCII_NON_WORD = re.compile(r"[^\w\- \t]", re.ASCII)


def words(text: str) -> frozenset[str]:
    """The words of `text` as a set."""
    return frozenset(text.split())


def downcase(text: str) -> str:
    """Lower case as Ruby's `downcase`: full Unicode, but without the special form of a final sigma."""
    if "Σ" in text:
        text = text.replace("Σ", "σ")
    return text.lower()


def is_word_char(char: str) -> bool:
    """Whether Ruby's `\\p{Word}` matches `char`: letters, marks, digits, connectors, circled letters."""
    if char.isascii():
        return char.isalnum() or char == "_"
    return (
        unicodedata.category(char) in _WORD_CATEGORIES
        or "\u24b6" <= char <= "\u24e9"
        or "\U0001f130" <= char <= "\U0001f149"
        or "\U0001f150" <= char <= "\U0001f169"
        or "\U0001f170" <= char <= "\U0001f189"
    )


def keep_word_chars(text: str) -> str:
    """`text` without anything but word characters, hyphens, spaces and tabs."""
    if text.isascii():
        return _ASCII_NON_WORD.sub("", text)
    return "".join(char for char in text if char in "- \t" or is_word_char(char))
