"""Putting pieces of text together, so that punctuation doesn't double and goes inside of quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_TAGS_AT_END = re.compile(r"(?:</?[a-zA-Z][^<>]*>)+$")


@dataclass(frozen=True, slots=True)
class Joiner:
    """Puts pieces together.

    `closing` are the closing quotes of the language; with `inside` a full stop or a comma goes in front of those that
    a text ends with.
    """

    closing: str = ""
    inside: bool = False

    def join(self, pieces: Iterable[str], delimiter: str) -> str:
        """The pieces that aren't empty, with the delimiter between them."""
        text = ""
        for piece in pieces:
            if piece:
                text = piece if not text else self.append(self.append(text, delimiter), piece)
        return text

    def append(self, text: str, addition: str) -> str:
        """`addition` behind `text`; punctuation that is there already isn't set again."""
        if not addition or not text:
            return text + addition
        tags = _TAGS_AT_END.search(text)
        end = tags.start() if tags else len(text)
        first = addition[0]
        if first in ".," and self.closing:
            inner = text[:end].rstrip(self.closing)
            if inner and len(inner) < end:
                if _is_said(inner[-1], first):
                    return text + addition[1:]
                if self.inside:
                    return inner + first + text[len(inner) :] + addition[1:]
        return text + (addition[1:] if _is_said(text[end - 1 : end], first) else addition)


def _is_said(last: str, first: str) -> bool:
    """Whether punctuation behind `last` would double."""
    return (
        (last == first and first in ".,;:!?) ") or (first == "." and last in "!?;:") or (first == "," and last == ";")
    )
