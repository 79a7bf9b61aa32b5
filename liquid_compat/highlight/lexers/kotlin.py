"""Kotlin."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import based, characters, digits, listed, nested, power

# Names begin with letters of scripts that have cases. (Hyphens go with a name.)
LETTERS = "_" + characters("Lu", "Ll", "Lt", "Lm", "Nl")
FURTHER = LETTERS + characters("Nd", "Pc", "Cf", "Mn", "Mc") + "-"
NAME = rf"`?[{LETTERS}][{FURTHER}]*`?"
CLASS = rf"`?[A-Z][{FURTHER}]*`?"
DIGITS = r"\d[\d_]*"
# What a label after an @ can follow.
JUMPS = listed(["break", "continue", "return", "super", "this"])

_keywords = words("kotlin", "keywords")


def _by_case(word: str) -> _TokenType:
    return Name.Class if word.lstrip("`")[0].isupper() else Name


def _called(word: str) -> _TokenType:
    return Name.Class if word.lstrip("`")[0].isupper() else Name.Function


class Kotlin(RougeLexer):
    """Kotlin."""

    tokens: ClassVar = {
        "root": [
            include("declarations"),
            (rf"({JUMPS})(@{NAME})", bygroups(Keyword, Name.Decorator)),
            (rf"(?!{listed(_keywords)}@|[A-Z]){NAME}@", Name.Decorator),
            (rf"({CLASS})(<)", bygroups(Name.Class, Punctuation), "types"),
            (rf"{NAME}(?=\s*[({{])", by_word((_keywords, Keyword), default=_called)),
            (NAME, by_word((_keywords, Keyword), default=_by_case)),
            include("blank"),
            (r"!!|\?[.:]|::|\.\.", Operator),
            (r'"""[\s\S]*?"""', String),
            (r'(?<!"\\)"(?:\\.|[^\n"\\])*[\n"]', String),
            (r"'(?:\\.|[^'\\])'", String.Char),
            *based("bB", "xX", separator="_*", suffix="[Ll]?"),
            (
                rf"(?:{DIGITS})?\.{DIGITS}(?:{power()})?[Ff]?|{digits()}(?:{power()}[Ff]?|[Ff])",
                Number.Float,
            ),
            (rf"{DIGITS}[Uu]?[Ll]?", Number.Integer),
            (rf"@{CLASS}", Name.Decorator),
            (r"[][!%&()*+,./:;<=>?^{|}~-]", Punctuation),
        ],
        "declarations": [
            (r"(import|package)(\s+)(\S+)", bygroups(Keyword, Text, Name.Namespace)),
            (r"fun(?=\s)", Keyword, "function"),
            (r"(companion)(\s+)(object\b)", bygroups(Keyword, Text, Keyword)),
            (r"(?:data\s+)?class(?=\s)", Keyword.Declaration, "class"),
            (r"(?:interface|object)(?=\s)", Keyword.Declaration, "class"),
            (r"va[lr](?=\s)", Keyword.Declaration, "property"),
        ],
        "blank": [
            (r"\s+", Text),
            (r"//.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
        ],
        "comment": nested(r"/\*", r"\*/", Comment.Multiline, (r"[^*/]+|[*/]", Comment.Multiline)),
        # What is declared, after the word that says so.
        "class": [(r"(?:(?<=class)|(?<=object)|(?<=interface))\s+", Text), (CLASS, Name.Class, "#pop")],
        "function": [
            (r"\s+", Text),
            (r"<", Punctuation, "types"),
            (rf"({CLASS})(\.)", bygroups(Name.Class, Punctuation)),
            (NAME, Name.Function, "#pop"),
        ],
        "property": [
            (r"\s+", Text),
            (r"<", Punctuation, "types"),
            (r"\(", Punctuation, ("#pop", "parts")),
            (NAME, Name.Property, "#pop"),
        ],
        "parts": [(NAME, Name.Property), (r",", Punctuation), (r"\s+", Text), (r"\)", Punctuation, "#pop")],
        "types": nested(
            "<",
            ">",
            Punctuation,
            (r"(?:in|out|reified)\b", Keyword),
            (CLASS, Name.Class),
            (r"[,.:?]", Punctuation),
            (r"\s+", Text),
        ),
    }
