"""INI files."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Name, Punctuation, String, Text

from ..engine import RougeLexer, bygroups
from ..shapes import Needs


class Ini(RougeLexer):
    """INI files."""

    tokens: ClassVar = {
        "root": [
            include("basics"),
            (
                r"(?a:(?<![\w.-])([\w.-]+)(\s*)(=))",
                bygroups(Name.Property, Text, Punctuation),
                "value",
            ),
            (Needs("]", r"\[[^]\n]*\]"), Name.Namespace),
        ],
        "basics": [(Needs("\n", r"[;#].*\n"), Comment), (r"\s+", Text)],
        "value": [
            (r"\n", Text, "#pop"),
            # A blank before the line end: the value goes on.
            (r"\s+", Text),
            (r'"[^"\n]*"', String),
            (r"'[^'\n]*'", String),
            (r"[^\"'\s][^\n]*?(?=[^\S\n]*$)", String),
            (r"\S+", String),
        ],
    }
