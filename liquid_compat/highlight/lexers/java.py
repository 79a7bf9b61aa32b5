"""Java."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text, _TokenType

from liquid_compat.highlight.engine import RougeLexer, afresh, by_word, bygroups
from liquid_compat.highlight.shapes import Between, listed, literal

STATEMENTS = [
    "assert",
    "break",
    "case",
    "catch",
    "continue",
    "default",
    "do",
    "else",
    "finally",
    "for",
    "if",
    "goto",
    "instanceof",
    "new",
    "return",
    "switch",
    "this",
    "throw",
    "try",
    "while",
]
DECLARATIONS = [
    "abstract",
    "const",
    "enum",
    "extends",
    "final",
    "implements",
    "native",
    "private",
    "protected",
    "public",
    "static",
    "strictfp",
    "super",
    "synchronized",
    "throws",
    "transient",
    "volatile",
]
TYPES = ["boolean", "byte", "char", "double", "float", "int", "long", "short", "var", "void"]

NAME = r"(?:[^\W\d]|\$)[\w$]*"
DIGITS = r"\d[\d_]*"
# What a method's modifiers and its return type are made of.
TYPE = r"\w.\[\]$<>?"

_known = by_word(
    (STATEMENTS, Keyword),
    (DECLARATIONS, Keyword.Declaration),
    (["class", "interface"], Keyword.Declaration, "class"),
    (["import", "package"], Keyword.Namespace, "path"),
    (TYPES, Keyword.Type),
    (["true", "false", "null"], Keyword.Constant),
    default=Name,
)
KNOWN = listed([*STATEMENTS, *DECLARATIONS, *TYPES, "class", "interface", "import", "package", "true", "false", "null"])


def _by_shape(word: str) -> _TokenType:
    """A label by its colon, a constant by its capitals, a class by its first letter."""
    if word.endswith(":"):
        return Name.Label
    if not (word.isascii() and word[0].isupper()):
        return Name
    if word == word.upper():
        return Name.Constant
    return Name.Class if word.isalnum() else Name


class Java(RougeLexer):
    """Java. What a method's declaration looks like is found by its shape: words, a name, a parenthesis."""

    tokens: ClassVar = {
        "root": [
            (r"[^\S\n]+", Text),
            (r"//.*", Comment.Single),
            (Between("/*", "*/"), Comment.Multiline),
            (
                # A run of words and then a parenthesis: how far that is gets looked up first, and not too far.
                rf"(?!{listed(STATEMENTS)}\b)(?=[\s{TYPE}]{{1,500}}+\()"
                rf"(\s*(?:(?!\d)[\w$][{TYPE}]*\s+)+?)({NAME})(\s*)(\()",
                bygroups(afresh, Name.Function, Text, Operator),
            ),
            (r"\n", Text),
            (rf"{KNOWN}\b", _known),
            (rf"{NAME}:?", by_word(default=_by_shape)),
            (rf"@{NAME}", Name.Decorator),
            (rf"(\.)({NAME})", bygroups(Operator, Name.Attribute)),
            (literal('"'), String),
            (r"'(?:\\.|[^\\]|\\u[0-9a-fA-F]{4})'", String.Char),
            (r"[][(){}<>!%&*+,./:;=?^|~-]", Operator),
            (rf"{DIGITS}\.{DIGITS}(?:[eE][-+]?{DIGITS})?[dDfF]?", Number.Float),
            (r"0x[0-9a-fA-F][0-9a-fA-F_]*", Number.Hex),
            (r"0b[01][01_]*", Number.Bin),
            (r"0[0-7_]+", Number.Oct),
            (rf"{DIGITS}L?", Number.Integer),
        ],
        "class": [(r"\s+", Text), (NAME, Name.Class, "#pop"), default("#pop")],
        "path": [(r"\s+", Text), (r"[\w.]+\*?", Name.Namespace, "#pop"), default("#pop")],
    }
