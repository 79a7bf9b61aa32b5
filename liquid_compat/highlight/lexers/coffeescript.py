"""CoffeeScript. A slash after a name, a keyword or an operator can begin a regular expression."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, by_word
from ..shapes import Needs, Rule

KEYWORDS = (
    "await break by catch class continue debugger delete do else export extends finally for if import instanceof loop "
    "new return super switch then this throw try typeof until when while yield"
)
BUILTINS = (
    "Array Boolean Date Error Function Math Number Object RegExp String decodeURI decodeURIComponent document "
    "encodeURIComponent eval isFinite isNaN parseFloat parseInt window"
)
CONSTANTS = "Infinity NaN false no null off on true undefined yes"
WORDS = "and in is isnt not of or"
NAME = r"(?a:[a-zA-Z_$][\w$]*)"
REGEX = r"/(?:[^/\[\\\n]|\\.|\[(?:[^\]\\\n]|\\.)*+\])++/(?:[gimy]+\b|\B)"
ESCAPE: Rule = (r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", String.Escape)
INTERPOLATION: Rule = (r"#\{", String.Interpol, "interpolation")


def _text(mark: str, *inside: Rule) -> list[Rule]:
    """The rules of a string up to `mark`."""
    return [(mark, String, "#pop"), ESCAPE, *inside, (rf"[^\\#{mark[0]}]+|[#{mark[0]}]", String)]


class CoffeeScript(RougeLexer):
    """CoffeeScript."""

    tokens: ClassVar = {
        "root": [
            (r"^(?=/)", Text, "line"),
            (r"^[^\S\n]+", Text, "operand"),
            include("blank"),
            (r"\.{1,10}+(?=[^\S\n]*+[a-zA-Z_$])", Punctuation, "member"),
            (r"@(?=\s*[a-zA-Z_$])", Name.Variable.Instance, "member"),
            (rf"(?:{'|'.join(WORDS.split())})\b|[-+*%&|^<>=!?:~`]+|/", Operator, "operand"),
            (rf"{NAME}(?=\s*:)", Name.Attribute, "operand"),
            (
                NAME,
                by_word(
                    (KEYWORDS.split(), Keyword),
                    (BUILTINS.split(), Name.Builtin),
                    (CONSTANTS.split(), Name.Constant),
                    default=Name.Other,
                ),
                "operand",
            ),
            (r"[{(\[;,]", Punctuation, "operand"),
            (r"[})\].]", Punctuation),
            (r"\d+\.\d+(?:[eE]\d+)?", Number.Float),
            (r"0x[0-9a-fA-F]+", Number.Hex),
            (r"\d+", Number.Integer),
            (r'"""', String, "long-double"),
            (r"'''", String, "long-single"),
            (r'"', String, "double"),
            (r"'", String, "single"),
        ],
        "blank": [
            (Needs("#", r"###(?!#)[\s\S]*?###"), Comment.Multiline),
            (r"#.*", Comment.Single),
            (r"\s+", Text),
        ],
        "line": [
            (r"///", String.Regex, ("#pop", "long-regex")),
            (REGEX, String.Regex, "#pop"),
            (r"/", Error, "#pop"),
        ],
        # Where an operand begins.
        "operand": [
            include("blank"),
            (r"///", String.Regex, ("#pop", "long-regex")),
            (REGEX, String.Regex, "#pop"),
            default("#pop"),
        ],
        "member": [(r"\s+", Text), (NAME, Name.Attribute, ("#pop", "operand"))],
        # (The first brace closes it, whatever it belongs to.)
        "interpolation": [(r"\}", String.Interpol, "#pop"), include("root")],
        "long-regex": [
            (r"///[gimy]*", String.Regex, "#pop"),
            (r"\s+", Text),
            ESCAPE,
            INTERPOLATION,
            (r"#.*", Comment.Single),
            (r"[^\\#/\s]+|/", String.Regex),
        ],
        "long-double": _text('"""', INTERPOLATION),
        "long-single": _text("'''"),
        "double": _text('"', INTERPOLATION),
        "single": _text("'"),
    }
