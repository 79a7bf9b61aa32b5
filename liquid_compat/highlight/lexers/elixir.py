"""Elixir.

Sigils are a table of states: one for each closing mark, for regular expressions and all others, and for upper and lower
case letters. (The reference looks for interpolations after upper case letters, where Elixir has none.)
"""

from __future__ import annotations

import re
from itertools import product
from typing import Any, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, by_word, words
from ..shapes import Between, Rule, digits, listed, quoted

NAME = r"(?a:[a-z_!]\w*[?!]?)"
CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">", "/": "/", "|": "|", '"': '"', "'": "'"}
OPERATOR_ATOMS = "! % %{} & && + ++ - -- / < <= <> == === =~ > >= | || ~"
INTERPOLATION = (r"#\{", String.Interpol, "interpolation")

_word = by_word(
    (words("elixir", "keywords"), Keyword),
    (words("elixir", "directives"), Keyword.Namespace),
    (["and", "in", "not", "or", "when", "xor"], Operator.Word),
    (["__FILE__", "__MAIN__", "__MODULE__"], Name.Builtin.Pseudo),
    (["false", "nil", "true"], Name.Constant),
    default=Name,
)


def _sigils() -> tuple[list[Rule], dict[str, Any]]:
    """The rules that open sigils, and their states."""
    rules: list[Rule] = []
    states: dict[str, Any] = {}
    kinds = (("[rR]", String.Regex, "[fimrsux]*"), ("[wW]", String.Other, "[acs]?"), ("[a-zA-Z]", String.Other, ""))
    for (number, (letters, token, flags)), upper in product(enumerate(kinds), (True, False)):
        cased = re.sub("[a-z]-?[a-z]?" if upper else "[A-Z]-?[A-Z]?", "", letters)
        for opening, closing in CLOSING.items():
            state = f"sigil-{number}-{upper}-{opening}"
            rules.append((rf"~{cased}{re.escape(opening)}", token, state))
            nested = opening if opening != closing else ""
            states[state] = [
                (re.escape(closing) + flags, token, "#pop"),
                *_content(token, closing + nested, upper),
                *([(re.escape(nested), Error)] if nested else []),
            ]
    return rules, states


def _content(token: _TokenType, marks: str, upper: bool) -> list[Rule]:
    apart = re.escape(marks)
    if not upper:
        return [(rf"[^{apart}]+", token)]
    return [INTERPOLATION, (rf"[^{apart}#\\]+|#", token), (r"\\", Error)]


OPENINGS, SIGILS = _sigils()


class Elixir(RougeLexer):
    """Elixir."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"#.*", Comment.Single),
            (Between('"""', '"""'), String.Doc),
            (Between("'''", "'''"), String.Doc),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
            (rf"{listed(words('elixir', 'directives', 'keywords'))}\b(?=:)|(?:and|in|not|or|when|xor)\b(?=:)", _word),
            (r"(?a:[a-zA-Z_]\w*[?!]?):(?!:)", String.Symbol),
            (r"::", Punctuation),
            (r':"', String.Symbol, "symbol"),
            (r"(?a::[a-zA-Z_]\w*(?:[?!]|=(?!=))?)", String.Symbol),
            (rf":{listed(OPERATOR_ATOMS.split())}", String.Symbol),
            *OPENINGS,
            (r"!==?", Operator),
            (NAME, _word),
            (r"(?a:[A-Z]\w*)\b", Name.Constant),
            (r"(?a:[A-Z]\w*)", Name),
            (r"(?a:@[a-zA-Z_]\w*)|&\d", Name.Variable),
            (r"\?\S(?<!\\)(?<!\")", String.Other),
            (rf"{digits(separator='_')}\.{digits(separator='_')}(?:[eE][-+]?\d+)?\b", Number.Float),
            (rf"0x{digits('0-9a-fA-F', '_')}\b", Number.Hex),
            (rf"0b{digits('01', '_')}\b", Number.Bin),
            (rf"0o{digits('0-7', '_')}\b", Number.Oct),
            (rf"{digits(separator='_')}\b", Number.Integer),
            (r"=~|~~~|<%=|&&?|[-+*/<>=|^.]", Operator),
            (r"[][(){},;:%\\]", Punctuation),
        ],
        "interpolation": [(r"\}", String.Interpol, "#pop"), include("root")],
        "escapes": [
            INTERPOLATION,
            (r"\\(?:[abdefnrstv0\\'\"]|x[0-9a-fA-F]{2}|u\{?\d+\}?)", String.Escape),
        ],
        "double": quoted('"', String.Double, include("escapes"), stops="#\\"),
        "single": quoted("'", String.Single, include("escapes"), stops="#\\"),
        "symbol": quoted('"', String.Symbol, INTERPOLATION, stops="#"),
        **SIGILS,
    }
