"""Coq."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import listed, nested, power, quoted

NAME = r"(?a:[A-Z_a-z][\w']*)"
DIGITS = r"\d[\d_]*"

# The options that can be set, in two words.
GROUPS = listed(["Implicit", "Printing", "Strict", "Universe"])
OPTIONS = listed(["All", "Arguments", "Implicit", "Notations", "Polymorphism", "Universes"])

_name = by_word(
    (words("coq", "gallina"), Keyword.Reserved),
    (words("coq", "tacticals"), Keyword.Pseudo),
    (words("coq", "terminators"), Name.Exception),
    (words("coq", "vernacular"), Keyword),
    default=Name.Constant,
)


class Coq(RougeLexer):
    """Coq: vernacular, Gallina and Ltac."""

    tokens: ClassVar = {
        "root": [
            (
                rf"((?:Uns|S)et)(\s+)({GROUPS})(\s+)({OPTIONS})\b",
                bygroups(Keyword, Whitespace, Keyword, Whitespace, Keyword),
                "after-name",
            ),
            (r"_(?![\w'])", Punctuation),
            (rf"{NAME}(?=\.{NAME})", Name.Namespace, "path"),
            (NAME, _name, "after-name"),
            (rf"[?~]{NAME}", Name.Variable),
            (r"\s+", Whitespace),
            # (What is between the digits before an exponent can be any character.)
            (rf"{DIGITS}+(?:.[\d_]*+)?{power()}[\d_]*", Number.Float),
            (DIGITS, Number.Integer),
            (r"\(\*", Comment, "comment"),
            (r'"', String.Double, "string"),
            (r"'", Keyword),
            (r"\\/|/\\|[][!#$%&()*+,./<=>?@^{|}~-]", Operator),
            (r"[:;¬→↔⇒⇔∀∃∈∧∨≔≡⊢⊤⊥⊨]", Punctuation),
        ],
        "path": [
            (rf"(\.)({NAME})(?=\.{NAME})", bygroups(Punctuation, Name.Namespace)),
            (r"\.", Punctuation, ("#pop", "last-name")),
        ],
        "last-name": [(NAME, _name, ("#pop", "after-name"))],
        "after-name": [(r"\.(?=\s)", Punctuation.Indicator, "#pop"), default("#pop")],
        "comment": nested(r"\(\*", r"\*\)", Comment, (r"[^()*]+|[()*]", Comment)),
        "string": quoted('"', String.Double, (r"\\.", String.Double), stops="\\", strays=""),
    }
