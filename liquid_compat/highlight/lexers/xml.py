"""XML."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Name, String, Text

from ..engine import RougeLexer, bygroups
from ..shapes import Between, Needs
from .markup import TEXT, asides, name, states

NAME = name("_:")


class Xml(RougeLexer):
    """XML."""

    tokens: ClassVar = {
        "root": [
            *TEXT,
            (rf"<\s*{NAME}", Name.Tag, "attributes"),
            (rf"<\s*/\s*{NAME}\s*>", Name.Tag),
            *asides(character="."),
            (Needs(">", r"<![^>]*>"), Comment.Preproc),
        ],
        **states(
            (rf"({NAME}\s*=)(\s*)", bygroups(Name.Attribute, Text), "value"),
            quotes=tuple((Between(mark, mark), String, "#pop") for mark in "\"'"),
        ),
    }
