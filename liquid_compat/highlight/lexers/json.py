"""JSON, and JSON with comments (`jsonc`)."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Whitespace

from liquid_compat.highlight.engine import RougeLexer, bygroups
from liquid_compat.highlight.shapes import Between, Needs


class Json(RougeLexer):
    """JSON: keys are labels; what is not JSON is an error, character by character."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Whitespace),
            (r'("(?:\\.|[^"\\\n])*?")(\s*)(:)', bygroups(Name.Label, Whitespace, Punctuation)),
            (r'"', String.Double, "string"),
            (r"true|false|null", Keyword.Constant),
            (r"-?(?:0|[1-9]\d*)\.\d+(?:[eE][-+]?\d+)?", Number.Float),
            (r"-?(?:0|[1-9]\d*)(?:[eE][-+]?\d+)?", Number.Integer),
            (r"\{", Punctuation, "object"),
            (r"\[", Punctuation, "array"),
            (r"[\]}]", Punctuation),
        ],
        "object": [(r"\}", Punctuation, "#pop"), (r",", Punctuation), include("root")],
        "array": [(r"\]", Punctuation, "#pop"), (r",", Punctuation), include("root")],
        "string": [
            (r'[^\\"]+', String.Double),
            (r"\\.", String.Escape),
            (r'"', String.Double, "#pop"),
        ],
    }


class JsonDoc(Json):
    """JSON with comments, unquoted keys and ellipses."""

    tokens: ClassVar = {
        **Json.tokens,
        "root": [
            (Needs(":", r"(\$?\w{1,400}+)(\s*)(:)"), bygroups(Name.Attribute, Whitespace, Punctuation)),
            (Between("/*", "*/"), Comment),
            (r"//.*?$", Comment.Single),
            (r"(\.\.\.)(.*?)$", Comment.Single),
            include("json"),
        ],
        "json": Json.tokens["root"],
    }
