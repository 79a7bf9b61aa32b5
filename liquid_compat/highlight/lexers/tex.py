"""TeX and LaTeX."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, bygroups


class Tex(RougeLexer):
    """TeX, with mathematics between dollar signs, `\\(` and `\\[`."""

    tokens: ClassVar = {
        "general": [(r"%.*$", Comment), (r"[{}&_^]", Punctuation)],
        "root": [
            (r"\\\[", Punctuation, "display"),
            (r"\\\(", Punctuation, "inline"),
            (r"\$\$", Punctuation, "dollars"),
            (r"\$", Punctuation, "dollar"),
            (r"\\(?:begin|end)\{.*?\}", Name.Tag),
            (
                r"(\\verb)\b(\S)(.*?)(\2)",
                bygroups(Name.Builtin, Keyword.Pseudo, String.Other, Keyword.Pseudo),
            ),
            (r"\\(?:[a-zA-Z]+|[\s\S])", Keyword, "command"),
            include("general"),
            (r"[^\\$%&_^{}]+", Text),
        ],
        "math": [
            (r"\\(?:[a-zA-Z]+|[^()\[\]])", Name.Variable),
            include("general"),
            (r"\d+", Number),
            (r"[-=!+*/()\[\]]", Operator),
            (r"[^=!+*/()\[\]\\$%0-9&{}_^-]+", Name.Builtin),
        ],
        "inline": [(r"\\\)", Punctuation, "#pop"), include("math")],
        "display": [(r"\\\]", Punctuation, "#pop"), include("math")],
        "dollar": [(r"\$", Punctuation, "#pop"), include("math")],
        "dollars": [(r"\$\$", Punctuation, "#pop"), include("math")],
        "command": [(r"\[.*?\]", Name.Attribute), (r"\*", Keyword), default("#pop")],
    }
