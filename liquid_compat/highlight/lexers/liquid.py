"""Liquid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, Whitespace, _TokenType

from ..engine import RougeLexer, bygroups
from ..shapes import Ended, Rule, digits, listed

NAME = r"[a-zA-Z_][\w-]*"
OPEN = r"(\{%-?)(\s*)"
CLOSE = r"(\s*)(-?%\})"

CONDITIONS = ["if", "unless", "elsif", "case", "when", "else", "endif", "endunless", "endcase"]
# The state in which a tag's markup is read; `arguments` for all others.
MARKUP = {
    **dict.fromkeys(CONDITIONS, "condition"),
    "assign": "assignment",
    "capture": "variable",
    "increment": "variable",
    "decrement": "variable",
    "cycle": "series",
    "echo": "output",
    "for": "loop",
    "tablerow": "loop",
    "include": "include",
    "include_relative": "include",
}


def _tag(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    opening, before, name, after = found.groups()
    run.stack.append(MARKUP.get(name, "arguments"))
    yield 0, Punctuation, opening
    yield 0, Whitespace, before
    yield 0, Keyword.Reserved if name in CONDITIONS else Name.Tag, name
    yield 0, Whitespace, after


def _verbatim(name: str, content: _TokenType) -> Rule:
    """The rule for a block whose content is not Liquid."""
    opening = (Punctuation, Whitespace, Name.Tag, Whitespace, Punctuation)
    pattern = rf"{OPEN}({name}){CLOSE}([\s\S]*?){OPEN}(end{name}){CLOSE}"
    return Ended(rf"{OPEN}{name}{CLOSE}", pattern), bygroups(*opening, content, *opening)


class Liquid(RougeLexer):
    """Liquid templates: what is outside of tags is plain text."""

    tokens: ClassVar = {
        "root": [
            (r"[^{]+", Text),
            (r"(\{\{-?)(\s*)", bygroups(Punctuation, Whitespace), "output"),
            _verbatim("comment", Comment),
            _verbatim("raw", Text),
            (rf"{OPEN}({listed([*CONDITIONS, 'assign'])}(?![\w-]))([ \t]*)", _tag),
            (rf"{OPEN}({NAME})(\s*)", _tag),
            (OPEN, bygroups(Punctuation, Whitespace), "end"),
            (r"\{", Text),
        ],
        "end": [(r"-?[%}]\}", Punctuation, "#pop"), (r"[ \t]+", Whitespace)],
        "value": [
            (r"\"[^\"]*\"", String.Double),
            (r"'[^']*'", String.Single),
            (rf"{digits()}\.{digits()}", Number.Float),
            (digits(), Number.Integer),
            (listed(["true", "false", "nil", "null"]) + r"\b", Keyword.Constant),
            (listed(["empty", "blank"]) + r"\b", Name.Builtin),
        ],
        "path": [
            (r"(?:forloop|tablerowloop)\.[^\s%}]+", Name.Builtin),
            (rf"{NAME}\??", Name.Variable),
            (r"(\.)(size|first|last)\b", bygroups(Punctuation, Name.Function)),
            (r"\.", Punctuation),
            (r"\[", Punctuation, "subscript"),
            (r"-", Operator),
        ],
        "subscript": [(r"\]", Punctuation, "#pop"), include("value"), include("path")],
        "output": [
            include("end"),
            include("value"),
            include("path"),
            (
                rf"(\|)(\s*)({NAME})(\s*)(:)",
                bygroups(Punctuation, Whitespace, Name.Function, Whitespace, Punctuation),
                "parameters",
            ),
            (rf"(\|)(\s*)({NAME})", bygroups(Punctuation, Whitespace, Name.Function)),
        ],
        "parameters": [
            (r"[ \t]+", Whitespace),
            (r",", Punctuation),
            (rf"({NAME})(:)", bygroups(Name.Attribute, Operator)),
            include("value"),
            (r"(?=-?[%}]\}|\|)", Text, "#pop"),
            include("path"),
        ],
        "condition": [
            include("end"),
            (r"<>|[<>=!]=?", Operator),
            (listed(["and", "or", "contains", "in"]) + r"\b", Operator.Word),
            include("value"),
            include("path"),
        ],
        "assignment": [
            include("end"),
            (rf"({NAME})(\s*)(=)", bygroups(Name.Variable, Whitespace, Operator), ("#pop", "output")),
            include("path"),
        ],
        "variable": [(r"[^\s%]+", Name.Variable, ("#pop", "end")), default(("#pop", "arguments"))],
        "series": [include("end"), (r"[,:]", Punctuation), include("value"), include("path")],
        "loop": [
            (rf"{NAME}(?=\s+in\s)", Name.Variable),
            (r"(\s+)(in)(\s+)([^\s%]+)", bygroups(Whitespace, Name.Tag, Whitespace, Name.Variable)),
            default(("#pop", "arguments")),
        ],
        "include": [
            # The file, if it is a plain word and no argument.
            (r"(?!true\b|false\b|\d)[\w-]*\w(?!\s*[=:])(?=\s|-?%\})", Name.Variable),
            (r"(\{\{-?)(\s*)", bygroups(Punctuation, Whitespace), "output"),
            include("end"),
            include("arguments"),
        ],
        "arguments": [
            (r"-?%\}", Punctuation, "#pop"),
            (r"[ \t]+", Whitespace),
            (rf"({NAME})(\s*)([=:])", bygroups(Name.Attribute, Whitespace, Operator)),
            (r"(?:with|for)\b", Name.Tag, ("#pop", "series")),
            (r"reversed\b", Name.Attribute),
            include("value"),
            (r"-", Operator),
            (r",", Punctuation),
            (r"\||[^\s\"',:=|%-][^\s\"',:=|%]*", Text),
        ],
    }
