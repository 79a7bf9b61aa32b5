"""nginx's configuration."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, bygroups

NAME = r"[^\s$;{}()#]+"


class Nginx(RougeLexer):
    """nginx's configuration."""

    tokens: ClassVar = {
        "root": [
            (r"(include)(\s+)([^\s;]+)", bygroups(Keyword, Text, Name)),
            (NAME, Keyword, "statement"),
            include("base"),
        ],
        "block": [
            (r"\}", Punctuation, "#pop:2"),
            (NAME, Keyword.Namespace, "statement"),
            include("base"),
        ],
        "statement": [
            (r"\{", Punctuation, "block"),
            (r";", Punctuation, "#pop"),
            include("base"),
        ],
        "base": [
            (r"\s+", Text),
            (r"#.*", Comment.Single),
            (r"(?:on|off)\b", Name.Constant),
            (r"\$[\w-]+", Name.Variable),
            (
                r"(\d+\.\d+\.\d+\.\d+|[a-z0-9][a-z0-9.-]*\.[a-z]{2,})(:)(\d+)",
                bygroups(Name.Function, Punctuation, Number.Integer),
            ),
            (r"\d+[kmg]?\b(?![.\w:-])", Number.Integer),
            (r"(~\*?)([^\S\n]+)([^\s{]+)", bygroups(Punctuation, Text, String.Regex)),
            (r"[:=~]", Punctuation),
            (r"/[^\s;$]*", Name),
            (r"[^#\s;{}$\\=][^#\s;{}$\\]*", String),
            (r"[$;]", Text),
        ],
    }
