"""Python (2 and 3, as Rouge mixes them)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from liquid_compat.highlight.engine import RougeLexer, by_word, bygroups, words

ESCAPE = r"\\(?:[abfnrtv\\'\"\n]|x[0-9a-fA-F]{2}|[0-7]{1,3}|N\{[^}]+\}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"
NAME = r"[^\W\d]\w*"

_name = by_word(
    (words("python", "keywords"), Keyword),
    (words("python", "exceptions", "builtins"), Name.Builtin),
    (words("python", "pseudo"), Name.Builtin.Pseudo),
    default=Name,
)


def _open(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """Begin a string: the state is named after the quotes, and whether escapes and fields count in it."""
    prefix, quotes = found.groups()
    if prefix:
        yield 0, String.Affix, prefix
    yield 0, String, quotes
    kind = prefix.lower()
    run.stack.append(("raw" if "r" in kind else "plain") + ("-fields" if "f" in kind else "") + quotes)


def _string_states() -> dict[str, list[Any]]:
    states: dict[str, list[Any]] = {}
    for quotes in ("'", '"', "'''", '"""'):
        for raw in ("raw", "plain"):
            for fields in ("", "-fields"):
                rules: list[Any] = [(quotes, String, "#pop")]
                if fields:
                    rules += [(r"\{\{|\}\}", String), (r"\{", String.Interpol, "field")]
                if raw == "raw":
                    rules.append((r"\\[\s\S]", String))
                else:
                    rules += [(ESCAPE, String.Escape), (r"\\", String)]
                stop = quotes[0] + r"\\" + ("{}" if fields else "")
                rules += [(rf"[^{stop}]+", String), (r"[\s\S]", String)]
                states[raw + fields + quotes] = rules
    return states


class Python(RougeLexer):
    """Python."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"#.*\n?", Comment.Single),
            (r"\\\n", Text),
            (r"(?i)(r[bf]?|u|[bf]r?|)('''|\"\"\"|'|\")", _open),
            (r"(?:not|in|is|and|or)\b", Operator.Word),
            (r"from\b(?=\s+[\w.]+\s+import\b)", Keyword.Namespace, "from"),
            (r"(import)(\s+)([a-zA-Z_][\w.]*)", bygroups(Keyword.Namespace, Text, Name.Namespace)),
            (r"(def)(\s+)", bygroups(Keyword, Text), "def"),
            (r"(class)(\s+)", bygroups(Keyword, Text), "class"),
            include("numbers"),
            (NAME, _name),
            (r"`[^`]*`", String.Backtick),
            (r"!=|==|<>|<<=?|>>=?|->|//=?|\*\*=?|[-+/*%&|^@<>=~]=?", Operator),
            (r"[\[\](){},:;.]+", Punctuation),
        ],
        "numbers": [
            (
                r"(?:\d(?:_?\d)*\.(?:\d(?:_?\d)*)?(?:[eE][-+]?\d(?:_?\d)*)?|\d(?:_?\d)*[eE][-+]?\d(?:_?\d)*)[jJ]?",
                Number.Float,
            ),
            (r"\d(?:_?\d)*[jJ]", Number.Float),
            (r"0[oO](?:_?[0-7])+", Number.Oct),
            (r"0[bB](?:_?[01])+", Number.Bin),
            (r"0[xX](?:_?[0-9a-fA-F])+", Number.Hex),
            (r"\d(?:_?\d)*L", Number.Integer.Long),
            (r"\d(?:_?\d)*", Number.Integer),
        ],
        "from": [
            (r"\s+", Text),
            (r"import\b", Keyword.Namespace, "#pop"),
            (r"[\w.]+", Name.Namespace),
            default("#pop"),
        ],
        "def": [(NAME, Name.Function, "#pop"), default("#pop")],
        "class": [(NAME, Name.Class, "#pop"), default("#pop")],
        "field": [
            (r"\}", String.Interpol, "#pop"),
            (r"\{", String.Interpol, "#push"),
            (r"![asr]", String.Interpol),
            (r":", String.Interpol),
            (r"[\[\](),;.]+", Punctuation),
            include("root"),
        ],
        **_string_states(),
    }
