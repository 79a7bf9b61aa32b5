"""Java."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import default
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text, _TokenType

from liquid_compat.highlight.engine import RougeLexer, bygroups

KEYWORDS = (
    "assert|break|case|catch|continue|default|do|else|finally|for|if|goto|instanceof|new|return|switch|this|throw|try|"
    "while"
)
DECLARATIONS = (
    "abstract|const|enum|extends|final|implements|native|private|protected|public|static|strictfp|super|synchronized|"
    "throws|transient|volatile"
)
TYPES = "boolean|byte|char|double|float|int|long|short|var|void"
NAME = r"(?:[^\W\d]|\$)[\w$]*"


def _again(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    for token, value in lexer.scan(found.group(), lexer.start()):
        yield 0, token, value


class Java(RougeLexer):
    """Java."""

    tokens: ClassVar = {
        "root": [
            (r"[^\S\n]+", Text),
            (r"//.*?$", Comment.Single),
            (r"/\*[\s\S]*?\*/", Comment.Multiline),
            (rf"(?:{KEYWORDS})\b", Keyword),
            # A method's declaration: words for its modifiers and its type, then its name.
            (
                r"(?=[\w.\[\]$<>?\s]++\()(\s*(?:(?:[^\W\d]|\$)[\w.\[\]$<>?]*\s+)+?)" + rf"({NAME})(\s*)(\()",
                bygroups(_again, Name.Function, Text, Operator),
            ),
            (r"\n", Text),
            (rf"@{NAME}", Name.Decorator),
            (rf"(?:{DECLARATIONS})\b", Keyword.Declaration),
            (rf"(?:{TYPES})\b", Keyword.Type),
            (r"(?:true|false|null)\b", Keyword.Constant),
            (r"(?:class|interface)\b", Keyword.Declaration, "class"),
            (r"(?:package|import)\b", Keyword.Namespace, "import"),
            (r'"(?:\\\\|\\"|[^"])*"', String),
            (r"'(?:\\.|[^\\]|\\u[0-9a-fA-F]{4})'", String.Char),
            (rf"(\.)({NAME})", bygroups(Operator, Name.Attribute)),
            (rf"{NAME}:", Name.Label),
            (r"[A-Z][A-Z0-9_]*\b", Name.Constant),
            (r"[A-Z][a-zA-Z0-9]*\b", Name.Class),
            (NAME, Name),
            (r"[~^*!%&\[\](){}<>|+=:;,./?-]", Operator),
            (r"\d[\d_]*\.\d[\d_]*(?:[eE][-+]?\d[\d_]*)?[dfDF]?", Number.Float),
            (r"0b[01][01_]*", Number.Bin),
            (r"0x[0-9a-fA-F][0-9a-fA-F_]*", Number.Hex),
            (r"0[0-7_]+", Number.Oct),
            (r"\d[\d_]*L?", Number.Integer),
        ],
        "class": [(r"\s+", Text), (NAME, Name.Class, "#pop"), default("#pop")],
        "import": [(r"\s+", Text), (r"[\w.]+\*?", Name.Namespace, "#pop"), default("#pop")],
    }
