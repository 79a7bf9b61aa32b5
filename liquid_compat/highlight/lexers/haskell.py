"""Haskell."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import HEXADECIMAL, based, digits, listed, nested, power, quoted

# Characters that have a name of their own in the standard.
CONTROLS = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS "
    "US SP DEL"
)
ESCAPE = rf"\\(?:[\\abfnrtv\"'&]|\d+|o[0-7]+|x{digits(HEXADECIMAL)}|\^[]@-Z[\\^_]|{listed(CONTROLS.split())}|\s+\\)?"
SYMBOL = r"[!#$%&*+./:<=>?@\\^|~-]"
MODULE = r"[A-Z](?a:[\w.]*)"


def _by_case(word: str) -> _TokenType:
    return Keyword.Type if word.lstrip("'")[:1].isupper() else Name


_word = by_word(
    (words("haskell", "keywords"), Keyword.Reserved),
    (["import"], Keyword.Reserved, "import"),
    (["module"], Keyword.Reserved, "module"),
    default=_by_case,
)


class Haskell(RougeLexer):
    """Haskell."""

    tokens: ClassVar = {
        "root": [
            (rf"(')({ESCAPE})(')", bygroups(String.Char, String.Escape, String.Char)),
            (r"'[^\\]'", String.Char),
            (r"(?a:[A-Za-z_'][\w']*)", _word),
            (r'"', String, "string"),
            include("blank"),
            *based("oO", "xX"),
            (rf"{digits()}(?:\.{digits()}(?:{power()})?|{power()})", Number.Float),
            (digits(), Number.Integer),
            (r"\[\s*\]", Keyword.Type),
            (r"\(\s*\)", Name.Builtin),
            (r"[][(){},;`]", Punctuation),
            # A backslash by itself begins a function without a name.
            (rf"\\(?!{SYMBOL})", Name.Function),
            (rf"{SYMBOL}+", Operator),
        ],
        "blank": [
            (r"\s+", Text),
            (r"--\s+\|.*", Comment.Doc),
            (rf"---*(?!{SYMBOL}).*", Comment.Single),
            (r"\{-#[\s\S]*?(?:#-\}|\Z)", Comment.Preproc),
            (r"\{-", Comment.Multiline, "comment"),
        ],
        "comment": nested(r"\{-", r"-\}", Comment.Multiline, (r"[^{}-]+|[{}-]", Comment.Multiline)),
        "string": quoted('"', String, (ESCAPE, String.Escape), stops="\\", strays=""),
        "import": [
            (r"\s+", Text),
            (r'"', String, "string"),
            (r"qualified\b", Keyword),
            (r"[\w.]+", Name.Namespace, ("#pop", "after-module")),
            default("#pop"),
        ],
        "module": [(r"\s+", Text), (MODULE, Name.Namespace, ("#pop", "after-module")), default("#pop")],
        "after-module": [
            (rf"(\s+)(as)(\s+)({MODULE})", bygroups(Text, Keyword, Text, Name), "#pop"),
            (r"(\s+)(hiding)(\s+)(\()", bygroups(Text, Keyword, Text, Punctuation), ("#pop", "members")),
            (r"(\s+)(\()", bygroups(Text, Punctuation), ("#pop", "members")),
            default("#pop"),
        ],
        "members": nested(
            r"\(",
            r"\)",
            Punctuation,
            include("blank"),
            (r"[a-z_][\w']*", Name.Function),
            (r"[A-Z]\w*", Keyword.Type),
            (rf"{SYMBOL}+", Operator),
            (r",", Punctuation),
        ),
    }
