"""Configuration files of any kind."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Name, Number, String, Text

from liquid_compat.highlight.engine import RougeLexer


class Conf(RougeLexer):
    """Comments, strings, numbers and names; all the rest is text."""

    tokens: ClassVar = {
        "root": [
            (r"#.*\n?", Comment),
            (r'(?<!"\\)"(?:\\.|[^"\\\n])*"', String.Double),
            (r"(?<!'\\)'(?:\\.|[^'\\\n])*'", String.Single),
            (r"\d+(?:\.\d+)*", Number),
            (r"(?a:[a-zA-Z_]\w*)", Name),
            (r"\s+", Text),
            (r".", Text),
        ],
    }
