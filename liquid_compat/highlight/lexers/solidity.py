"""Solidity."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, by_word, words
from ..shapes import HEXADECIMAL, Needs, digits, quoted

ESCAPE = rf"\\(?:x[{HEXADECIMAL}]{{2}}|u[{HEXADECIMAL}]{{4}}|[\s\S])"
POWER = rf"[eE]{digits()}"

_name = by_word(
    (words("solidity", "builtins"), Name.Builtin),
    (words("solidity", "keywords"), Keyword),
    (words("solidity", "types"), Keyword.Type),
    (words("solidity", "reserved"), Keyword.Reserved),
    (words("solidity", "units"), Keyword.Constant),
    default=Name,
)


class Solidity(RougeLexer):
    """Solidity."""

    tokens: ClassVar = {
        "root": [
            *((rf"(?:hex)?{mark}", String, state) for state, mark in (("double", '"'), ("single", "'"))),
            # Types that say how wide they are, whatever follows.
            (r"u?fixed\d+x\d+", Keyword.Reserved),
            (r"(?:bytes|u?int)\d+", Keyword.Type),
            (r"(?a:[$A-Z_a-z][\w$]*)", _name),
            (r"\s+", Text),
            (rf"0[xX]{digits(HEXADECIMAL)}", Number.Hex),
            (rf"{digits()}\.{digits()}(?:{POWER})?", Number.Float),
            (rf"{digits()}(?:{POWER})?", Number.Integer),
            (r"[][(){},.;]", Punctuation),
            (Needs("\n", r"//.*\n"), Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            (r"\*/", Error),
            (r"[!%&*+/:<=>?^|~-]", Operator),
        ],
        "comment": quoted("*/", Comment.Multiline),
        **{
            state: quoted(mark, String, (ESCAPE, String.Escape), stops="\\\n", strays="")
            for state, mark in (("double", '"'), ("single", "'"))
        },
    }
