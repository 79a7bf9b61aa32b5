"""Erlang."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import listed, quoted

ATOM = r"(?a:[a-z]\w*)"
QUOTED_ATOM = r"'[^'\n]*[^'\\\n]'"
ANY_ATOM = rf"(?:{ATOM}|{QUOTED_ATOM})"
VARIABLE = r"(?a:[A-Z_]\w*)"
ESCAPE = r"\\(?:[\\\"'bdefnrstv]|[0-7]{1,3}|\^[a-zA-Z])"
KEYWORDS = "after begin case catch cond end fun if let of query receive try when"
OPERATORS = "and andalso band bnot bor bsl bsr bxor div not or orelse rem xor"


class Erlang(RougeLexer):
    """Erlang."""

    tokens: ClassVar = {
        "root": [
            (
                rf"^(-)(define)(\s*)(\()({ATOM}|{VARIABLE})",
                bygroups(Punctuation, Name.Entity, Text, Punctuation, Name.Constant),
            ),
            (
                rf"^(-)(record)(\s*)(\()({ANY_ATOM})",
                bygroups(Punctuation, Name.Entity, Text, Punctuation, Name.Label),
            ),
            (r"^-", Punctuation, "attribute"),
            (r"\s+", Text),
            (r"%.*\n", Comment),
            (
                rf"{listed([*KEYWORDS.split(), *OPERATORS.split(), *words('erlang', 'builtins')])}\b",
                by_word((KEYWORDS.split(), Keyword), (OPERATORS.split(), Operator.Word), default=Name.Builtin),
            ),
            (rf"{ANY_ATOM}(?=:)", Name.Namespace),
            (rf"{ANY_ATOM}(?=\s*\()", Name.Function),
            (ANY_ATOM, Name),
            (r"(?a:[A-Z]\w*)", Name.Variable),
            (rf"#{ANY_ATOM}(?:\.{ANY_ATOM})?", Name.Label),
            (r'"', String, "string"),
            (rf"\$(?:{ESCAPE}|[^\\])", String.Char),
            (r"(?:[2-9]|[12]\d|3[0-6])#[0-9a-zA-Z]+|\d+", Number.Integer),
            (r"=[:/]=|<<|>>|->|<-|=>|<=|[-+*/<>=!?]", Operator),
            (r"[][(){}|:;,._@]", Punctuation),
        ],
        "attribute": [(ATOM, Name.Entity, "#pop")],
        "string": quoted(
            '"',
            String,
            (ESCAPE, String.Escape),
            (r"~[0-9.*]*[~#+BPWXbcefginpswx]", String.Interpol),
            stops="\\~",
            strays="~",
        ),
    }
