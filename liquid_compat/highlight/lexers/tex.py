"""TeX and LaTeX."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, bygroups
from ..shapes import Needs, digits

# How mathematics is set apart from text: state, opening, closing; the longer of what begins alike first.
MATHEMATICS = (
    ("double-dollars", r"\$\$", r"\$\$"),
    ("dollars", r"\$", r"\$"),
    ("round", r"\\\(", r"\\\)"),
    ("square", r"\\\[", r"\\\]"),
)
SPECIAL = r"\\%{}&_^$"


class Tex(RougeLexer):
    """TeX: text with commands, and mathematics between the marks of `MATHEMATICS`."""

    tokens: ClassVar = {
        "root": [
            (rf"[^{SPECIAL}]+", Text),
            include("markup"),
            *((opening, Punctuation, state) for state, opening, _ in MATHEMATICS),
            (Needs("}", r"\\(?:begin|end)\{[^}\n]*\}"), Name.Tag),
            (
                r"(\\verb)(?P<mark>[^\s\w])(.*?)(?P<closing>(?P=mark))",
                bygroups(Name.Builtin, Keyword.Pseudo, String.Other, Keyword.Pseudo),
            ),
            # A command, or its starred form, with all of its optional arguments.
            (r"(\\(?:[A-Za-z]+|[\s\S])\**)((?:\[[^]\n]*\])*)", bygroups(Keyword, Name.Attribute)),
        ],
        "markup": [(r"%.*", Comment), (r"[{}&_^]", Punctuation)],
        "mathematics": [
            (rf"[^{SPECIAL}0-9=+*/!()[\]-]+", Name.Builtin),
            (r"[][!()*+/=-]", Operator),
            (digits(), Number),
            include("markup"),
            (r"\\(?:[A-Za-z]+|[^]()[])", Name.Variable),
        ],
        **{state: [(closing, Punctuation, "#pop"), include("mathematics")] for state, _, closing in MATHEMATICS},
    }
