"""Rust."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, by_word, bygroups, words

NAME = r"(?:r#)?[^\W\d]\w*"
ESCAPE = r"\\(?:x[0-9a-fA-F]{2}|[nrt\\'\"0]|u\{[0-9a-fA-F_]+\})"
INTEGER = r"(?:0b[10_]+|0x[0-9a-fA-F_]+|0o[0-7_]+|\d[\d_]*)(?:u8|u16|u32|u64|u128|usize|i8|i16|i32|i64|i128|isize)?"

_name = by_word((words("rust", "keywords"), Keyword), (words("rust", "builtins"), Name.Builtin), default=Name)


class Rust(RougeLexer):
    """Rust."""

    tokens: ClassVar = {
        "root": [
            (r"\n", Text),
            (r"\A#!(?!\[).*$", Comment.Preproc),
            include("whitespace"),
            (r"#!?\[", Name.Decorator, "attribute"),
            (r"(use)(\s+)", bygroups(Keyword, Text), "use"),
            (r"\.await\b", Keyword),
            (rf"\.{NAME}(?=\s*\()", Name.Function),
            (rf"\.{NAME}", Name.Property),
            (rf"(?:{NAME})!", Name.Decorator),
            (rf"{NAME}(?=\s*::)", by_word((words("rust", "keywords"), Keyword), default=Name.Namespace)),
            (rf"{NAME}(?=\s*\()", by_word((words("rust", "keywords"), Keyword), default=Name.Function)),
            (r"->|=>", Keyword),
            (r"'(?:\\.|[^\\'\n]|\\x[0-9a-fA-F]{2})'", String.Char),
            (r"'[a-z_]\w*\b(?!')", Name.Variable),
            (r"\$(?:\w+(?::\w+)?)?", Name.Variable),
            (r'b?r(#*)"[\s\S]*?"\1', String),
            (r"b'(?:\\.|[^\\'\n])'", String.Char),
            (r'b?"', String, "string"),
            (
                r"\d[\d_]*(?:\.\d[\d_]*(?:[eE][-+]?[\d_]+)?|[eE][-+]?[\d_]+)(?:f32|f64)?|\d[\d_]*\.(?![._\w])|\d[\d_]*(?:f32|f64)",
                Number.Float,
            ),
            (INTEGER, Number.Integer),
            (NAME, _name),
            (r"\.\.=?|[-+*/%&^!<>=@?~]", Operator),
            (r"[()\[\]{}|,:;.]", Punctuation),
        ],
        "whitespace": [
            (r"\s+", Text),
            (r"//[/!].*", Comment.Doc),
            (r"//.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
        ],
        "comment": [
            (r"\*/", Comment.Multiline, "#pop"),
            (r"/\*", Comment.Multiline, "#push"),
            (r"[^*/]+|[*/]", Comment.Multiline),
        ],
        "attribute": [
            (r"\]", Name.Decorator, "#pop"),
            (r"\s+", Text),
            (r"\[", Name.Decorator, "#push"),
            (r'b?"', String, "string"),
            (r'[^\[\]\s"]+', Name.Decorator),
        ],
        "use": [
            (r";", Punctuation, "#pop"),
            include("whitespace"),
            (r"(?:as|self|crate|super)\b", Keyword),
            (rf"{NAME}(?=::)", Name.Namespace),
            (NAME, Name),
            (r"[:,{}]", Punctuation),
            (r"[*]", Operator),
        ],
        "string": [
            (r'"', String, "#pop"),
            (ESCAPE, String.Escape),
            (r'[^"\\]+', String),
            (r"\\\n", String),
            (r"\\", String),
        ],
    }
