"""Makefiles."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, bygroups, delegate, words
from liquid_compat.highlight.lexers.shell import Shell
from liquid_compat.highlight.shapes import Needs, listed

BLANK = r"[\t ]"
# Words that begin a line: which ones, their argument, its type and that of the blanks before it.
DIRECTIVES = (
    (("include", "-include", "sinclude"), rf"[^\s#]+(?:{BLANK}+[^\s#]+)*", String.Other, String.Other),
    (("ifdef", "ifndef", "ifeq", "ifneq", "unexport"), r"[^#\n]+", Name.Variable, Text),
)
NAME = r"[\w${}-]+"
TARGETS = r"\"[^\"\n]*\"(?=:)|'[^'\n]*'(?=:)|[^\n:#=]+"


class Make(RougeLexer):
    """Makefiles. Values and recipes are shell code, but for the references to make's own variables in it."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (Needs("\n", r"#.*\n"), Comment),
            *(
                (rf"({listed(names)})({BLANK}+)({argument})", bygroups(Keyword, blank, kind))
                for names, argument, kind, blank in DIRECTIVES
            ),
            (rf"(?:endif|else){BLANK}*(?=[\n#])", Keyword),
            (rf"export(?=(?:{BLANK}+{NAME})+{BLANK}*\n)", Keyword, "exported"),
            (rf"export{BLANK}+", Keyword),
            (Needs("=", rf"([^\s#:=+?]+)({BLANK}*)([:+?]?=)"), bygroups(Name.Variable, Text, Operator), "value"),
            (Needs(":", rf"({TARGETS})(::?)"), bygroups(Name.Label, Operator), "prerequisites"),
        ],
        "exported": [(rf"{BLANK}+", Text), (NAME, Name.Variable), default("#pop")],
        "prerequisites": [
            (r"\n\t", Text, ("#pop", "recipe")),
            (r"\n", Text, "#pop"),
            (rf"{BLANK}+", Text),
            (r"#.*", Comment),
            (r"[^\n#]+", Name.Function),
        ],
        "recipe": [(r"[@-]*", Punctuation, ("#pop", "command"))],
        "command": [(r"\n\t", Text, ("#pop", "recipe")), include("value")],
        "value": [
            (r"\n", Text, "#pop"),
            include("references"),
            (r"(?:\\[\s\S]|[^\n$\\])+", delegate(Shell)),
            (r"\\", Text),
        ],
        "references": [
            (rf"(\$\()({listed(words('make', 'functions'))})(?=[\s)])", bygroups(Name.Function, Name.Builtin), "call"),
            (r"\$(?:\([^()\s]*\)|\{[^{}\s]*\}|[^\s({])", Name.Variable),
            (r"\$", Text),
        ],
        "call": [
            (r"\)", Name.Function, "#pop"),
            (rf"{BLANK}+|[\n(]", Text),
            include("references"),
            (r"[^\n$()]+", delegate(Shell)),
        ],
    }
