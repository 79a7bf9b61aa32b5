"""Makefiles."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, bygroups, delegate, words
from liquid_compat.highlight.lexers.shell import Shell

FUNCTIONS = "|".join(sorted(words("make", "functions"), reverse=True))


class Make(RougeLexer):
    """Makefiles; recipes are shell scripts."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"#.*?\n", Comment),
            (r"([-s]?include)((?:[\t ]+[^\t\n #]+)+)", bygroups(Keyword, String.Other)),
            (r"(ifn?def|ifn?eq|unexport)([\t ]+)([^#\n]+)", bygroups(Keyword, Text, Name.Variable)),
            (r"(?:else|endif)[\t ]*(?=[#\n])", Keyword),
            (r"(export)([\t ]+)(?=[\w${}()\t -]+\n)", bygroups(Keyword, Text), "export"),
            (r"export[\t ]+", Keyword),
            (r"([^\s:=#?+]+)([\t ]*)([?+:]?=)", bygroups(Name.Variable, Text, Operator), "value"),
            (r'("[^"\n]*"|\'[^\'\n]*\'|[^\n:#=]+?)(::?)', bygroups(Name.Label, Operator), "rule"),
        ],
        "export": [(r"[\w${}-]+", Name.Variable), (r"\n", Text, "#pop"), (r"[\t ]+", Text)],
        "rule": [
            (r"(\n)(\t)", bygroups(Text, Text), ("#pop", "recipe")),
            (r"([\t ]*)(#[^\n]*)", bygroups(Text, Comment)),
            (r"[\t ]+", Text),
            (r"[^\n#]+", Name.Function),
            (r"\n", Text, "#pop"),
        ],
        "recipe": [
            (r"[@-]", Punctuation),
            default(("#pop", "recipe-line")),
        ],
        "recipe-line": [
            (r"(\n)(\t)", bygroups(Text, Text), ("#pop", "recipe")),
            (r"\n", Text, "#pop"),
            include("variables"),
            (r"(?:\\\n|\\.|[^\n$\\])+", delegate(Shell)),
            (r"\\", Text),
        ],
        "variables": [
            (rf"(\$\()({FUNCTIONS})(?=[\s)])", bygroups(Name.Function, Name.Builtin), "call"),
            (r"\$\([^()\s]*\)|\$\{[^{}\s]*\}|\$[^\s({]", Name.Variable),
            (r"\$", Text),
        ],
        "call": [
            (r"\)", Name.Function, "#pop"),
            (r"[ \t]+", Text),
            include("variables"),
            (r"[^$()\n]+", delegate(Shell)),
            (r"[(\n]", Text),
        ],
        "value": [
            (r"\n", Text, "#pop"),
            include("variables"),
            (r"(?:\\\n|\\.|[^\n$\\])+", delegate(Shell)),
        ],
    }
