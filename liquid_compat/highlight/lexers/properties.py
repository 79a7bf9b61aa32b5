"""Java's `.properties` files."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Name, Punctuation, String, Text

from ..engine import RougeLexer, bygroups
from ..shapes import Needs


class Properties(RougeLexer):
    """Keys, a colon or an equals sign, values."""

    tokens: ClassVar = {
        "root": [
            include("basics"),
            (r"([^\s:=#!]{1,400}+)(\s*)([=:])", bygroups(Name.Property, Text, Punctuation), "value"),
        ],
        "basics": [(Needs("\n", r"[!#].*\n"), Comment), (r"\s+", Text), (r"\\\n", String.Escape)],
        "value": [
            (r"\n", Text, "#pop"),
            (r"\\\n", String.Escape),
            (r"^[^\S\n]+|[^\S\n]+(?=\\\n)", Text),
            (r"\\u[0-9a-fA-F]{4}|\\[^\n]", String.Escape),
            (r"(?<=[=:])[^\S\n]+|[^\S\n]+$", Text),
            (r"[^\\\n]+?(?=\s*(?:\\|$))[^\S\n]*(?=\\[^\n])|[^\\\n]+?(?=\s*(?:\\|$))", String),
        ],
    }
