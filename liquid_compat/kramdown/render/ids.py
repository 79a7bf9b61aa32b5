"""Ids made from the text of headers, the way kramdown itself makes them."""

from __future__ import annotations

import re
from typing import Any

_START = re.compile(r"^[^a-zA-Z]+", re.MULTILINE)
_STRINGEX = {"\u2014": "---"}
"""Where stringex differs."""
_NOT_KEPT = re.compile(r"[^a-zA-Z0-9 -]")


def basic_id(text: str) -> str:
    """`text` as an id: from its first ASCII letter on, with hyphens for spaces."""
    return _NOT_KEPT.sub("", _START.sub("", text)).replace(" ", "-").lower()


class HeaderIds:
    """The ids that have been given in one document."""

    def __init__(self, options: dict[str, Any]) -> None:
        """`options` are all options."""
        self.prefix = options["auto_id_prefix"]
        self.transliterates = options["transliterated_header_ids"]
        self.used: dict[str, int] = {}

    def make(self, text: str) -> str:
        """A new id for a header with this text."""
        if self.transliterates:
            text = _transliterate(text)
        identifier = basic_id(text) or "section"
        if identifier in self.used:
            self.used[identifier] += 1
            identifier += f"-{self.used[identifier]}"
        else:
            self.used[identifier] = 0
        return self.prefix + identifier


def _transliterate(text: str) -> str:
    """`text` in ASCII, by the tables that Ruby's stringex library took its own from."""
    if text.isascii():
        return text
    from text_unidecode import unidecode  # type: ignore[import-untyped]

    return "".join(_STRINGEX.get(char) or unidecode(char) for char in text)
