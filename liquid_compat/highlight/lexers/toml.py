"""TOML."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Literal, Name, Number, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, bygroups

KEY = r"(?:(?:[\w-]+|\"(?:\\.|[^\"\n])*\"|'[^'\n]*')(?:\s*\.\s*(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*'))*)"


class Toml(RougeLexer):
    """TOML."""

    tokens: ClassVar = {
        "root": [
            include("basics"),
            # These two are looked for in values too, where they take some arrays for headers and keys.
            (r"(\S+)(\s*)(=)(\s*)(\{)", bygroups(Name.Namespace, Text, Operator, Text, Punctuation), "table"),
            (r"\[\S+\]", Name.Namespace),
            (r"(\"[^\"\n]*\"|'[^'\n]*'|[^\s=]+)(\s*)(=)", bygroups(Name.Property, Text, Punctuation), "value"),
        ],
        "value": [(r"\n", Text, "#pop"), include("root"), include("content")],
        "basics": [(r"\s+", Text), (r"#.*?$", Comment), (r"(?:true|false)\b", Keyword.Constant)],
        "content": [
            include("basics"),
            (r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})?", Literal.Date),
            (r"[+-]?\d+(?:_\d+)*\.\d+(?:_\d+)*(?:[eE][+-]?\d+(?:_\d+)*)?|[+-]?\d+(?:_\d+)*[eE][+-]?\d+", Number.Float),
            (r"[+-]?(?:nan|inf)\b", Number.Float),
            (r"0x[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*", Number.Hex),
            (r"0o[0-7]+(?:_[0-7]+)*", Number.Oct),
            (r"0b[01]+(?:_[01]+)*", Number.Bin),
            (r"[+-]?\d+(?:_\d+)*(?:-\d+)*", Number.Integer),
            (r'"""', String, "multi-double"),
            (r"'''[\s\S]*?'''", String),
            (r'"', String, "double"),
            (r"'[^'\n]*'", String),
            (r"\[", Punctuation, "array"),
            (r"\{", Punctuation, "table"),
            (r"[,=]", Punctuation),
        ],
        "array": [(r"\]", Punctuation, "#pop"), include("content")],
        "table": [
            (r"\}", Punctuation, "#pop"),
            (r"\[\S+\]", Name.Namespace),
            (r"([\w.-]+)(\s*)(=)(\s*)(\{)", bygroups(Name.Namespace, Text, Operator, Text, Punctuation), "#push"),
            (rf"({KEY})(\s*)(=)", bygroups(Name.Property, Text, Punctuation)),
            include("content"),
        ],
        "double": [
            (r"\n", Error, "#pop"),
            (r'"', String, "#pop"),
            (r"\\(?:[btnfr\"\\])", String.Escape),
            (r'[^"\\\n]+', String),
        ],
        "multi-double": [
            (r'"""', String, "#pop"),
            (r"\\(?:[btnfr\"\\]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})", String.Escape),
            (r"\\(?:\n| )", String.Escape),
            (r'[^"\\]+|["\\]', String),
        ],
    }
