"""JSON as the gem json-minify writes it: the same tokens without white space and comments."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"(?P<gap>\s+|//[^\n]*(?:\n|\Z)|/\*.*?\*/)"
    r'|(?P<kept>[{},:\[\]]|"(?:[^"\\]|\\.)*"|true|false|null|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)',
    re.DOTALL | re.ASCII,
)


def minify_json(text: str) -> str:
    """The text without what JSON doesn't need. Raises ValueError for what is neither JSON nor a comment."""
    kept, pos = [], 0
    while pos < len(text):
        match = _TOKEN.match(text, pos)
        if match is None:
            raise ValueError(f"unexpected text: {text[pos : pos + 40]!r}")
        kept.append(match["kept"] or "")
        pos = match.end()
    return "".join(kept)
