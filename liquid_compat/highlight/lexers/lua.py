"""Lua."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import default
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, by_word, words
from ..shapes import Needs, digits, listed, quoted

NAME = r"(?a:[^\W\d]\w*)"
# Brackets with any number of equals signs, the same on both sides.
LONG = r"\[(?P<level>=*)\[[\s\S]*?\](?P=level)\]"
# Of a module's functions, path and all.
LIBRARY = listed(name for name in words("lua", "builtins") if "." in name) + r"\b(?!\.\w)"

_name = by_word(
    (
        ["break", "do", "else", "elseif", "end", "for", "if", "in", "repeat", "return", "then", "until", "while"],
        Keyword,
    ),
    (["function"], Keyword, "declared"),
    (["local"], Keyword.Declaration),
    (["and", "or", "not"], Operator.Word),
    (["nil", "true", "false"], Keyword.Constant),
    (words("lua", "builtins"), Name.Builtin),
    default=Name,
)


def _split(*, owner: _TokenType, member: _TokenType) -> Any:
    """An action for a path of names: the last one is a `member`, what is before its dot or colon the `owner`."""

    def action(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
        path = found.group()
        mark = max(path.rfind("."), path.rfind(":"))
        if mark > 0:
            yield 0, owner, path[:mark]
            yield 0, Punctuation, path[mark]
        yield 0, member, path[mark + 1 :]

    return action


class Lua(RougeLexer):
    """Lua."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"\A#!.*", Comment.Preproc),
            (Needs("]", "--" + LONG), Comment.Multiline),
            (r"--.*", Comment.Single),
            (Needs("]", LONG), String),
            (LIBRARY, Name.Builtin),
            (NAME, _name),
            (digits() + r"[eE][-+]?" + digits(), Number.Float),
            (r"0[xX][0-9a-fA-F]*", Number.Hex),
            (digits(), Number.Integer),
            (r"[=~<>]=|\.{2,3}|[-=+*/%^<>#]", Operator),
            (r"[][(){}.,:;]", Punctuation),
            (r"'", String.Single, "single"),
            (r'"', String.Double, "double"),
        ],
        "declared": [
            (r"\s+", Text),
            (rf"{NAME}(?:[.:]{NAME})*", _split(owner=Name.Class, member=Name.Function), "#pop"),
            default("#pop"),
        ],
        "single": quoted("'", String.Single, (r"\\.", String.Escape), stops="\\"),
        "double": quoted('"', String.Double, (r"\\[\s\S]", String.Double), stops="\\"),
    }
