"""SCSS."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import Rule, listed, quoted
from .css import COMMENT, PROPERTIES

NAME = r"(?a:[\w-]+)"
# At-rules whose operand is a value, and those that name something and then go on with values.
VALUED = ["debug", "each", "else", "if", "import", "media", "return", "warn", "while"]
NAMING = (("mixin", Name.Function), ("function", Name.Function), ("include", Name.Decorator))

# Parts of selectors that interpolations can be in the middle of: state, opening, type.
PIECES = (("class", r"\.", Name.Class), ("id", r"#(?!\{)", Name.Namespace))

_property = by_word((PROPERTIES, Name.Label), default=Name.Attribute)
_word = by_word(
    (["and", "or", "not"], Operator.Word),
    (["true", "false"], Name.Builtin.Pseudo),
    (words("css", "colors"), Name.Constant),
    (words("css", "builtins"), Name.Builtin),
    default=Name,
)


def _string(mark: str, token: _TokenType) -> list[Rule]:
    """What is between two marks, on one line."""
    return quoted(mark, token, include("interpolation"), (r"\\.", token), stops="#\\\n", strays="#")


class Scss(RougeLexer):
    """SCSS. A lexer has to guess whether `a:b` begins a rule or a declaration: it looks at what follows the colon."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"[{};]", Punctuation),
            include("comments"),
            (rf"(\${NAME})(\s*)(:)", bygroups(Name.Variable, Text, Punctuation), "value"),
            *((rf"(@{rule})(\s+)({NAME})", bygroups(Keyword, Text, kind), "value") for rule, kind in NAMING),
            (r"@for\b", Keyword, "range"),
            (rf"@{listed(VALUED)}\b", Keyword, "value"),
            (rf"@{NAME}|&", Keyword, "selector"),
            (r"(?=[^;{}](?:[;}]|(?<![:[])[^;{}:\[]*:[^a-z]))", Text, "property"),
            default("selector"),
        ],
        "comments": [(r"//.*", Comment.Single), (COMMENT, Comment.Multiline)],
        "end": [(r"[;{}]", Punctuation, "#pop")],
        "interpolation": [(r"#\{", String.Interpol, "interpolated")],
        "interpolated": [(r"\}", String.Interpol, "#pop"), include("values")],
        "strings": [(r'"', String.Double, "double"), (r"'", String.Single, "single")],
        "double": _string('"', String.Double),
        "single": _string("'", String.Single),
        "selector": [
            (r"\s+", Text),
            include("end"),
            (NAME, Name.Tag),
            (r":+(?a:[\w-]*)", Name.Decorator),
            *((opening, kind, state) for state, opening, kind in PIECES),
            (r"%(?a:[\w-]*)", Name.Variable),
            (r"&", Keyword),
            include("interpolation"),
            include("strings"),
            (r"[][()!%*+,./<=>?@^|~-]", Operator),
        ],
        **{state: [(NAME, kind), include("interpolation"), default("#pop")] for state, _, kind in PIECES},
        "property": [
            (NAME, _property),
            include("interpolation"),
            (r"(\s*)(:)", bygroups(Text, Punctuation), ("#pop", "value")),
            (r"\s*(?=[;{}])", Text, "#pop"),
            (r".", Error),
        ],
        "range": [(listed(["from", "to", "through"]) + r"\b", Operator.Word), include("value")],
        "value": [include("end"), include("values")],
        "values": [
            (r"url\(", String.Other, "url"),
            (r"(?a:(?!\d)[\w-]+(?=\s*\())", Name.Function),
            (r"(?a:[A-Z_a-z][\w-]*)", _word),
            (rf"\${NAME}", Name.Variable),
            include("strings"),
            include("interpolation"),
            (r"#[0-9A-Za-z]{1,6}", Number.Hex),
            (r"-?\d[a-z\d]*%?", Number),
            (r"\.\d(?a:\w*)%?", Number.Integer),
            (r"\s+", Text),
            (r"[][()]", Punctuation),
            (r"[!%&*+,./:<=>?@^|~-]+", Operator),
        ],
        "url": quoted(")", String.Other, include("interpolation"), stops="#\n", strays="#"),
    }
