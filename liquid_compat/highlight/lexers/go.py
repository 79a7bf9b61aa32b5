"""Go."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, by_word

KEYWORDS = (
    "break default func interface select case defer go map struct chan else goto package switch const fallthrough if "
    "range type continue for import return var"
)
TYPES = (
    "bool byte complex64 complex128 error float32 float64 int8 int16 int32 int64 int rune string uint8 uint16 uint32 "
    "uint64 uintptr uint"
)
CONSTANTS = "true false iota nil"
FUNCTIONS = "append cap close complex copy delete imag len make new panic print println real recover"

ESCAPE = r"\\(?:[abfnrtv\\'\"]|x[0-9a-fA-F]{2}|[0-7]{3}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"
NUMBER = r"(?:0[xX][0-9a-fA-F]+|(?:\d+\.\d*|\.\d+)(?:[eE][-+]?\d+)?i?|\d+[eE][-+]?\d+i?|\d+i|\d+)"

_name = by_word(
    (frozenset(KEYWORDS.split()), Keyword),
    (frozenset(TYPES.split()), Keyword.Type),
    (frozenset(FUNCTIONS.split()), Name.Builtin),
    (frozenset(CONSTANTS.split()), Name.Constant),
    default=Name,
)


class Go(RougeLexer):
    """Go."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"//[^\n]*|/\*[\s\S]*?\*/", Comment),
            (r"[^\W\d]\w*", _name),
            (NUMBER, Number),
            (r"\.\.\.|<<=|>>=|&\^=?|<-|[-+&|<>=]{2}|[-+*/%&|^<>=!:]=?|\.", Operator),
            (r"[\[\]{}(),;]", Punctuation),
            (rf"'(?:[^'\n\\]|{ESCAPE})'", String.Char),
            (r"`[^`]*`", String),
            (r'"', String, "string"),
        ],
        "string": [(r'"', String, "#pop"), (ESCAPE, String.Escape), (r'[^"\\]+', String), (r"\\", String)],
    }
