"""Zig."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, by_word, words
from ..shapes import listed, quoted

ESCAPE = r"\\(?:[\\'\"nrt0]|x[0-9a-fA-F]{2})"


class Zig(RougeLexer):
    """Zig."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"//.*", Comment),
            include("keywords"),
            (r"\.{2,3}", Operator),
            (r"\.(?=\s*(?a:[a-zA-Z_]))", Punctuation, "member"),
            (r"(?a:@[a-zA-Z]\w*)", by_word((words("zig", "functions"), Name.Builtin), default=Name)),
            (r"(?:f(?:16|32|64|128)|[iu](?:\d+|size))\b", Keyword.Type),
            (r"(?a:[a-zA-Z]\w*)", Name),
            (r'"', String, "string"),
            (rf"'(?:{ESCAPE}|[^'\\])'|'''", String.Char),
            (r"\d[\d_]*(?:\.\d[\d_]*(?:e[-+]?\d+)?|e[-+]?\d+)", Number.Float),
            (r"0x[0-9a-fA-F_]+|0b[01_]+|[0-9_]+", Number.Integer),
            (r"[-+*/%<>=!&^~?@.]", Operator),
            (r"[][(){}|:;,]", Punctuation),
        ],
        "keywords": [
            (
                rf"(?:{listed(words('zig', 'keywords'))}|comptime_int|false|null|true)\b",
                by_word(
                    (["comptime_int"], Name.Builtin),
                    (["false", "null", "true"], Keyword.Constant),
                    default=Keyword,
                ),
            ),
        ],
        "member": [
            (r"\s+", Text),
            (rf"(?={listed(words('zig', 'keywords'))}\b)", Text, "#pop"),
            (r"(?a:[a-zA-Z_]\w*)(?=\()", Name.Function, "#pop"),
            (r"(?a:[a-zA-Z_]\w*)", Name.Property, "#pop"),
        ],
        "string": quoted('"', String, (ESCAPE, String.Escape), stops="\\", strays=""),
    }
