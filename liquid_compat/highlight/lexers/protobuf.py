"""Protocol Buffers."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, by_word
from ..shapes import Between, Rule, listed

KEYWORDS = "ctype default extensions import max oneof option optional packed repeated required returns rpc to"
NAMED = ["enum", "group", "service"]
SCALARS = "bool bytes double fixed32 fixed64 float int32 int64 sfixed32 sfixed64 sint32 sint64 string uint32 uint64"
CONSTANTS = ["false", "true"]
DECLARING = listed([*NAMED, "extend", "message", "package"])
KNOWN = listed([*KEYWORDS.split(), *SCALARS.split(), *CONSTANTS])
NAME = r"(?a:[a-zA-Z_]\w*)"


def _next_name(token: _TokenType) -> list[Rule]:
    """The rules of a state in which a name is expected."""
    return [(r"\s+", Text), (NAME, token, "#pop"), default("#pop")]


class Protobuf(RougeLexer):
    """Protocol Buffers."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"//.*", Comment.Single),
            (Between("/*", "*/"), Comment.Multiline),
            (
                rf"(?:{DECLARING}(?=\s)|{KNOWN}\b)",
                by_word(
                    (["extend", "message"], Keyword.Declaration, "message-name"),
                    (NAMED, Keyword.Declaration, "name"),
                    (["oneof"], Keyword, "name"),
                    (["package"], Keyword.Namespace, "package-name"),
                    (SCALARS.split(), Keyword.Type),
                    (CONSTANTS, Keyword.Constant),
                    default=Keyword,
                ),
            ),
            (r'"[^"\n]*"', String),
            (r"'[^'\n]*'", String),
            (
                r"(?:\d+\.\d*|\.\d+)(?:[eE][-+]?\d+)?f?|\d+(?:[eE][-+]?\d+f?|f)|-?(?:inf|nan)\b",
                Number.Float,
            ),
            (r"0x[0-9a-fA-F]+L?", Number.Hex),
            (r"0[0-7]+(?!\d)L?", Number.Oct),
            (r"\d+L?", Number.Integer),
            (r"(?a:[a-zA-Z_][\w.]*)(?=[^\S\n]*=)", Name.Attribute),
            (r"(?a:[a-zA-Z_][\w.]*)", Name),
            (r"[-+=:.</]", Operator),
            (r"[][(){},;]", Punctuation),
        ],
        "message-name": _next_name(Name.Class),
        "name": _next_name(Name),
        "package-name": _next_name(Name.Namespace),
    }
