"""Go."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, by_word, words
from ..shapes import HEXADECIMAL, Between, digits, escape, listed, power, quoted

# The specification's operators, but for those that are punctuation here.
OPERATORS = "+ & += &= && == != - | -= |= || < <= * ^ *= ^= <- > >= / << /= <<= ++ = := % >> %= >>= -- ! ... . : &^ &^="
ESCAPE = escape("\"'\\abfnrtv", octal="3", x="2", u="4", U="8")
MANTISSA = rf"(?:{digits()}(?:\.\d*)?|\.{digits()})"

_name = by_word(
    (words("go", "keywords"), Keyword),
    (words("go", "types"), Keyword.Type),
    (words("go", "functions"), Name.Builtin),
    (words("go", "constants"), Name.Constant),
    default=Name,
)


class Go(RougeLexer):
    """Go."""

    tokens: ClassVar = {
        "root": [
            (r"[^\W\d]\w*", _name),
            (r"\s+", Text),
            (r"[](),;[{}]", Punctuation),
            (r'"', String, "string"),
            (r"`", String, "raw"),
            (rf"'(?:{ESCAPE}|[^\n'\\])'", String.Char),
            (rf"0[xX]{digits(HEXADECIMAL)}|{MANTISSA}(?:{power()})?i?", Number),
            (Between("/*", "*/"), Comment),
            (r"//.*", Comment),
            (listed(OPERATORS.split()), Operator),
        ],
        "string": quoted('"', String, (ESCAPE, String.Escape), stops="\\"),
        "raw": quoted("`", String),
    }
