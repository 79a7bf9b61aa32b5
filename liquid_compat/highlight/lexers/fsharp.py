"""F#."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, by_word, words
from ..shapes import nested, quoted

# Of a run of marks the whole is looked up.
MARKS = r"[\]\[!#$%&()*+,./:;<=>?@^_{|}~-]"
PUNCTUATION = [
    "#",
    "&",
    "&&",
    "(",
    ")",
    "*",
    ",",
    "-",
    "-.",
    "->",
    ".",
    "..",
    ":",
    "::",
    ":=",
    ":>",
    ";",
    ";;",
    "<",
    "<-",
    "<>",
    "<|",
    "=",
    ">",
    ">]",
    ">}",
    "?",
    "??",
    "[",
    "[<",
    "[>",
    "[|",
    "]",
    "_",
    "{",
    "{<",
    "|",
    "|>",
    "|]",
    "}",
    "~",
    "!=",
]


class FSharp(RougeLexer):
    """F#."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"\(\)|\[\]|(?:false|true)\b(?!')", Name.Builtin.Pseudo),
            (r"(?a:[A-Z][\w']*(?=\s*\.))", Name.Namespace, "path"),
            (r"(?a:[A-Z][\w']*)", Name.Class),
            (r"\(\*(?!\))", Comment, "comment"),
            (r"//.*", Comment.Single),
            (
                r"(?a:[a-z][\w']*)",
                by_word(
                    (words("fsharp", "keywords"), Keyword),
                    (["asr", "land", "lor", "lsl", "lxor", "mod"], Operator.Word),
                    (["array", "bool", "char", "float", "int", "list", "string", "unit"], Keyword.Type),
                    default=Name,
                ),
            ),
            (r"``[^`\n]+``", Name),
            (rf"{MARKS}+", by_word((PUNCTUATION, Punctuation), default=Operator)),
            # Any one character stands between the two runs of digits.
            (r"\d[\d_]*+(?:.[\d_]*+)?[eE][-+]?\d[\d_]*", Number.Float),
            (r"0[xX][0-9a-fA-F][0-9a-fA-F_]*", Number.Hex),
            (r"0[oO][0-7][0-7_]*", Number.Oct),
            (r"0[bB][01][01_]*", Number.Bin),
            (r"\d[\d_]*", Number.Integer),
            (r"'", Keyword),
            (r'"', String.Double, "string"),
        ],
        # After a module's name, where no word is a keyword.
        "path": [
            (r"\s+", Text),
            (r"\.", Punctuation),
            (r"(?a:[A-Z][\w']*(?=\s*\.))", Name.Namespace),
            (r"(?a:[A-Z][\w']*)", Name.Class, "#pop"),
            (r"(?a:[a-z][\w']*)|``[^`\n]+``", Name, "#pop"),
            (r"\[", Punctuation, "#pop"),
        ],
        "comment": nested(r"\(\*(?!\))", r"\*\)", Comment, (r"[^(*]+|[(*]", Comment)),
        "string": quoted(
            '"', String.Double, (r"\\(?:[\\\"'bnrt]|\d{3}|x[0-9a-fA-F]{2})", String.Escape), stops="\\", strays=""
        ),
    }
