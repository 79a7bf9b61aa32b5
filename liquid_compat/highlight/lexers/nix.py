"""Nix."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, by_word
from ..shapes import listed

# In comments and strings the ends of lines are errors to the reference.
CUT = (r"\n", Error)
STATEMENTS = ["else", "if", "then"]
SCOPES = ["in", "inherit", "with"]
FUNCTIONS = [
    *("abort", "assert", "baseNameOf", "builtins", "derivation", "fetchTarball", "import"),
    *("isNull", "map", "rec", "removeAttrs", "throw", "toString"),
]


class Nix(RougeLexer):
    """Nix."""

    tokens: ClassVar = {
        "root": [include("code")],
        "code": [
            (r"\s+", Text),
            (r"#.*", Comment),
            (r"/\*", Comment, "comment"),
            (r"(?a:[a-zA-Z]+://[\w.-]+(?:/[\w.-]+)+)", String.Other),
            (r"\d+", Number.Integer),
            (r"//", Operator),
            (r"(?a:(?:~|[\w.-]{0,200}+)(?:/[\w.-]+)+)", String.Other),
            (r"(?:false|null|true)", Keyword.Constant),
            (
                rf"{listed([*STATEMENTS, *SCOPES, *FUNCTIONS, 'let'])}\b",
                by_word(
                    (STATEMENTS, Keyword),
                    (SCOPES, Keyword.Namespace),
                    (["let"], Keyword.Declaration),
                    default=Keyword.Reserved,
                ),
            ),
            (r"(?a:[a-zA-Z_][\w-]*)", Name.Variable),
            (r'"', String.Double, "string"),
            (r"''", String.Double, "indented"),
            (r"&&|\|\||[-=!<>+*/.?@]", Operator),
            (r"\$?\{", Punctuation, "braces"),
            (r"[][(){};:,$]", Punctuation),
        ],
        "comment": [(r"\*/", Comment, "#pop"), CUT, (r"[^*\n]+|\*", Comment)],
        "braces": [(r"\}", Punctuation, "#pop"), include("code")],
        "interpolation": [(r"\}", String.Interpol, "#pop"), include("code")],
        "dollars": [(r"\$\$", String.Escape), (r"\$\{", String.Interpol, "interpolation")],
        "string": [
            (r'"', String.Double, "#pop"),
            CUT,
            (r"\\.", String.Escape),
            include("dollars"),
            (r'[^"\\$\n]+|[\\$]', String.Double),
        ],
        "indented": [
            (r"'''|''\$|''\\.", String.Escape),
            (r"''", String.Double, "#pop"),
            CUT,
            include("dollars"),
            (r"[^'$\n]+|['$]", String.Double),
        ],
    }
