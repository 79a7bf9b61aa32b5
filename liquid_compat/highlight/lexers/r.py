"""R."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

from ..engine import RougeLexer, by_word, words
from ..shapes import HEXADECIMAL, digits, literal, power

NAME = r"(?:[^\W\d_]|\.(?!\d))[\w.]*"
# Functions of R's core; a dot in their names stands for any character, as in Rouge.
PRIMITIVE = "|".join(sorted(words("r", "primitives")))
FRACTION = rf"\.{digits()}"
TYPE = "[Li]?"

_name = by_word(
    (words("r", "keywords"), Keyword),
    (words("r", "constants"), Keyword.Constant),
    (words("r", "builtins"), Name.Builtin),
    default=Name,
)


class R(RougeLexer):
    """R. A sign before a number is part of it."""

    tokens: ClassVar = {
        "root": [
            (rf"(?:{PRIMITIVE})(?=\()", Name.Function),
            (NAME, _name),
            (r"`[^`]*`", Name),
            (r"\s+", Whitespace),
            (rf"0[xX]{digits(HEXADECIMAL)}(?:[pP]{digits()})?{TYPE}", Number.Hex),
            (rf"[+-]?(?:{digits()}(?:{FRACTION})?|{FRACTION})(?:{power()})?{TYPE}", Number),
            (literal('"'), String.Double),
            (literal("'"), String.Single),
            (r"#'.*", Comment.Doc),
            (r"#.*", Comment.Single),
            (r"%[^\n%]*%", Operator),
            (r"[!$%&*+./:<=>?@^|~-]", Operator),
            (r"[][(){},;]", Punctuation),
        ],
    }
