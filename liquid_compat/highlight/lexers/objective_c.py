"""Objective-C and Objective-C++: C (or C++) with declarations, messages and literals that begin with an at sign."""

from __future__ import annotations

from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Punctuation, String, Text

from ..engine import RougeLexer, afresh, bygroups
from ..shapes import Needs, listed
from .c import C, Cpp

NAME = r"(?a:[a-zA-Z_]\w*)"
DECLARED = listed(["class", "protocol"])
DEFINED = listed(["implementation", "interface"])
STATEMENTS = listed(
    [
        "autoreleasepool",
        "catch",
        "dynamic",
        "encode",
        "end",
        "finally",
        "import",
        "optional",
        "private",
        "property",
        "protected",
        "public",
        "selector",
        "synchronized",
        "synthesize",
        "throw",
        "try",
    ]
)


_method = bygroups(Keyword, Text, afresh, Text)


BUILTIN = (r"@(?:NO|YES|false|true)\b|(?:NO|YES|nil)\b", Name.Builtin)
LABEL = (rf"^([ \t]*)({NAME}:(?!:))", bygroups(Text, Name.Label))


def _with_objects(base: dict[str, Any]) -> dict[str, Any]:
    """The states of Objective-C: those of `base` with the additions."""
    return {
        **base,
        "root": [
            (rf"([-+])(\s*)(\([^\n]{{1,300}}?\))?(\s*)(?={NAME})", _method, "method"),
            *base["root"],
        ],
        "expressions": [include("at-signs"), include("marks"), *base["expressions"]],
        "at-signs": [
            (rf"@{DEFINED}\b", Keyword, "class"),
            (rf"@{DECLARED}\b", Keyword, "forward"),
            (rf"@{STATEMENTS}\b", Keyword),
            BUILTIN,
            (r'@"', String, "string"),
            (r"@'(?:[^\\'\n]|\\.)'", String.Char),
            (r"@(?:\d+\.\d*|\.\d+|\d+)[eE][-+]?\d+[fFlL]?|@(?:\d+\.\d*|\.\d+)[fFlL]?|@\d+[fF]", Number.Float),
            (r"@0[xX][0-9a-fA-F]+[lLuU]*", Number.Hex),
            (r"@\d+", Number.Integer),
            (r"@\[", Punctuation, "array"),
            (r"@\{", Punctuation, "body"),
            (r"@[a-zA-Z]*", Error),
            (r"in\b", Keyword),
        ],
        "marks": [(r"\?", Punctuation, "ternary"), (r"\[", Punctuation, "message")],
        "ternary": [(r":", Punctuation, "#pop"), include("statements")],
        "array": [(r"\]", Punctuation, "#pop"), include("statements")],
        "message": [
            (r"\]", Punctuation, "#pop"),
            LABEL,
            (rf"({NAME})(\s*)(?=\])", bygroups(Name.Function, Text)),
            (
                rf"({NAME})(\s*)(:)",
                bygroups(Name.Function, Text, Punctuation),
                ("#pop", "message-part"),
            ),
            include("statements"),
        ],
        # The part of a message after the second one is no longer known as such.
        "message-part": [
            (r"\]", Punctuation, "#pop"),
            LABEL,
            (rf"({NAME})(\s*)(:)", bygroups(Name.Function, Text, Punctuation), "#pop"),
            include("statements"),
        ],
        "statements": [LABEL, include("blank"), (r"\{", Punctuation, "body"), include("expressions")],
        "method": [
            (r"\s+", Text),
            (r"//.*\n?", Comment.Single),
            (rf"({NAME})(\s*)(:)", bygroups(Name.Function, Text, Punctuation)),
            (Needs(")", rf"(\([^\n]{{1,300}}?\))({NAME})"), bygroups(afresh, Name.Variable)),
            (r",", Punctuation),
            default("#pop"),
        ],
        "class": [
            (r"\s+", Text),
            (
                rf"({NAME})(\s*)(:)(\s*)({NAME})",
                bygroups(Name.Class, Text, Punctuation, Text, Name.Class),
                "#pop",
            ),
            (
                rf"({NAME})(\s*)(\()({NAME}?)(\))",
                bygroups(Name.Class, Text, Punctuation, Name.Label, Punctuation),
                "#pop",
            ),
            (NAME, Name.Class, "#pop"),
        ],
        "forward": [
            (r"\s+", Text),
            (rf"({NAME})(\s*)(,)", bygroups(Name.Class, Text, Punctuation)),
            (rf"({NAME})(\s*)(;?)", bygroups(Name.Class, Text, Punctuation), "#pop"),
        ],
    }


class ObjectiveC(RougeLexer):
    """Objective-C."""

    tokens: ClassVar = _with_objects(C.tokens)


class ObjectiveCpp(RougeLexer):
    """Objective-C++."""

    tokens: ClassVar = _with_objects(Cpp.tokens)
