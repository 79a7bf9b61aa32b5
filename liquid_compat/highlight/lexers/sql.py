"""SQL."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, by_word, words


class Sql(RougeLexer):
    """SQL."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"--.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            (r"\d+", Number.Integer),
            (r"'", String.Single, "single"),
            (r'"', Name.Variable, "double"),
            (r"`", Name.Variable, "backtick"),
            (
                r"(?a:\w[\w]*)",
                by_word(
                    (words("sql", "types"), Name.Builtin),
                    (words("sql", "keywords"), Keyword),
                    default=Name,
                    key=str.upper,
                ),
            ),
            (r"[*/<>=~!@#%&|?^-]", Operator),
            (r"[;:()\[\],.]", Punctuation),
        ],
        "comment": [
            (r"/\*", Comment.Multiline, "#push"),
            (r"\*/", Comment.Multiline, "#pop"),
            (r"[^/*]+|[/*]", Comment.Multiline),
        ],
        "single": [
            (r"\\.", String.Escape),
            (r"''", String.Escape),
            (r"'", String.Single, "#pop"),
            (r"[^\\']+", String.Single),
        ],
        "double": [
            (r"\\.", String.Escape),
            (r'""', String.Escape),
            (r'"', Name.Variable, "#pop"),
            (r'[^\\"]+', Name.Variable),
        ],
        "backtick": [
            (r"\\.", String.Escape),
            (r"``", String.Escape),
            (r"`", Name.Variable, "#pop"),
            (r"[^\\`]+", Name.Variable),
        ],
    }
