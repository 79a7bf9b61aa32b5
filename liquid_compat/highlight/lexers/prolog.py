"""Prolog."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer
from ..shapes import Needs


class Prolog(RougeLexer):
    """Prolog."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"%.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            (r"-{3,}>", Operator),
            (r":-|-->|[][(){}|.,;!]", Punctuation),
            (Needs('"', r'"[^"]*"'), String.Double),
            (r"\d+\.\d+", Number.Float),
            (r"\d+", Number),
            (Needs("'", r"'[^']*'"), String.Symbol),
            (r"[a-zß-öø-ÿα-ωа-я]\w*", String.Symbol),
            (r"[A-Z_]\w*", Name.Variable),
            (r"=\.\.|[-<>=@^~#&*+/:?]", Operator),
        ],
        # Only what a star leads is taken for a comment's text.
        "comment": [
            (r"/\*", Comment.Multiline, "#push"),
            (r"\*/", Comment.Multiline, "#pop"),
            (r"(?<!\s)\s*\*[^*/]+", Comment.Multiline),
        ],
    }
