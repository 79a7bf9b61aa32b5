"""Apache's configuration files: one table of words, which mean something else at each place."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Name, Punctuation, String, Text

from ..engine import RougeLexer, by_word, words
from ..shapes import Needs

KNOWN = words("apache", "words")


class Apache(RougeLexer):
    """Apache."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"#.*", Comment),
            (r"</?(?=(?a:\w))", Punctuation, "section"),
            (r"(?a:\w+)", by_word((KNOWN, Name.Class), default=Text, key=str.lower), "arguments"),
        ],
        "section": [
            (r">\n?", Punctuation, "#pop"),
            (Needs(">", r"\s[^>]*(?=>)"), String.Regex),
            (r"(?a:\w+)", by_word((KNOWN, Name.Label), default=Text, key=str.lower)),
            (r"\s+", Text),
        ],
        "arguments": [
            (r"\n", Text, "#pop"),
            (r"(?<=\s)#.*", Comment),
            (r"[^\S\n]+", Text),
            (r"\S+", by_word((KNOWN, String.Symbol), default=Text, key=str.lower)),
        ],
    }
