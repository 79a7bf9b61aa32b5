"""Kotlin."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, bygroups

KEYWORDS = (
    "abstract|annotation|as|break|by|catch|companion|const|constructor|continue|crossinline|do|dynamic|else|enum|"
    "external|false|final|finally|for|fun|get|if|import|in|infix|inline|inner|internal|is|lateinit|noinline|null|open|"
    "operator|out|override|package|private|protected|public|reified|return|sealed|set|super|suspend|tailrec|this|throw|"
    "true|try|typealias|typeof|vararg|when|where|while|yield"
)
NAME = r"(?:[^\W\d]\w*|`[^\s`]+`)"
CLASS = r"[A-Z]\w*"


class Kotlin(RougeLexer):
    """Kotlin."""

    tokens: ClassVar = {
        "root": [
            include("comments"),
            (r"\n|[^\S\n]+", Text),
            (r"(package|import)(\s+)", bygroups(Keyword, Text), "path"),
            (r"[^\W\d]\w*@(?=\s)", Name.Decorator),
            (r"@[A-Z][\w.]*", Name.Decorator),
            (r"(data)(\s+)(?=class\b)", bygroups(Keyword.Declaration, Keyword.Declaration)),
            (r"(val|var)(\s+)(\()", bygroups(Keyword.Declaration, Text, Punctuation), "destructuring"),
            (r"(?:val|var)\b", Keyword.Declaration, "property"),
            (r"(companion)(\s+)(object)\b", bygroups(Keyword, Text, Keyword)),
            (r"(?:class|interface|object)\b", Keyword.Declaration),
            (rf"(fun)(\s+)({NAME})(?=\s*\()", bygroups(Keyword, Text, Name.Function)),
            (r"constructor\b", Keyword),
            (rf"(?:{KEYWORDS})\b", Keyword),
            (r"\?:|\?\.|!!|\.\.|::", Operator),
            (rf"{CLASS}", Name.Class),
            (rf"{NAME}(?=\s*[({{])", Name.Function),
            (rf"{NAME}|`|[^\W\d]\w*`", Name),
            (r"[~!%^&*()+=|\[\]:;,.<>/?{}-]", Punctuation),
            (r'"""[\s\S]*?"""', String),
            (r'(?<!"\\)"(?:\\.|[^"\\\n])*["\n]', String),
            (r"'(?:\\.|[^\\'])'", String.Char),
            (r"0[xX][0-9a-fA-F]+[Ll]?", Number.Hex),
            (r"0[bB][01]+[Ll]?", Number.Bin),
            (
                r"\d[\d_]*\.\d+(?:[eE][-+]?\d+)?[fF]?|\.\d+(?:[eE][-+]?\d+)?[fF]?|\d+[eE][-+]?\d+[fF]?|\d+[fF]",
                Number.Float,
            ),
            (r"\d[\d_]*[Ll]?", Number.Integer),
        ],
        "comments": [
            (r"//.*?$", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
        ],
        "comment": [
            (r"/\*", Comment.Multiline, "#push"),
            (r"\*/", Comment.Multiline, "#pop"),
            (r"[^/*]+|[/*]", Comment.Multiline),
        ],
        "path": [(r"[\w.]+\*?", Name.Namespace, "#pop"), default("#pop")],
        "property": [(r"\s+", Text), (NAME, Name.Property, "#pop"), default("#pop")],
        "destructuring": [
            (r"\s+", Text),
            (r",", Punctuation),
            (NAME, Name.Property),
            (r"\)", Punctuation, "#pop"),
            default("#pop"),
        ],
    }
