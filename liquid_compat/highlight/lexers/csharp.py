"""C#."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from ..engine import RougeLexer, by_word, words
from ..shapes import HEXADECIMAL, Between, Needs, digits, listed, nested, power

NAME = r"@?(?a:[A-Z_a-z]\w*)"
DIRECTIVES = ["define", "elif", "else", "endif", "endregion", "error", "if", "line", "pragma", "region", "undef"]
DIRECTIVES += ["warning"]

_known = ((words("csharp", "keywords"), Keyword), (words("csharp", "types"), Keyword.Type))


class CSharp(RougeLexer):
    """C#."""

    tokens: ClassVar = {
        "root": [
            (r"(?:class|interface|struct)\b", Keyword, "class"),
            (r"(?:namespace|using)\b", Keyword, "namespace"),
            include("expressions"),
            (Needs("\n", rf"^#[\t ]*{listed(DIRECTIVES)}\b.*\n"), Comment.Preproc),
            (Between("/*", "*/"), Comment.Multiline),
            (r"//.*", Comment.Single),
            (r"[][!%&()*+,./:;<=>?^{|}~-]", Punctuation),
        ],
        "expressions": [
            (rf"{NAME}(?=\s*\()", by_word(*_known, default=Name.Function)),
            (NAME, by_word(*_known, default=Name)),
            (r"\s+", Text),
            (rf"0[xX]{digits(HEXADECIMAL)}[LUlu]*", Number),
            (rf"{digits()}(?:\.\d*(?:{power()})?)?[DFLUdflu]?", Number),
            (r'@"(?:[^"]|"")*"', String),
            (r'\$@?"', String, "interpolated"),
            (r'(?<!"\\)"(?:\\.|[^\n"\\])*[\n"]', String),
            (r"'(?:\\.|.)'", String.Char),
        ],
        # Nothing but a name can follow.
        "class": [(r"\s+", Text), (NAME, Name.Class, "#pop")],
        "namespace": [
            (r"(?=\()", Text, "#pop"),
            (rf"(?:{NAME}|\.)+", Name.Namespace, "#pop"),
            (r"\s+", Text),
        ],
        "interpolated": [
            (r'["\n]', String, "#pop"),
            (r"\{", Punctuation, "hole"),
            (r"\}", Punctuation),
            (r'(?:\\[^\n{]|[^\n"\\{}]|\\)+', String),
        ],
        "hole": [
            *nested(r"\{", r"\}", Punctuation, include("expressions")),
            (r"[][!%&()*+,./:;<=>?^|~-]", Punctuation),
        ],
    }
