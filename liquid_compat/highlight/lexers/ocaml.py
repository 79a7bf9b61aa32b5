"""OCaml."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, by_word, words

NAME = r"(?a:[a-z_][\w']*)"
UPPER = r"(?a:[A-Z][\w']*)"

_name = by_word(
    (words("ocaml", "keywords") - {"true", "false"}, Keyword),
    (frozenset(["true", "false"]), Name.Builtin.Pseudo),
    (words("ocaml", "operators"), Operator.Word),
    (words("ocaml", "primitives"), Keyword.Type),
    default=Name,
)


class OCaml(RougeLexer):
    """OCaml."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"(?:false|true)\b|\(\)|\[\]", Name.Builtin.Pseudo),
            (rf"{UPPER}(?=\s*\.\s*[a-zA-Z])", Name.Namespace, "path"),
            (rf"`{NAME}|`{UPPER}", Name.Tag),
            (UPPER, Name.Class),
            (r"\(\*(?!\))", Comment, "comment"),
            (NAME, _name),
            (r"[(){}\[\];]", Punctuation),
            (r"-?\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d[\d_]*)|\d[\d_]*\.[\d_]*", Number.Float),
            (r"0[xX][0-9a-fA-F][0-9a-fA-F_]*", Number.Hex),
            (r"0[oO][0-7][0-7_]*", Number.Oct),
            (r"0[bB][01][01_]*", Number.Bin),
            (r"\d[\d_]*", Number.Integer),
            (r"'", Keyword),
            (r'"', String.Double, "string"),
            (r"[-+*/|&!@#$%^~<>=?:.,]", Operator),
        ],
        "path": [
            (r"\s+", Text),
            (r"\.", Punctuation),
            (rf"{UPPER}(?=\s*\.)", Name.Namespace),
            (UPPER, Name.Class, "#pop"),
            (NAME, Name, "#pop"),
            default("#pop"),
        ],
        "comment": [
            (r"[^(*)]+", Comment),
            (r"\(\*", Comment, "#push"),
            (r"\*\)", Comment, "#pop"),
            (r"[(*)]", Comment),
        ],
        "string": [
            (r'[^\\"]+', String.Double),
            (r"\\(?:[\\\"'ntbr ]|\d{3}|x[0-9a-fA-F]{2}|\n)", String.Escape),
            (r'"', String.Double, "#pop"),
        ],
    }
