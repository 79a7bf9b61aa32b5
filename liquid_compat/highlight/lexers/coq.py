"""Coq."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

from liquid_compat.highlight.engine import RougeLexer, by_word, bygroups, words

NAME = r"(?a:[a-zA-Z_][\w']*)"

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
            (r"\s+", Whitespace),
            (r"\(\*", Comment, "comment"),
            (
                r"(Set|Unset)(\s+)(Universe|Printing|Implicit|Strict)(\s+)(\w+)",
                bygroups(Keyword, Whitespace, Keyword, Whitespace, Keyword),
                "after-name",
            ),
            (rf"{NAME}(?=\.{NAME})", Name.Namespace, "path"),
            (r"_(?![\w'])", Punctuation),
            (NAME, _name, "after-name"),
            (r"\d[\d_]*", Number.Integer),
            (r"'", Keyword),
            (r'"', String.Double, "string"),
            (r"[;:⇒→↔⇔≔≡∀∃∧∨¬⊤⊥⊢⊨∈]", Punctuation),
            (rf"[?~]{NAME}", Name.Variable),
            (r"/\\|\\/|[-+*/|&!@#$%^~<>=?.,\[\](){}]", Operator),
        ],
        "path": [
            (rf"(\.)({NAME})(?=\.{NAME})", bygroups(Punctuation, Name.Namespace)),
            (r"\.", Punctuation, ("#pop", "last-name")),
        ],
        "last-name": [(NAME, _name, ("#pop", "after-name"))],
        "after-name": [(r"\.(?=\s|\Z)", Punctuation.Indicator, "#pop"), default("#pop")],
        "comment": [
            (r"[^(*)]+", Comment),
            (r"\(\*", Comment, "#push"),
            (r"\*\)", Comment, "#pop"),
            (r"[(*)]", Comment),
        ],
        "string": [(r'(?:[^"\\]|\\.)+', String.Double), (r'"', String.Double, "#pop")],
    }
