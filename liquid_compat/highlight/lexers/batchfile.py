"""Batch files of Windows."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, String, Text, _TokenType

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import Rule

# What ends a piece of plain text.
MARKS = r"!\"%&'()*+,;=?\[\]^`{|}~\s-"


def _string(mark: str, token: _TokenType) -> list[Rule]:
    return [(mark, token, "#pop"), include("variables"), (rf"[^{mark}!%^]+", token)]


class Batchfile(RougeLexer):
    """Batch files."""

    tokens: ClassVar = {
        "root": [
            (r"(?i:@?\brem\b).*|^::.*", Comment),
            (r":[a-zA-Z]+", Name.Label),
            (r"([a-zA-Z]\w*)(\.(?i:exe))", bygroups(Keyword.Declaration, Error)),
            (
                r"(?a:[a-zA-Z]\w*)",
                by_word(
                    (words("batchfile", "builtins"), Name.Builtin),
                    (words("batchfile", "keywords"), Keyword),
                    (words("batchfile", "operators"), Operator.Word),
                    (words("batchfile", "settings"), Name.Attribute),
                    (["aux", "com1", "con", "lpt1", "nul", "prn"], Keyword.Reserved),
                    default=Keyword.Declaration,
                ),
            ),
            include("variables"),
            (r"0x[0-9a-fA-F]+", Number.Hex),
            (r"\d+", Number),
            (r"[-+/]{1,40}+[a-zA-Z]+\s*", Name.Attribute),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
            (r"`", String.Backtick, "backticks"),
            (r"[-&()*+,;<=>?\[\]{|}~]", Operator),
            (r"\s+", Text),
            (rf"[^{MARKS}][^{MARKS}]*+", Text),
        ],
        "variables": [
            (r"\^[\s\S]", String.Escape),
            (r"[!%]{1,20}+[a-zA-Z_]+[!%]+", Name.Variable),
            (r"%{1,20}+~?[a-zA-Z]+\d?", Name.Variable.Magic),
            (r"[!%^]", Error),
        ],
        "double": _string('"', String.Double),
        "single": _string("'", String.Single),
        "backticks": _string("`", String.Backtick),
    }
