"""Python (2 and 3, as Rouge mixes them)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, by_word, words
from ..shapes import Rule, based, digits, escape, power, quoted

NAME = r"[^\W\d]\w*"
DIGITS = digits(separator="_")
POWER = power(separator="_")
ESCAPES = (escape("\n\"'\\abfnrtv", octal="1,3", x="2", u="4", U="8"), r"\\N\{[^}]+\}")

DEFINED = {"class": Name.Class, "def": Name.Function}

_name = by_word(
    (["and", "in", "is", "not", "or"], Operator.Word),
    (words("python", "keywords"), Keyword),
    (words("python", "exceptions", "builtins"), Name.Builtin),
    (words("python", "pseudo"), Name.Builtin.Pseudo),
    default=Name,
)


def _state(raw: bool, fields: bool, quotes: str) -> str:
    return ("raw" if raw else "plain") + ("-fields" if fields else "") + quotes


def _open(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """Begin a string: its prefix says whether escapes and fields count in it."""
    prefix, quotes = found.groups()
    yield 0, String.Affix, prefix
    yield 0, String, quotes
    kinds = prefix.lower()
    run.stack.append(_state("r" in kinds, "f" in kinds, quotes))


def _content(raw: bool, fields: bool, quotes: str) -> list[Rule]:
    """The rules for what is between two `quotes`."""
    escapes = [(r"\\[\s\S]", String)] if raw else [(each, String.Escape) for each in ESCAPES]
    field = [(r"\{\{|\}\}", String), (r"\{", String.Interpol, "field")] if fields else []
    return quoted(quotes, String, *escapes, *field, stops="\\{}" if fields else "\\")


class Python(RougeLexer):
    """Python."""

    tokens: ClassVar = {
        "root": [
            (r"((?i:[bfru]{0,2}))('''|\"\"\"|\"|')", _open),
            (r"import\b(?=\s+(?a:[A-Z_a-z]))", Keyword.Namespace, "import"),
            (r"from\b(?=\s+[\w.]+\s+import\b)", Keyword.Namespace, "from"),
            *((rf"{word}(?=\s)", Keyword, word) for word in DEFINED),
            (NAME, _name),
            (r"\s+|\\", Text),
            *based("bB", "oO", "xX", lead="_?", separator="_"),
            (rf"{DIGITS}(?:(?:\.(?:{DIGITS})?(?:{POWER})?|{POWER})[jJ]?|[jJ])", Number.Float),
            (rf"{DIGITS}L", Number.Integer.Long),
            (rf"0\d*|{DIGITS}", Number.Integer),
            (r"[][(){}.,:;]", Punctuation),
            (r"!=|->|[%&*+/<=>@^|~-]", Operator),
            (r"#.*\n?", Comment.Single),
            (r"`[^\n`]*`", String.Backtick),
        ],
        "import": [(r"\s+", Text), (r"[\w.]+", Name.Namespace, "#pop")],
        "from": [
            (r"import\b", Keyword.Namespace, "#pop"),
            (r"[\w.]+", Name.Namespace),
            (r"\s+", Text),
            default("#pop"),
        ],
        **{state: [(r"\s+", Text), (NAME, kind, "#pop"), default("#pop")] for state, kind in DEFINED.items()},
        # In braces, in a string.
        "field": [
            (r"\{", String.Interpol, "#push"),
            (r"\}", String.Interpol, "#pop"),
            (r":|![ars]", String.Interpol),
            include("root"),
        ],
        **{_state(*kind): _content(*kind) for kind in product((False, True), (False, True), ("'", '"', "'''", '"""'))},
    }
