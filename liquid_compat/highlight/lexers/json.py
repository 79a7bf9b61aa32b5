"""JSON, and JSON with comments (`jsonc`)."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Whitespace

from ..engine import RougeLexer, bygroups
from ..shapes import Between, Needs, digits, listed, quoted

WHOLE = r"-?(?:0|[1-9]\d*)"
EXPONENT = r"(?:[eE][-+]?\d+)?"
COLLECTIONS = (("members", r"\{", r"\}"), ("elements", r"\[", r"\]"))


class Json(RougeLexer):
    """JSON: keys are labels; what is not JSON is an error, character by character."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Whitespace),
            (r'("(?:\\.|[^"\\\n])*?")(\s*)(:)', bygroups(Name.Label, Whitespace, Punctuation)),
            (r'"', String.Double, "string"),
            (listed(["true", "false", "null"]), Keyword.Constant),
            (rf"{WHOLE}\.{digits()}{EXPONENT}", Number.Float),
            (rf"{WHOLE}{EXPONENT}", Number.Integer),
            *((opening, Punctuation, state) for state, opening, _ in COLLECTIONS),
            (r"[\]}]", Punctuation),
        ],
        # Only inside of them is a comma no error.
        **{
            state: [(closing, Punctuation, "#pop"), (r",", Punctuation), include("root")]
            for state, _, closing in COLLECTIONS
        },
        "string": quoted('"', String.Double, (r"\\.", String.Escape), stops="\\", strays=""),
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
