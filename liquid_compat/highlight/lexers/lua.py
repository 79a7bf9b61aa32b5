"""Lua."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import default
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from liquid_compat.highlight.engine import RougeLexer, bygroups, words

_builtins = words("lua", "builtins")


def _name(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """A name, or names with dots between, which are one builtin or names each."""
    text = found.group()
    if text in _builtins:
        yield 0, Name.Builtin, text
        return
    for index, part in enumerate(text.split(".")):
        if index:
            yield 0, Punctuation, "."
        yield 0, Name.Builtin if part in _builtins else Name, part


class Lua(RougeLexer):
    """Lua."""

    tokens: ClassVar = {
        "root": [
            (r"\A#!.*", Comment.Preproc),
            (r"--\[(=*)\[[\s\S]*?\]\1\]", Comment.Multiline),
            (r"--.*$", Comment.Single),
            (r"\s+", Text),
            (r"\d+[eE][-+]?\d+", Number.Float),
            (r"0[xX][0-9a-fA-F]*", Number.Hex),
            (r"\d+", Number.Integer),
            (r"\[(=*)\[[\s\S]*?\]\1\]", String),
            (r"==|~=|<=|>=|\.\.\.|\.\.|[=+\-*/%^<>#]", Operator),
            (r"[\[\]{}().,:;]", Punctuation),
            (r"(?:and|or|not)\b", Operator.Word),
            (r"(?:break|do|else|elseif|end|for|if|in|repeat|return|then|until|while)\b", Keyword),
            (r"local\b", Keyword.Declaration),
            (r"(?:true|false|nil)\b", Keyword.Constant),
            (r"(function)(\s+)", bygroups(Keyword, Text), "function"),
            (r"function\b", Keyword),
            (r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*", _name),
            (r"'", String.Single, "single"),
            (r'"', String.Double, "double"),
        ],
        "function": [
            (
                r"((?:[A-Za-z_]\w*)(?:\.[A-Za-z_]\w*)*)([.:])([A-Za-z_]\w*)",
                bygroups(Name.Class, Punctuation, Name.Function),
                "#pop",
            ),
            (r"[A-Za-z_]\w*", Name.Function, "#pop"),
            (r"\(", Punctuation, "#pop"),
            default("#pop"),
        ],
        "single": [(r"'", String.Single, "#pop"), (r"\\.", String.Escape), (r"[^\\']+|\\", String.Single)],
        "double": [(r'"', String.Double, "#pop"), (r'[^\\"]+|\\[\s\S]', String.Double)],
    }
