"""SQL."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, by_word, words
from ..shapes import digits, nested, quoted

# Texts and quoted names: state, mark, type. A doubled mark stands for itself.
QUOTES = (
    ("text", "'", String.Single),
    ("name", '"', Name.Variable),
    ("mysql-name", "`", Name.Variable),
)

_word = by_word(
    (words("sql", "types"), Name.Builtin),
    (words("sql", "keywords"), Keyword),
    default=Name,
    key=str.upper,
)


class Sql(RougeLexer):
    """SQL."""

    tokens: ClassVar = {
        "root": [
            (digits(), Number.Integer),
            (r"(?a:\w+)", _word),
            (r"\s+", Text),
            *((mark, kind, state) for state, mark, kind in QUOTES),
            (r"[][(){}.,:;]", Punctuation),
            (r"--.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            (r"[!#%&*+/<=>?@^|~-]", Operator),
        ],
        "comment": nested(r"/\*", r"\*/", Comment.Multiline, (r"[^*/]+|[*/]", Comment.Multiline)),
        **{
            state: [(rf"{mark}{mark}|\\.", String.Escape), *quoted(mark, kind, stops="\\", strays="")]
            for state, mark, kind in QUOTES
        },
    }
