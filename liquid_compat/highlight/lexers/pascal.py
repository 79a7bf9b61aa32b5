"""Pascal and Delphi."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from ..engine import RougeLexer, by_word, words
from ..shapes import Between, Needs


class Pascal(RougeLexer):
    """Pascal."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"(?://|--).*\n?", Comment.Single),
            (Between("{", "}"), Comment.Multiline),
            (Between("(*", "*)"), Comment.Multiline),
            (Needs("'", r"'[^']*'"), String),
            (r"\$[0-9a-fA-F]+", Number.Hex),
            (r"0x[0-9a-fA-F]+|\d+(?:\.+\d+)?(?:[eE][-+]?\d+)?", Number),
            (
                r"(?a:[a-zA-Z_]\w*)",
                by_word(
                    (words("pascal", "keywords"), Keyword),
                    (words("pascal", "types"), Keyword.Type),
                    (["false", "nil", "true"], Name.Builtin),
                    default=Name,
                    key=str.lower,
                ),
            ),
            (r"[]\[~!@#$%^&*()+={}|:;,.<>/?\\`-]", Punctuation),
        ],
    }
