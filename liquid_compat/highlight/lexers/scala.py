"""Scala.

After a colon comes a type, which ends with its line, or at an equals sign, an arrow or a closing bracket; in square
brackets are types, too. What of names is left: a member's owner, a call, a class (by its first two letters).
"""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text

from ..engine import RougeLexer, by_word, bygroups
from ..shapes import Needs, literal, nested

SIGNS = r"[-!%&*+/:<=>?@\\^`|~']"
NAME = rf"(?:(?:[^\W\d]|\$)[\w$]*(?:(?<=_){SIGNS}+)?)"
KEYWORDS = (
    "abstract case catch def do else extends final finally for forSome if implicit lazy match new override private "
    "protected requires return sealed super this throw try val var while with yield"
)
# Capitals, and the two marks that Scala takes for capitals.
CLASS = r"(?:(?=[^\W\d]|\$)[A-ZÀ-ÖØ-ÞΑ-ΩА-Я$_](?:[^\W\d]|\$)[\w$]*)"
PATH = rf"(?:{NAME}(?:\.{NAME})*|{SIGNS}+)"
TYPE_WORDS = (r"<[%:]|>:|[#_]|forSome|type", Keyword)

_word = by_word((KEYWORDS.split(), Keyword), (["false", "null", "true"], Keyword.Constant), default=Name)


class Scala(RougeLexer):
    """Scala."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"//.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            (rf"@{NAME}", Name.Decorator),
            (r"(class|object|trait)(?=\s)", Keyword, "class"),
            (r"this(?=\.)", Keyword),
            (rf"{NAME}(?=\.{NAME})", Name.Variable),
            (rf"(\.)({NAME})", bygroups(Operator, Name.Property)),
            (r"(package|import)(\s+)([\w.$]+)", bygroups(Keyword, Text, Name.Namespace)),
            (r"(type)(\s+)(?!\(|\s)", bygroups(Keyword, Text), "type"),
            (
                r"(?:val|def)\b(?!\s*\()",
                by_word((["val"], Keyword, "value"), (["def"], Keyword, "function"), default=Name),
            ),
            (rf"(?:{'|'.join(KEYWORDS.split())}|true|false|null)\b(?!\s*\()(?![$])", _word),
            (CLASS, Name.Class),
            (rf"{NAME}(?=\s*\()", Name.Function),
            (r"_(?![\w$])", Keyword),
            (NAME, Name),
            (Needs("`", r"`[^`\n]+`"), Name),
            (Needs('"', r'"""(?:"?"?[^"])*"{3,}'), String),
            (Needs('"', literal('"')), String),
            (r"'(?:\\(?:[\\'\"bfnrt]|u[0-9a-fA-F]{4})|[^\\])'", String.Char),
            (rf"'{NAME}", String.Symbol),
            (r"0x[0-9a-fA-F]+", Number.Hex),
            (r"\d+(?:\.\d*(?:[eE][-+]?\d+)?[dfDF]?|[dfDF])", Number.Float),
            (r"\d+L?", Number.Integer),
            (r"\[", Operator, "parameters"),
            (r"(?:<[%:-]|=>?|>:|@)(?![^\w\s])|#(?![^\w\s])", Keyword),
            (rf":(?!{SIGNS})", Keyword, "type"),
            (rf"{SIGNS}+|[\[(){{}};.,#]", Operator),
        ],
        "comment": nested(r"/\*", r"\*/", Comment.Multiline, (r"[^/*]+|[/*]", Comment.Multiline)),
        "class": [
            (r"\s+", Text),
            (r"//.*", Comment.Single, "#pop"),
            (rf"({PATH})(\s*)(\[)", bygroups(Name.Class, Text, Operator), "parameters"),
            (r"[{(]", Operator, "#pop"),
            (rf"{NAME}|{SIGNS}+", Name.Class, "#pop"),
        ],
        "value": [(r"\s+", Text), (rf"{NAME}|`|{SIGNS}+", Name.Variable, "#pop"), default("#pop")],
        "function": [(r"\s+", Text), (rf"{NAME}|`|{SIGNS}+", Name.Function, "#pop"), default("#pop")],
        "type": [
            (r"\s+", Text),
            (r"//.*", Comment.Single, "#pop"),
            (r"=>|[=,;)}]", Operator, "#pop"),
            (r"[({]", Operator, "#push"),
            (rf"((?!_){NAME}(?:\.{NAME})*)(\s*)(\[)", bygroups(Keyword.Type, Text, Operator), ("#pop", "parameters")),
            (rf"((?!_){NAME}(?:\.{NAME})*)(\s*)$", bygroups(Keyword.Type, Text), "#pop"),
            TYPE_WORDS,
            (rf"{NAME}|{SIGNS}+|\.", Keyword.Type),
        ],
        "parameters": [
            (r"[\s,]+", Text),
            (r"[])}]", Operator, "#pop"),
            (r"[({\[]", Operator, "#push"),
            (r"=>", Keyword),
            TYPE_WORDS,
            (rf"{NAME}|{SIGNS}+|\.", Keyword.Type),
        ],
    }
