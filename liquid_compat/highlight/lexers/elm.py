"""Elm."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, by_word
from ..shapes import nested, power

KEYWORDS = "alias as case else exposing if import in let module of port then type"


class Elm(RougeLexer):
    """Elm."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"\{-", Comment.Multiline, "comment"),
            (r"--.*", Comment.Single),
            (r'"""', String, "text"),
            (r'"', String, "string"),
            (r"'\\?.'", String.Char),
            (r"_", Name),
            (r"(?a:[a-z]\w*)", by_word((KEYWORDS.split(), Keyword), default=Name)),
            (r"(?a:[A-Z]\w*)", Keyword.Type),
            (rf"\d+(?:\.\d+(?:{power()})?|{power()})", Number.Float),
            (r"0[xX][0-9a-fA-F]+", Number.Hex),
            (r"\d+", Number.Integer),
            (r"::|[!#$%&*+,./<=>?@\\^|~-]", Operator),
            (r"[][(){}:;`]", Punctuation),
        ],
        "comment": nested(r"\{-", r"-\}", Comment.Multiline, (r"[^{}-]+|[{}-]", Comment.Multiline)),
        "text": [(r'"""', String, "#pop"), (r'\\"', String.Escape), (r'[^"]+|"', String)],
        "string": [(r'[^"\\]+', String.Double), (r'\\"', String.Escape), (r'"', String.Double, "#pop")],
    }
