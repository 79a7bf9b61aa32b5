"""Swift."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import HEXADECIMAL, digits, escape, listed, nested, power, quoted

# Most characters that are not of ASCII can be part of a name.
LETTER = r"[A-Z_a-z\u00A1-\u1FFF\u2070-\U0010FFFF]"
NAME = rf"{LETTER}(?:{LETTER}|\d)*"
LOWER = rf"(?![A-Z]){NAME}"
DIGITS = r"\d[\d_]*"
ESCAPES = (escape("\"'0\\nrt"), rf"\\u\{{{digits(HEXADECIMAL)}\}}")

# Literals that the compiler fills in, and what takes its argument in parentheses.
LITERALS = listed(["column", "dsohandle", "file", "function", "line"])
TAKING = listed(["keyPath", "selector"])


def _by_case(word: str) -> _TokenType:
    return Keyword.Type if word[0].isascii() and word[0].isupper() else Name


_word = by_word(
    (words("swift", "declarations"), Keyword.Declaration),
    (words("swift", "keywords"), Keyword),
    (["false", "nil", "true"], Keyword.Constant),
    default=_by_case,
)


class Swift(RougeLexer):
    """Swift."""

    tokens: ClassVar = {
        "root": [
            (r"try!|as[!?]", Keyword),
            (r"(?:internal|private)\(set\)|unowned\((?:un)?safe\)", Keyword.Declaration),
            (rf"(let|var)(\s+)({NAME})", bygroups(Keyword, Text, Name.Variable)),
            (r"(let|var)(\s*)(\()", bygroups(Keyword, Text, Punctuation), "parts"),
            (rf"(?!default\b){LOWER}(?=\s*:)", Name.Variable),
            (rf"(?:{listed(words('swift', 'firm'))})(?=[!?]?\s*\()", Keyword),
            (rf"{LOWER}(?=[!?]?\s*\()", Name.Function),
            (r"Self(?=\s*\()", Keyword.Type),
            (NAME, _word),
            (rf"(`)({NAME})(`)", bygroups(Punctuation, Name.Variable, Punctuation)),
            include("blank"),
            (r'"', String, "string"),
            (rf"0x[{HEXADECIMAL}_]+(?:\.{digits(HEXADECIMAL)})?(?:{power('p')})?", Number.Hex),
            (r"0o[0-7_]+", Number.Oct),
            (r"0b[01_]+", Number.Bin),
            (r"0[0-7_]+", Number.Oct),
            (rf"{DIGITS}(?:\.{DIGITS}(?:{power()})?|{power()})", Number.Float),
            (DIGITS, Number.Integer),
            (r"\$\d+", Name.Variable),
            (rf"@{NAME}", Keyword.Declaration),
            include("numbersigns"),
            (r"\?\?|[][(),:;?\\{}]", Punctuation),
            (r"[!%&*+./<=>^|~-]+", Operator),
        ],
        "blank": [
            (r"^([\t ]*)(#.*)", bygroups(Text, Comment.Preproc)),
            (r"\n|[^\S\n]+", Text),
            (r"//.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
        ],
        "numbersigns": [
            (r"#available\([^)\n]*\)", Keyword.Declaration),
            (rf"(#{TAKING}\()(.*?)(\))(?=\W)", bygroups(Keyword.Declaration, Name.Function, Keyword.Declaration)),
            (rf"#{LITERALS}", Keyword.Declaration),
            (rf"#{NAME}(?=\s*:)", Name.Variable),
        ],
        "comment": nested(r"/\*", r"\*/", Comment.Multiline, (r"[^*/]+|[*/]", Comment.Multiline)),
        # What a constant or a variable in parentheses is made of.
        "parts": nested(r"\(", r"\)", Punctuation, (NAME, Name.Variable), (r",", Punctuation), (r"\s+", Text)),
        "string": quoted(
            '"',
            String,
            (r"\\\(", String.Escape, "interpolation"),
            *((each, String.Escape) for each in ESCAPES),
            stops="\\",
            strays="",
        ),
        "interpolation": [
            (r"\)", String.Escape, "#pop"),
            (r"\(", Punctuation, "parentheses"),
            include("root"),
        ],
        "parentheses": nested(r"\(", r"\)", Punctuation, include("root")),
    }
