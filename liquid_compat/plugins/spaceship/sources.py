"""What the parts of jekyll-spaceship that change Markdown sources have in common."""

from __future__ import annotations

import re

_CODE = re.compile(r"(?<!\\)(`+)\s*\w*[\s\S]*?\1", re.ASCII)
_LIQUID = re.compile(r"(?<!\\)(?:\{\{[^\n]*?\}\}|\{%[^\n]*?%\})")
_MARK = "<!JEKYLL@%d>"
# What stands for something in a replacement of Ruby's `gsub`.
_REFERENCE = re.compile(r"\\([\\0-9&`'])")


def set_aside(text: str) -> tuple[str, list[str]]:
    """A source with marks in the place of its code and its Liquid, and what they stand for."""
    kept: list[str] = []
    for pattern in (_CODE, _LIQUID):
        for match in pattern.finditer(text):
            text = text.replace(match[0], _MARK % len(kept), 1)
            kept.append(match[0])
    return text, kept


def put_back(text: str, kept: list[str]) -> str:
    """The source with what was set aside."""
    for number in range(len(kept) - 1, -1, -1):
        text = text.replace(_MARK % number, kept[number], 1)
    return text


def replaced(text: str, old: str, new: str) -> str:
    """Ruby's `text.gsub(old, new)` of texts: in `new`, of two backslashes one is left, and `\\0` is `old`."""
    if "\\" not in new:
        return text.replace(old, new)

    def stands_for(match: re.Match[str]) -> str:
        char = match[1]
        return char if char == "\\" else old if char in "0&" else "" if char.isdigit() else match[0]

    return text.replace(old, _REFERENCE.sub(stands_for, new))
