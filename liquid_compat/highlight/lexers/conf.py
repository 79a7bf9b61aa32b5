"""Configuration files of any kind."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Name, Number, String, Text

from ..engine import RougeLexer
from ..shapes import digits

QUOTES = (("'", String.Single), ('"', String.Double))


class Conf(RougeLexer):
    """Comments, strings, numbers and names; all the rest is text."""

    tokens: ClassVar = {
        "root": [
            (r"(?a:[A-Z_a-z]\w*)", Name),
            (r"\s+", Text),
            (digits(), Number),
            *((rf"(?<!{mark}\\){mark}(?:\\.|[^\n{mark}\\])*{mark}", kind) for mark, kind in QUOTES),
            (r"#.*\n?", Comment),
            (r".", Text),
        ],
    }
