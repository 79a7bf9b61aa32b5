"""Quotation marks (CSL 1.0.1, "Quotes" and "Punctuation in quotes")."""

from __future__ import annotations

import re

from .locale import Locales

_PAIR = re.compile(r'"([^"]*)"')


def put_in_quotes(text: str, locales: Locales) -> str:
    """The text in the language's quotation marks; quotes inside become the inner ones."""
    opening, closing = locales.term("open-quote"), locales.term("close-quote")
    inner_opening, inner_closing = locales.term("open-inner-quote"), locales.term("close-inner-quote")
    text = _PAIR.sub(rf"{inner_opening}\1{inner_closing}", text)
    text = text.replace(opening, inner_opening).replace(closing, inner_closing)
    return f"{opening}{text}{closing}"
