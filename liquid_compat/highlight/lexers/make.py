"""Makefiles."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Operator, Punctuation, String, Text

from ..engine import RougeLexer, bygroups, delegate, words
from ..shapes import Needs, listed
from .shell import Shell

BLANK = r"[\t ]"
# Words that begin a line: which ones, their argument, its type and that of the blanks before it.
DIRECTIVES = (
    (("include", "-include", "sinclude"), rf"[^\s#]+(?:{BLANK}+[^\s#]+)*", String.Other, String.Other),
    (("ifdef", "ifeq", "ifndef", "ifneq"), r"[^#\n]+", Name.Variable, Text),
)
NAME = r"[\w${}-]+"
TARGETS = r"\"[^\"\n]*\"(?=:)|'[^'\n]*'(?=:)|[^\n:#=]+"
# A variable's name, with what is replaced in its value.
REFERENCE = r"\$[({]\w[\w%.:=]*[)}]"
# Other dollar signs go to the shell, but for those before what a reference could be.
DOLLAR = rf"(?!{REFERENCE})\$(?![(\\]|\$[({{])"


class Make(RougeLexer):
    """Makefiles. Values and recipes are shell code, but for the references to make's own variables in it."""

    tokens: ClassVar = {
        "root": [
            *(
                (rf"({listed(names)})({BLANK}+)({argument})", bygroups(Keyword, blank, kind))
                for names, argument, kind, blank in DIRECTIVES
            ),
            (rf"(?:else|endif){BLANK}*(?=[\n#])", Keyword),
            (rf"export(?=(?:{BLANK}+{NAME})+{BLANK}*\n)", Keyword, "exported"),
            (rf"export{BLANK}+", Keyword),
            (Needs("=", rf"([^\s!#+:=?]+)({BLANK}*)([!+:?]?=)"), bygroups(Name.Variable, Text, Operator), "value"),
            (Needs("\n", r"#.*\n"), Comment),
            (Needs(":", rf"({TARGETS})(::?)"), bygroups(Name.Label, Operator), "prerequisites"),
            (r"\s+", Text),
        ],
        "exported": [(NAME, Name.Variable), (rf"{BLANK}+", Text), default("#pop")],
        "prerequisites": [
            (rf"(?<=:){BLANK}+|\\[\s\S]", Text),
            (r"[^\n#\\]+", Name.Function),
            (r"#", Comment),
            (r"\n\t", Text, ("#pop", "recipe")),
            (r"\n", Text, "#pop"),
        ],
        "recipe": [(r"[@-]?", Punctuation, ("#pop", "command"))],
        "command": [(r"\n\t", Text, ("#pop", "recipe")), include("value")],
        "value": [
            include("references"),
            # (A parenthesis begins a piece of its own.)
            (rf"(?:{DOLLAR}|\\[\s\S]|[^\n$\\])(?:{DOLLAR}|\\[\s\S]|[^\n$()\\])*", delegate(Shell)),
            (r"\n", Text, "#pop"),
            (r"\\", Text),
        ],
        "references": [
            (rf"(\$\()({listed(words('make', 'functions'))})(?=[\s)])", bygroups(Name.Function, Name.Builtin), "call"),
            (REFERENCE, Name.Variable),
        ],
        "call": [
            (r"\)", Name.Function, "#pop"),
            (r"\(", Operator, "#push"),
            include("references"),
            (rf"{BLANK}+|\n", Text),
            (rf"(?:{DOLLAR}|[^\n$()])+", delegate(Shell)),
        ],
    }
