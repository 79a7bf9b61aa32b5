"""Dart."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, afresh, by_word, bygroups, words
from ..shapes import Between, Needs, listed, quoted

NAME = r"(?a:[a-zA-Z_]\w*)"
# A declared function: words from the start of a line to a name with a parenthesis after it, all of it not too long.
FUNCTION = rf"^(?=[\w.\[\]\s]{{1,500}}+\()(\s*(?:{NAME}[\w.\[\]]*\s+)+)({NAME})(?=\s*\()"

CONSTANTS = ["false", "null", "true"]
WORDS = listed([*words("dart", "declarations", "directives", "keywords", "types"), *CONSTANTS])

_word = by_word(
    (["class", "interface", "mixin"], Keyword.Declaration, "class"),
    (words("dart", "directives"), Keyword.Namespace, "directive"),
    (words("dart", "keywords"), Keyword),
    (words("dart", "declarations"), Keyword.Declaration),
    (words("dart", "types"), Keyword.Type),
    (CONSTANTS, Keyword.Constant),
    default=Name,
)


class Dart(RougeLexer):
    """Dart."""

    tokens: ClassVar = {
        "root": [
            (FUNCTION, bygroups(afresh, Name.Function)),
            (r"\s+", Text),
            (r"//.*", Comment.Single),
            (Between("/*", "*/"), Comment.Multiline),
            (Needs('"', r'r"[^"]*"'), String.Other),
            (Needs("'", r"r'[^']*'"), String.Other),
            (r'"', String, "double"),
            (r"'", String, "single"),
            (rf"@{NAME}", Name.Decorator),
            (rf"(\.)({NAME})", bygroups(Operator, Name.Attribute)),
            (rf"#{NAME}?", String.Symbol),
            (r"0[xX][0-9a-fA-F]+", Number.Hex),
            (r"\d+\.\d+(?:e[-+]?\d+)?", Number.Float),
            (r"\d+L?", Number.Integer),
            (r"part of\b", Keyword.Namespace, "directive"),
            (rf"(?!{WORDS}\b){NAME}:", Name.Label),
            (rf"{WORDS}\b|(?a:\$?[a-zA-Z_][\w$]*)", _word),
            (r"[%^&*+=|:/?~!-]", Operator),
            (r"[][(){}<>.,;]", Punctuation),
        ],
        "class": [(r"\s+", Text), (NAME, Name.Class, "#pop")],
        "directive": [
            (r";", Operator, "#pop"),
            (r"(?:hide|show)\b", Keyword.Declaration),
            include("root"),
        ],
        "double": quoted('"', String, include("inside"), stops="\\$", strays=""),
        "single": quoted("'", String, include("inside"), stops="\\$", strays=""),
        "inside": [
            (r"\\[nrt\\'\"]", String.Escape),
            (rf"\${NAME}", String.Interpol),
            (Needs("}", r"\$\{[^}]*\}"), String.Interpol),
            (r"\$", Error),
        ],
    }
