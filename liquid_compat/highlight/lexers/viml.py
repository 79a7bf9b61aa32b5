"""VimL: commands with their short forms, functions, options and events; other words are plain."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from ..engine import RougeLexer, by_word, bygroups, words


class VimL(RougeLexer):
    """VimL."""

    tokens: ClassVar = {
        "root": [
            (r'^([^\S\n]*+)(".*)', bygroups(Text, Comment)),
            (r"^\s{0,80}+\\", String.Escape),
            (r"[^\S\n]+|\n", Text),
            (r'(?<!"\\)"(?:[^"\\\n]|\\.)*+"', String.Double),
            (r"(?<!'\\)'(?:[^'\\\n]|\\.)*+'|'[^'\n]*'", String.Single),
            (r"/(?:[^/\\\n]|\\.)*+/", String.Regex),
            (r"-?\d+", Number),
            (r"#[0-9a-fA-F]{6}", Number.Hex),
            (r"(?a:[abgs]:\w+)", Name.Variable),
            (
                r"(?a:\w+)",
                by_word(
                    (words("viml", "commands"), Keyword),
                    (words("viml", "builtins"), Name.Builtin),
                    default=Text,
                ),
            ),
            (r"[]\[!(){}<>=~|,.:+-]", Punctuation),
            (r".", Text),
        ]
    }
