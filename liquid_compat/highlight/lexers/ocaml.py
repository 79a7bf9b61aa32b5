"""OCaml."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, by_word, words
from ..shapes import based, escape, nested, power, quoted

LOWER = r"(?a:[a-z_][\w']*)"
UPPER = r"(?a:[A-Z][\w']*)"

ESCAPES = (escape("\\\"'bnrt", x="2"), r"\\\d{3}")
DIGITS = r"\d[\d_]*"

_name = by_word(
    (words("ocaml", "keywords"), Keyword),
    (words("ocaml", "operators"), Operator.Word),
    (words("ocaml", "primitives"), Keyword.Type),
    default=Name,
)


class OCaml(RougeLexer):
    """OCaml."""

    tokens: ClassVar = {
        "root": [
            (r"true|false|\(\)|\[\]", Name.Builtin.Pseudo),
            (LOWER, _name),
            (rf"{UPPER}(?=\s*\.)", Name.Namespace, "path"),
            (UPPER, Name.Class),
            (rf"`(?:{LOWER}|{UPPER})", Name.Tag),
            (r"\s+", Text),
            (rf"'(?:{'|'.join(ESCAPES)}|\\ |\.)'", String.Char),
            (r"'", Keyword),
            (r'"', String.Double, "string"),
            # (What is between the digits before an exponent can be any character.)
            (rf"{DIGITS}+(?:.[\d_]*+)?{power()}[\d_]*", Number.Float),
            *based("xX", "oO", "bB", separator="_*"),
            (DIGITS, Number.Integer),
            (r"\(\*(?!\))", Comment, "comment"),
            (r"[][(){};]+", Punctuation),
            (r"[!#$%&*+,./:;<=>?@^_|~-]+", Operator),
        ],
        "path": [
            (r"\.", Punctuation),
            (rf"{UPPER}(?=\s*\.)", Name.Namespace),
            (UPPER, Name.Class, "#pop"),
            (LOWER, Name, "#pop"),
            (r"[(\[{]", Punctuation, "#pop"),
            (r"\s+", Text),
        ],
        "comment": nested(r"\(\*", r"\*\)", Comment, (r"[^()*]+|[()*]", Comment)),
        "string": quoted(
            '"',
            String.Double,
            *((each, String.Escape) for each in ESCAPES),
            (r"\\\n", String.Double),
            stops="\\",
            strays="",
        ),
    }
