"""Liquid."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, Whitespace

from liquid_compat.highlight.engine import RougeLexer, bygroups

NAME = r"[a-zA-Z_][\w-]*"
CONDITIONS = r"(?:if|unless|elsif|case|when|else|endif|endunless|endcase)\b"


class Liquid(RougeLexer):
    """Liquid templates: what is outside of tags is plain text."""

    tokens: ClassVar = {
        "root": [
            (r"[^{]+", Text),
            (r"(\{%-?)(\s*)", bygroups(Punctuation, Whitespace), "tag"),
            (r"(\{\{-?)(\s*)", bygroups(Punctuation, Whitespace), "output"),
            (r"\{", Text),
        ],
        "tag": [
            (CONDITIONS, Keyword.Reserved, ("#pop", "condition")),
            (
                r"(comment)(\s*)(-?%\})([\s\S]*?)(\{%-?)(\s*)(endcomment)(\s*)(-?%\})",
                bygroups(
                    Name.Tag,
                    Whitespace,
                    Punctuation,
                    Comment,
                    Punctuation,
                    Whitespace,
                    Name.Tag,
                    Whitespace,
                    Punctuation,
                ),
                "#pop",
            ),
            (
                r"(raw)(\s*)(-?%\})([\s\S]*?)(\{%-?)(\s*)(endraw)(\s*)(-?%\})",
                bygroups(
                    Name.Tag, Whitespace, Punctuation, Text, Punctuation, Whitespace, Name.Tag, Whitespace, Punctuation
                ),
                "#pop",
            ),
            (r"(assign)([ \t]*)", bygroups(Name.Tag, Whitespace), ("#pop", "assignment")),
            (r"(for|tablerow)(\s+)", bygroups(Name.Tag, Whitespace), ("#pop", "loop")),
            (
                r"(capture|increment|decrement)(\s+)([^\s%]+)",
                bygroups(Name.Tag, Whitespace, Name.Variable),
                ("#pop", "end"),
            ),
            (r"(cycle)(\s+)", bygroups(Name.Tag, Whitespace), ("#pop", "values")),
            (r"(echo)(\s+)", bygroups(Name.Tag, Whitespace), ("#pop", "output")),
            (r"(include(?:_relative)?)\b(\s*)", bygroups(Name.Tag, Whitespace), ("#pop", "include")),
            (rf"({NAME})(\s*)", bygroups(Name.Tag, Whitespace), ("#pop", "arguments")),
            include("end"),
        ],
        "end": [
            (r"[ \t]+", Whitespace),
            (r"-?[%}]\}", Punctuation, "#pop"),
        ],
        "literals": [
            (r'"[^"]*"', String.Double),
            (r"'[^']*'", String.Single),
            (r"\d+\.\d+", Number.Float),
            (r"\d+", Number.Integer),
            (r"(?:true|false|nil|null)\b", Keyword.Constant),
            (r"(?:empty|blank)\b", Name.Builtin),
        ],
        "variable": [
            (r"(?:forloop|tablerowloop)\.[^\s%}]+", Name.Builtin),
            (r"(\.)(size|first|last)\b", bygroups(Punctuation, Name.Function)),
            (r"\.", Punctuation),
            (r"\[", Punctuation, "index"),
            (r"-", Operator),
            (NAME + r"\??", Name.Variable),
        ],
        "index": [(r"\]", Punctuation, "#pop"), include("literals"), include("variable")],
        "condition": [
            include("end"),
            (r"[=!<>]=?|<>", Operator),
            (r"(?:and|or|contains|in)\b", Operator.Word),
            include("literals"),
            include("variable"),
        ],
        "output": [include("end"), include("literals"), include("variable"), include("filters")],
        "filters": [
            (rf"(\|)(\s*)({NAME})", bygroups(Punctuation, Whitespace, Name.Function), "filter"),
        ],
        "filter": [
            (r"(\s*)(:)", bygroups(Whitespace, Punctuation), ("#pop", "filter-arguments")),
            default("#pop"),
        ],
        "filter-arguments": [
            (r"(?=-?[%}]\}|\|)", Text, "#pop"),
            (r"[ \t]+", Whitespace),
            (r",", Punctuation),
            (rf"({NAME})(:)", bygroups(Name.Attribute, Operator)),
            include("literals"),
            include("variable"),
        ],
        "values": [include("end"), (r"[,:]", Punctuation), include("literals"), include("variable")],
        "assignment": [
            include("end"),
            (rf"({NAME})(\s*)(=)", bygroups(Name.Variable, Whitespace, Operator), ("#pop", "output")),
            include("variable"),
        ],
        "loop": [
            (
                rf"({NAME})(\s+)(in)(\s+)([^\s%]+)",
                bygroups(Name.Variable, Whitespace, Name.Tag, Whitespace, Name.Variable),
                ("#pop", "arguments"),
            ),
            default(("#pop", "arguments")),
        ],
        "include": [(r"(?!true\b|false\b|\d)[\w-]*\w(?!\s*[=:])(?=\s|-?%\})", Name.Variable), include("arguments")],
        "arguments": [
            include("end"),
            (r"(\{\{-?)(\s*)", bygroups(Punctuation, Whitespace), "output"),
            (rf"({NAME})(\s*)([=:])", bygroups(Name.Attribute, Whitespace, Operator)),
            (r"(with|for)\b", Name.Tag, ("#pop", "values")),
            include("literals"),
            (r"reversed\b", Name.Attribute),
            (r"-", Operator),
            (r",", Punctuation),
            (r"\|", Text),
            (r"[^\s\"'=%{},:|-][^\s\"'=%{},:|]*", Text),
        ],
    }
