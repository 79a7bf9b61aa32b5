"""String habits of Ruby that the syntax relies on."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ..lazy import pattern

WHITESPACE = "\0\t\n\v\f\r "
"""What Ruby's `strip` removes (Python's also removes Unicode spaces, but not NUL)."""


def words(text: str) -> frozenset[str]:
    """The words of `text` as a set."""
    return frozenset(text.split())


_WORD_CATEGORIES = words("Lu Ll Lt Lm Lo Mn Mc Me Nd Nl Pc")
_CIRCLED = "\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
_CIRCLED_LETTER = pattern(f"[{_CIRCLED}]")
_VOWEL_POINT = pattern("[\u05b0-\u05bd\u064b-\u0657\u0659-\u065f\u0670]")
_NO_LETTER = pattern("[\u034f\u0e47\u0e4c\u0e4e\u0ecc\u180b-\u180f\ufe00-\ufe0f]")
_ASCII_NON_WORD = pattern(r"[^\w\- \t]", re.ASCII)


def downcase(text: str) -> str:
    """Lower case as Ruby's `downcase`: full Unicode, but without the special form of a final sigma."""
    if "Σ" in text:
        text = text.replace("Σ", "σ")
    return text.lower()


def is_word_char(char: str) -> bool:
    """Whether Ruby's `\\p{Word}` matches `char`: letters, marks, digits, connectors, circled letters."""
    if char.isascii():
        return char.isalnum() or char == "_"
    return unicodedata.category(char) in _WORD_CATEGORIES or _CIRCLED_LETTER.match(char) is not None


def is_alpha(char: str) -> bool:
    """Whether Ruby's `[[:alpha:]]` matches `char`: letters, and most marks that stand for vowels."""
    if char.isascii():
        return char.isalpha()
    category = unicodedata.category(char)
    if category in ("Mn", "Mc"):
        return (not unicodedata.combining(char) and not _NO_LETTER.match(char)) or _VOWEL_POINT.match(char) is not None
    return category[0] == "L" or category == "Nl" or _CIRCLED_LETTER.match(char) is not None


def is_alnum(char: str) -> bool:
    """Whether Ruby's `[[:alnum:]]` matches `char`: letters and decimal digits."""
    return char.isalnum() if char.isascii() else char.isdecimal() or is_alpha(char)


def keep_word_chars(text: str) -> str:
    """`text` without anything but word characters, hyphens, spaces and tabs."""
    if text.isascii():
        return _ASCII_NON_WORD.sub("", text)
    return "".join(filter(_is_kept, text))


@lru_cache(maxsize=4096)
def _is_kept(char: str) -> bool:
    return char in "- \t" or is_word_char(char)


_SPACES = pattern(r"\s+", re.ASCII)


def normalize_link_id(text: str) -> str:
    """The form in which link identifiers are compared."""
    if "  " in text or not text.isprintable():
        text = _SPACES.sub(" ", text)
    return downcase(text)
