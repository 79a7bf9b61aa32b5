"""Slugs and titles from names (`Jekyll::Utils.slugify`, `titleize_slug`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from ..lazy import pattern
from .alnum import is_alnum

_ASCII_ONLY = pattern(r"[^A-Za-z0-9]+")
_SPACES = pattern(r"[ \t\n\v\f\r]+")
_DEFAULT_ASCII = pattern(r"[^A-Za-z0-9]+")
_PRETTY_ASCII = pattern(r"[^A-Za-z0-9._~!$&'()+,;=@]+")
_PRETTY_EXTRA = frozenset("._~!$&'()+,;=@")

MODES = ("raw", "default", "pretty", "ascii", "latin")


def slugify(text: str, mode: str = "default", cased: bool = False, alnum: bool = False) -> str:
    """A name as it stands in a URL.

    `mode` is one of `MODES` (https://jekyllrb.com/docs/liquid/filters/#slugify); with any other only the case
    changes. `cased` keeps the case. `alnum`: what is kept is what Ruby's `[:alnum:]` matches, as in Jekyll 3, in place
    of letters, marks and decimal digits.
    """
    if mode not in MODES:
        return text if cased else text.lower()
    if mode == "latin":
        text = transliterate(text)
    if mode == "raw":
        slug = _SPACES.sub("-", text)
    elif mode == "ascii":
        slug = _ASCII_ONLY.sub("-", text)
    elif text.isascii():
        slug = (_PRETTY_ASCII if mode == "pretty" else _DEFAULT_ASCII).sub("-", text)
    else:
        slug = _hyphenate(text, is_alnum if alnum else _is_letter, _PRETTY_EXTRA if mode == "pretty" else frozenset())
    # Ruby's ^ and $ also stand at the ends of lines.
    slug = re.sub(r"^-|-$", "", slug, flags=re.MULTILINE)
    return slug if cased else slug.lower()


def titleize(slug: str) -> str:
    """A title from a file's name: `my-first-post` is `My First Post`."""
    parts = slug.split("-")
    while parts and not parts[-1]:
        parts.pop()
    return " ".join(part.capitalize() for part in parts)


def transliterate(text: str) -> str:
    """Latin letters without their marks; what has no Latin form becomes `?` (the i18n gem's default rules)."""
    out = []
    for char in text:
        if char.isascii():
            out.append(char)
        else:
            out.append(_LATIN.get(char) or _unmarked(char) or "?")
    return "".join(out)


def _unmarked(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    name = unicodedata.name(char, "")
    return base if base.isascii() and base.isalpha() and ord(char) < 0x180 and name.startswith("LATIN") else ""


_LATIN = {
    "Æ": "AE", "Ð": "D", "×": "x", "Ø": "O", "Þ": "Th", "ß": "ss", "æ": "ae", "ð": "d", "ø": "o", "þ": "th",
    "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k", "Ŀ": "L", "ŀ": "l",
    "Ł": "L", "ł": "l", "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Œ": "OE", "œ": "oe", "Ŧ": "T", "ŧ": "t",
}  # fmt: skip


def _is_letter(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd"


def _hyphenate(text: str, keeps: Callable[[str], bool], extra: frozenset[str]) -> str:
    """Runs of what is not kept, as one hyphen each."""
    out: list[str] = []
    gap = False
    for char in text:
        if char in extra or keeps(char):
            if gap:
                out.append("-")
                gap = False
            out.append(char)
        else:
            gap = True
    if gap:
        out.append("-")
    return "".join(out)
