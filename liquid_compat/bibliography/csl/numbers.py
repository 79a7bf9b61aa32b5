"""Numbers: what counts as one, ordinals, Roman numerals and ranges of pages."""

from __future__ import annotations

import re

from .locale import Locales

_NUMERIC = re.compile(r"^\s*[A-Za-z]*\d+[A-Za-z.]*(?:\s*[,&-]\s*[A-Za-z]*\d+[A-Za-z.]*)*\s*$")
_PLURAL = re.compile(r"\w\s*(?:[,&]|[–-]+)\s*\w|\w\s+\w")
_RANGE = re.compile(r"\s*[-–]+\s*")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def is_numeric(text: str) -> bool:
    """Whether a variable's content is made of numbers."""
    return bool(_NUMERIC.match(text))


def is_plural(text: str) -> bool:
    """Whether a label in front of the content speaks of several."""
    return bool(_PLURAL.search(text))


def first_page(text: str) -> str:
    """The page that a range begins with."""
    match = re.match(r"\s*(\w+)", text)
    return match[1] if match else ""


def roman(number: int) -> str:
    """The number in small Roman numerals."""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def format_number(text: str, form: str, locales: Locales, gender: str = "") -> str:
    """A number in one of the forms of `cs:number`; other content stays as it is."""
    if form in ("", "numeric") or not text.strip().isdecimal():
        return text
    number = int(text)
    if form == "ordinal":
        return f"{number}{locales.ordinal(number, gender)}"
    if form == "long-ordinal":
        return locales.term(f"long-ordinal-{number:02d}") or f"{number}{locales.ordinal(number, gender)}"
    return roman(number) if form == "roman" else text


def format_pages(text: str, form: str, delimiter: str) -> str:
    """Ranges of pages with a dash, their ends abbreviated or written out as `page-range-format` asks."""
    parts = [_page_range(part, form, delimiter) for part in re.split(r"\s*,\s*", text)]
    return ", ".join(parts)


def _page_range(text: str, form: str, delimiter: str) -> str:
    match = re.fullmatch(r"\s*([A-Za-z]*)(\d+)\s*[-–]+\s*([A-Za-z]*)(\d+)\s*", text)
    if match is None or match[1] != match[3]:
        return _RANGE.sub(delimiter, text) if re.search(r"\w\s*[-–]+\s*\w", text) else text
    letters, first, _, last = match.groups()
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    last = _short(first, last, form) if form != "expanded" else last
    if not form:
        last = match[4]
    return f"{letters}{first}{delimiter}{letters}{last}"


def _short(first: str, last: str, form: str) -> str:
    """The end of a range as far as it must be said."""
    if form not in ("minimal", "minimal-two", "chicago", "chicago-15", "chicago-16") or len(first) != len(last):
        return last
    changed = next((index for index in range(len(first)) if first[index] != last[index]), len(first) - 1)
    minimal = last[changed:]
    if form == "minimal":
        return minimal
    if form == "minimal-two":
        return last[-2:] if len(minimal) < 2 and len(last) > 1 else minimal
    number = int(first)
    if number < 100 or number % 100 == 0:
        return last
    if number % 100 < 10:
        return minimal
    if form in ("chicago", "chicago-15") and len(first) == 4 and len(minimal) >= 3:
        return last
    return last[-2:] if len(minimal) < 2 else minimal
