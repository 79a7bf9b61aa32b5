"""TypeScript."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Operator, Punctuation

from .javascript import JavaScript, labelled, names


class TypeScript(JavaScript):
    """TypeScript: JavaScript with more words, and members that can be absent."""

    tokens: ClassVar = {
        **JavaScript.tokens,
        "root": [
            (r"\?:", Punctuation, "operand"),
            (r"\?\?", Operator),
            *JavaScript.tokens["root"],
        ],
        "names": [names("typescript")],
        "statement": labelled(r"\??:"),
    }
