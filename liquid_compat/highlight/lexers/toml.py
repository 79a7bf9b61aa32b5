"""TOML."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Literal, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, bygroups
from ..shapes import Needs, Rule, based, digits, escape, nested, quoted

PART = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
# A key as the standard has it; and as it is taken outside of inline tables: anything up to an equals sign, the last one
# before a blank. (Nothing is looked for too far away.)
DOTTED = rf"{PART}(?:\s*\.\s*{PART})*"
ANY = r"\"[^\"\n]*\"|'[^'\n]*'|\S{1,300}"

WHOLE = rf"[+-]?{digits(separator='_')}"
EXPONENT = rf"[Ee]{WHOLE}"
MOMENT = "T".join(["-".join([r"\d{4}", r"\d\d", r"\d\d"]), ":".join([r"\d\d"] * 3)]) + "Z"
SIMPLE_ESCAPE = escape('"\\bfnrt')
LONG_ESCAPE = escape("\n ", u="4", U="8")


def _pairs(key: str, scope: str, *state: str) -> list[Rule]:
    """The rules for keys: of an inline table (`scope` is the pattern of its name), and of any other value."""
    table = bygroups(Name.Namespace, Text, Operator, Text, Punctuation)
    return [
        (Needs("={", rf"({scope})(\s*)(=)(\s*)(\{{)"), table, "table"),
        (Needs("=", rf"({key})(\s*)(=)"), bygroups(Name.Property, Text, Punctuation), *state),
    ]


HEADER = (Needs("]", r"\[\S+\]"), Name.Namespace)
NAMED, PLAIN = _pairs(ANY, r"\S{1,300}", "value")
KEY = PLAIN[:2]


class Toml(RougeLexer):
    """TOML."""

    tokens: ClassVar = {
        # Inline tables, headers and keys are looked for in values too, where they take some arrays for them.
        "root": [NAMED, HEADER, include("simple"), PLAIN],
        "value": [(r"\n", Text, "#pop"), include("root"), include("strings"), include("collections")],
        "simple": [
            (MOMENT, Literal.Date),
            (rf"[+-]?(?:inf|nan)\b|{WHOLE}(?:\.{digits(separator='_')}(?:{EXPONENT})?|{EXPONENT})", Number.Float),
            *based("b", "o", "x", separator="_"),
            # Days, too.
            (rf"{WHOLE}(?:-\d+)*", Number.Integer),
            (r"true|false", Keyword.Constant),
            (r"\s+", Text),
            (r"#.*", Comment),
        ],
        "strings": [
            (r"'{3}", String, "long-literal"),
            (r"'", String, "literal"),
            (r'"{3}', String, "paragraph"),
            (r'"', String, "string"),
        ],
        "collections": [(r"\[", Punctuation, "array"), (r"\{", Punctuation, "table"), (r"[,=]", Punctuation)],
        "array": nested(r"\[", r"\]", Punctuation, (r",", Punctuation), include("simple"), KEY, include("strings")),
        "table": [
            *_pairs(DOTTED, r"[\w.-]+"),
            HEADER,
            (r"\}", Punctuation, "#pop"),
            include("simple"),
            include("strings"),
            include("collections"),
        ],
        "string": [
            (r"\n", Error, "#pop"),
            *quoted('"', String, (SIMPLE_ESCAPE, String.Escape), stops="\\\n", strays=""),
        ],
        "literal": [(r"\n", Error, "#pop"), *quoted("'", String, stops="\n", strays="")],
        "long-literal": quoted("'''", String),
        "paragraph": quoted('"""', String, (SIMPLE_ESCAPE, String.Escape), (LONG_ESCAPE, String.Escape), stops="\\"),
    }
