"""Java."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text, _TokenType

from ..engine import RougeLexer, afresh, by_word, bygroups, words
from ..shapes import Between, based, digits, listed, literal

NAME = r"\$?[^\W\d]\w*"
DIGITS = r"\d[\d_]*"

CONSTANTS = ["false", "null", "true"]
KNOWN = listed([*words("java", "statements", "declarations", "types"), *CONSTANTS])

# The head of a method: words for what it returns, its name, a parenthesis. How far that is gets looked up first, and
# not too far; a statement is none.
WORD = r"[$.<>\[\]\w]"
METHOD = "".join(
    [
        rf"(?!{listed(words('java', 'statements'))}\b)(?=(?:{WORD}|\s){{1,500}}+\()",
        rf"(\s*(?:(?=[$A-Z_a-z]){WORD}+\s+)+?)",
        r"(\$?(?a:[A-Z_a-z]\w*))(\s*)(\()",
    ]
)


def _by_shape(word: str) -> _TokenType:
    """A label by its colon, a constant by its capitals, a class by its first letter."""
    if word.endswith(":"):
        return Name.Label
    if not word[0].isupper():
        return Name
    if word == word.upper():
        return Name.Constant
    return Name.Class if word.isalnum() else Name


_name = by_word(
    (words("java", "statements"), Keyword),
    (words("java", "declarations"), Keyword.Declaration),
    (["class", "interface"], Keyword.Declaration, "class"),
    (["import", "package"], Keyword.Namespace, "path"),
    (words("java", "types"), Keyword.Type),
    (CONSTANTS, Keyword.Constant),
    default=_by_shape,
)


class Java(RougeLexer):
    """Java."""

    tokens: ClassVar = {
        "root": [
            (r"[^\S\n]+", Text),
            (METHOD, bygroups(afresh, Name.Function, Text, Operator)),
            (rf"(?!{KNOWN}\b){NAME}:|{NAME}", _name),
            (r"\n", Text),
            (r"(\.)([^\W\d]\w*)", bygroups(Operator, Name.Attribute)),
            (r"@[^\W\d]\w*", Name.Decorator),
            *based("b", "x", separator="_*"),
            (rf"{DIGITS}\.{DIGITS}(?:[Ee]{digits()})?[DFdf]?", Number.Float),
            (r"0[0-7]+", Number.Oct),
            (rf"{DIGITS}L?", Number.Integer),
            (literal('"'), String),
            (r"'(?:\\u[0-9A-Fa-f]{4}|\\.|[^\\])'", String.Char),
            (Between("/*", "*/"), Comment.Multiline),
            (r"//.*", Comment.Single),
            (r"[][!%&()*+,./:;<=>?^{|}~-]", Operator),
        ],
        "class": [(r"[^\W\d]\w*", Name.Class, "#pop"), (r"\s+", Text)],
        "path": [(r"(?a:[\w.]+)\*?", Name.Namespace, "#pop"), (r"\s+", Text)],
    }
