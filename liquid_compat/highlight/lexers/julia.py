"""Julia."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Other, String, Text

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import Rule, based, digits, escape, listed, nested, power, quoted

# Any character that is not of ASCII can be part of a name; a few by themselves are operators.
LETTER = r"[A-Z_a-z\u00A1-\U0010FFFF]"
NAME = rf"(?![÷≠≤≥]){LETTER}(?:{LETTER}|\d)*!*"
DIGITS = digits(separator="_")
POWER = power("eEf")

ESCAPES: list[Rule] = [
    (escape("\"$'0\\abfnrtv", x="1,2", u="1,4", U="1,8"), String.Escape),
    (r"\$(?:\(\w+\))?[ ]?", String.Interpol),
]

_name = by_word(
    (words("julia", "keywords"), Keyword),
    (words("julia", "declarations"), Keyword.Declaration),
    (words("julia", "builtins"), Name.Builtin),
    default=Name,
)


class Julia(RougeLexer):
    """Julia."""

    tokens: ClassVar = {
        "root": [
            # What is defined goes with the blanks before it.
            (rf"((?:mutable )?struct|(?:abstract|primitive) type)(\s+{NAME})", bygroups(Keyword, Name.Class)),
            (r"(function|macro)(\s+[^]\s\"(){},;@[-]+)", bygroups(Keyword, Name.Function)),
            (r"(function|macro)(\s+)([]\"({@[])", bygroups(Keyword, Name.Function, Operator)),
            (rf"(?=[A-Z]){listed(words('julia', 'types'))}(?![\w!])", Keyword.Type),
            (NAME, _name),
            (r"(?a:@[A-Z_a-z][\w.]*)", Name.Decorator),
            (r"\s+", Text),
            (r"[](),;[{}]", Other),
            *based("b", "o", "x", separator="_"),
            (rf"{DIGITS}(?:\.\d*(?:{POWER})?|{POWER})", Number.Float),
            (DIGITS, Number.Integer),
            (r'"', String, "string"),
            (r"'(?:\\.|[^\n'\\])'", String.Char),
            (r"`[^\n`]*`", String.Backtick),
            (r"#=", Comment.Multiline, "comment"),
            (r"#.*", Comment),
            (r"[!$%&*+./:<=>?\\^|~÷≠≤≥-]", Operator),
        ],
        "comment": nested("#=", "=#", Comment.Multiline, (r"[^#=]+|[#=]", Comment.Multiline)),
        "string": quoted('"', String, *ESCAPES, stops="$\\"),
    }
