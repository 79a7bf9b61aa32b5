"""Solidity."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, by_word, words
from liquid_compat.highlight.shapes import Between

NAME = r"[a-zA-Z$_][\w$]*"
UNITS = ["ether", "wei", "finney", "szabo", "seconds", "minutes", "hours", "days", "weeks", "years"]

_name = by_word(
    (words("solidity", "builtins"), Name.Builtin),
    (words("solidity", "keywords"), Keyword),
    (words("solidity", "types"), Keyword.Type),
    (words("solidity", "reserved"), Keyword.Reserved),
    (frozenset(UNITS), Keyword.Constant),
    default=Name,
)


class Solidity(RougeLexer):
    """Solidity."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"//.*\n?", Comment.Single),
            (Between("/*", "*/"), Comment.Multiline),
            (r'(?:hex)?(?="|\')', String, "quote"),
            (r"0[xX][0-9a-fA-F]+", Number.Hex),
            (r"\d+[eE][-+]?\d+", Number.Integer),
            (r"\d+\.\d+(?:[eE][-+]?\d+)?", Number.Float),
            (r"\d+", Number.Integer),
            (r"[~!%^&*+=|?:<>/-]", Operator),
            (r"[()\[\]{},.;]", Punctuation),
            (r"u?fixed\d+x\d+\b", Keyword.Reserved),
            (r"bytes\d+\b", Keyword.Type),
            (r"u?int\d+\b", Keyword.Type),
            (NAME, _name),
        ],
        "quote": [(r'"', String, ("#pop", "double")), (r"'", String, ("#pop", "single"))],
        "escapes": [
            (r"\\(?:[\\abfnrtv\"']|x[0-9a-fA-F]{2,4}|u[0-9a-fA-F]{4}|[0-7]{1,3})", String.Escape),
            (r"\\\n", String),
            (r"\\", String),
        ],
        "double": [include("escapes"), (r'"', String, "#pop"), (r'[^\\"\n]+', String)],
        "single": [include("escapes"), (r"'", String, "#pop"), (r"[^\\'\n]+", String)],
    }
