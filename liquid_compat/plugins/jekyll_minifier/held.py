"""Pieces of a text that stay as they are while the rest is changed."""

from __future__ import annotations

import re
from collections.abc import Callable

# Characters that no text has: Unicode keeps them for programs.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")


class Held:
    """Puts marks in the place of pieces, and the pieces back in the end."""

    def __init__(self) -> None:
        """There is no piece yet."""
        self._pieces: list[str] = []

    def __call__(self, piece: str) -> str:
        """The mark for a piece."""
        self._pieces.append(piece)
        return f"{OPEN}{len(self._pieces) - 1}{CLOSE}"

    def holding(self, pattern: re.Pattern[str], text: str, change: Callable[[str], str] = str) -> str:
        """The text with marks for what the pattern finds."""
        return pattern.sub(lambda match: self(change(match[0])), text)

    def back(self, text: str) -> str:
        """The text with the pieces, which may have marks in them, for the marks."""
        while OPEN in text:
            text, count = _MARK.subn(lambda match: self._pieces[int(match[1])], text)
            if not count:
                break
        return text


def spelled_length(text: str) -> int:
    """How long a text is where YUI Compressor's own marks stand in the place of ours."""
    return len(text) + (len("___YUICSSMIN_PRESERVED_TOKEN____") - 2) * text.count(OPEN)
