"""GraphQL: executable documents and type systems, each definition in states of its own."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Whitespace

from ..engine import RougeLexer, by_word, bygroups
from ..shapes import Between, Needs, literal

NAME = r"(?a:[a-zA-Z_]\w*)"


class GraphQL(RougeLexer):
    """GraphQL."""

    tokens: ClassVar = {
        "root": [
            include("basics"),
            (r"(?:mutation|query|subscription)\b", Keyword, "operation"),
            (r"fragment\b", Keyword, "fragment"),
            (r"(?:enum|input|interface|schema|type)\b", Keyword, "definition"),
            (r"scalar\b", Keyword, "scalar"),
            (r"union\b", Keyword, "union"),
            (r"extend\b", Keyword),
            (r"\{", Punctuation, "selection"),
        ],
        "basics": [(r"\s+", Whitespace), (r"#.*", Comment), (r"[!,]", Punctuation)],
        "operation": [
            (r"\{", Punctuation, ("#pop", "selection")),
            include("basics"),
            include("directives"),
            (r"\(", Punctuation, "variables"),
            (NAME, Name),
        ],
        "fragment": [
            (r"\{", Punctuation, ("#pop", "selection")),
            include("basics"),
            (NAME, by_word((["on"], Keyword), default=Name)),
            include("directives"),
        ],
        "directives": [
            (rf"(@{NAME})(\s*)(\()", bygroups(Keyword, Whitespace, Punctuation), "arguments"),
            (rf"@{NAME}", Keyword),
        ],
        "selection": [
            (r"\}", Punctuation, "#pop"),
            include("basics"),
            (r"\{", Punctuation, "#push"),
            (r"(\.\.\.)(\s*)(on)\b", bygroups(Punctuation, Whitespace, Keyword)),
            (r"\.\.\.", Punctuation),
            (rf"({NAME})(\s*)(:)", bygroups(Name, Whitespace, Punctuation)),
            (NAME, Name),
            include("directives"),
            (r"\(", Punctuation, "arguments"),
        ],
        "arguments": [
            (r"\)", Punctuation, "#pop"),
            include("basics"),
            (NAME, Name),
            (r":", Punctuation, "value"),
        ],
        "variables": [
            (r"\)", Punctuation, "#pop"),
            include("basics"),
            (rf"\${NAME}", Name.Variable),
            (NAME, Name),
            include("typed"),
        ],
        "typed": [(r":", Punctuation, "type"), (r"=", Punctuation, "value")],
        "parameters": [(r"\)", Punctuation, "#pop"), include("basics"), (NAME, Name), include("typed")],
        "definition": [
            include("basics"),
            (r"implements\b", Keyword),
            (NAME, Name),
            (r"\(", Punctuation, "parameters"),
            (r"\{", Punctuation, ("#pop", "fields")),
        ],
        "fields": [
            (r"\}", Punctuation, "#pop"),
            include("basics"),
            (NAME, Name),
            (r"\(", Punctuation, "parameters"),
            (r":", Punctuation, "type"),
        ],
        "scalar": [include("basics"), (NAME, Name, "#pop")],
        "union": [include("basics"), (NAME, Name), (r"=", Punctuation, ("#pop", "members"))],
        "members": [
            include("basics"),
            (rf"({NAME})(\s*)(\|)", bygroups(Name, Whitespace, Punctuation)),
            (NAME, Name, "#pop"),
        ],
        "type": [
            include("basics"),
            (r"\[", Punctuation, ("#pop", "type-list", "type")),
            (r"(?:Boolean|Float|ID|Int|String)\b", Name.Builtin, "#pop"),
            (NAME, Name, "#pop"),
        ],
        "type-list": [(r"\]", Punctuation, "#pop"), include("basics")],
        "value": [
            include("basics"),
            # The reference loses its way after one of these.
            (Between('"""', '"""'), String.Double, "#pop:99"),
            (Needs('"', literal('"')), String.Double, "#pop"),
            (r"-?\d+\.\d+(?:[eE][-+]?\d+)?", Number.Float, "#pop"),
            (r"-?[1-9]\d*(?:[eE][-+]?\d+)?", Number.Integer, "#pop"),
            (rf"\${NAME}", Name.Variable, "#pop"),
            (r"(?:false|null|true)\b", Keyword.Constant, "#pop"),
            (NAME, Name, "#pop"),
            (r"\[", Punctuation, ("#pop", "list")),
            (r"\{", Punctuation, ("#pop", "object")),
        ],
        "list": [(r"\]", Punctuation, "#pop"), include("basics"), default("value")],
        "object": [(r"\}", Punctuation, "#pop"), include("basics"), (NAME, Name), (r":", Punctuation, "value")],
    }
