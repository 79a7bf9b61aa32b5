"""MATLAB."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, by_word, words


class Matlab(RougeLexer):
    """MATLAB. A transpose that has another quote after it on its line is taken for a string, as in Rouge."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"%.*", Comment.Single),
            (r"\.\.\.", Keyword),
            (
                r"(?a:[a-zA-Z][_a-zA-Z0-9]*)",
                by_word(
                    (words("matlab", "keywords"), Keyword), (words("matlab", "builtins"), Name.Builtin), default=Name
                ),
            ),
            (r"[(){};:,/\\\]\[]", Punctuation),
            (r"~=|==|<<|>>|\.[*/\\^']|[-~+*^<>=.&|@!?]", Operator),
            (r"(?:\d+\.\d*|\d*\.\d+)(?:[eE][-+]?\d+)?", Number.Float),
            (r"\d+[eE][-+]?\d+", Number.Float),
            (r"\d+L", Number.Integer.Long),
            (r"\d+", Number.Integer),
            (r"'(?=(?:.*'))", String.Single, "single"),
            (r'"(?=(?:.*"))', String.Double, "double"),
            (r"'", Operator),
        ],
        "single": [(r"''", String.Escape), (r"[^'\n]+", String.Single), (r"'", String.Single, "#pop")],
        "double": [(r'""', String.Escape), (r'[^"\n]+', String.Double), (r'"', String.Double, "#pop")],
    }
