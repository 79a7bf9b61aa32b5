"""TOML."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Literal, Name, Number, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, bygroups
from liquid_compat.highlight.shapes import Needs, Rule, digits, nested, quoted

PART = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
# A key as the standard has it; and as it is taken outside of inline tables: anything up to the equals sign.
DOTTED = rf"{PART}(?:\s*\.\s*{PART})*"
ANY = r"\"[^\"\n]*\"|'[^'\n]*'|[^\s=]++"

INTEGER = r"[-+]?" + digits(separator="_")
EXPONENT = rf"[eE]{INTEGER}"
TIME = r"\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[-+]\d\d:\d\d)?"
SIMPLE_ESCAPE = r'\\["\\bfnrt]'


def _pairs(key: str, scope: str, *state: str) -> list[Rule]:
    """The rules for keys: of an inline table (`scope` is the pattern of its name), and of any other value."""
    table = bygroups(Name.Namespace, Text, Operator, Text, Punctuation)
    return [
        (Needs("={", rf"({scope})(\s*)(=)(\s*)(\{{)"), table, "table"),
        (Needs("=", rf"({key})(\s*)(=)"), bygroups(Name.Property, Text, Punctuation), *state),
    ]


HEADER = (Needs("]", r"\[\S+\]"), Name.Namespace)
NAMED, PLAIN = _pairs(ANY, r"\S+", "value")


class Toml(RougeLexer):
    """TOML."""

    tokens: ClassVar = {
        # Inline tables, headers and keys are looked for in values too, where they take some arrays for them.
        "root": [include("blank"), NAMED, HEADER, PLAIN],
        "value": [(r"\n", Text, "#pop"), include("root"), include("scalars")],
        "blank": [(r"\s+", Text), (r"#.*", Comment), (r"(?:false|true)\b", Keyword.Constant)],
        "scalars": [
            include("blank"),
            (r'"""', String, "paragraph"),
            (r'"', String, "string"),
            (Needs("'", r"'''[\s\S]*?'''|'[^'\n]*'"), String),
            (rf"\d{{4}}-\d\d-\d\dT{TIME}", Literal.Date),
            (rf"{INTEGER}(?:\.{digits(separator='_')}(?:{EXPONENT})?|{EXPONENT})|[-+]?(?:inf|nan)\b", Number.Float),
            (r"0x" + digits("0-9A-Fa-f", "_"), Number.Hex),
            (r"0o" + digits("0-7", "_"), Number.Oct),
            (r"0b" + digits("01", "_"), Number.Bin),
            # Days, too.
            (rf"{INTEGER}(?:-\d+)*", Number.Integer),
            (r"\[", Punctuation, "array"),
            (r"\{", Punctuation, "table"),
            (r"[,=]", Punctuation),
        ],
        "array": nested(r"\[", r"\]", Punctuation, include("scalars")),
        "table": [(r"\}", Punctuation, "#pop"), HEADER, *_pairs(DOTTED, r"[\w.-]+"), include("scalars")],
        "string": [
            (r"\n", Error, "#pop"),
            *quoted('"', String, (SIMPLE_ESCAPE, String.Escape), stops="\\\n", strays=""),
        ],
        "paragraph": quoted(
            '"""',
            String,
            (rf"{SIMPLE_ESCAPE}|\\(?:u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}|[\n ])", String.Escape),
            stops="\\",
        ),
    }
