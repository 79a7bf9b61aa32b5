"""Clojure."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import Needs, literal

NAME = r"(?a:[\w!$%*+,<=>?/.-]+)"
KNOWN = ((words("clojure", "keywords"), Keyword), (words("clojure", "builtins"), Name.Builtin))


class Clojure(RougeLexer):
    """Clojure: what stands first in a list is called."""

    tokens: ClassVar = {
        "root": [
            (r";.*", Comment.Single),
            (r"\s+", Whitespace),
            (r"-?\d+\.\d+", Number.Float),
            (r"-?\d+", Number.Integer),
            (Needs('"', literal('"')), String),
            (rf"'{NAME}", String.Symbol),
            (r"\\[\s\S]", String.Char),
            (rf"::?{NAME}", Name.Constant),
            (r"~@|['#^`~&@]", Operator),
            (rf"(\()(\s*)({NAME})", bygroups(Punctuation, Whitespace, by_word(*KNOWN, default=Name.Function))),
            (NAME, by_word(*KNOWN, default=Name)),
            (r"[][(){}]", Punctuation),
        ]
    }
