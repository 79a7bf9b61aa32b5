"""nginx's configuration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.token import Comment, Error, Keyword, Name, Number, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, bygroups
from ..shapes import digits

# A server with its port. (Names begin where no name goes on: looked for once.)
SERVER = r"([A-Za-z0-9-](?<![A-Za-z0-9.-]{2})[A-Za-z0-9.-]*)(:)(\d+)"


def _directive(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """The first word of a directive: a keyword where no block is open, else part of what the block configures."""
    word = found.group()
    outside = not run.notes.get("blocks")
    run.stack.append("included" if outside and word == "include" else "arguments")
    yield 0, Keyword if outside else Keyword.Namespace, word


def _open(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    run.notes["blocks"] = run.notes.get("blocks", 0) + 1
    yield 0, Punctuation, found.group()


def _close(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    blocks = run.notes.get("blocks", 0)
    run.notes["blocks"] = max(0, blocks - 1)
    yield 0, Punctuation if blocks else Error, found.group()


BLANK = [(r"\s+", Text), (r"#.*", Comment.Single)]


class Nginx(RougeLexer):
    """nginx's configuration: directives with arguments, each ended by a semicolon or by a block in braces."""

    tokens: ClassVar = {
        "root": [
            *BLANK,
            (r"\}", _close),
            (r"[^\s#$;(){}]+", _directive),
            (r"\$[\w-]+", Name.Variable),
            (r"[$;]", Text),
            (r"[()][^\s#$;{}\\]*", String),
        ],
        "included": [(r"\s+", Text), (r"[^\s;]+", Name, "#pop"), (r";", Text, "#pop")],
        "arguments": [
            *BLANK,
            (r";", Punctuation, "#pop"),
            (r"\{", _open, "#pop"),
            (r"(~)(\s*)(\S+)", bygroups(Punctuation, Text, String.Regex)),
            (r"[=:~]", Punctuation),
            (r"\$[\w-]+", Name.Variable),
            (r"\$", Text),
            (r"/[^\s$();{}]*", Name),
            (r"(?:off|on)\b", Name.Constant),
            (r"[A-Za-z-]+/[A-Za-z-]+", Name.Class),
            (SERVER, bygroups(Name.Function, Punctuation, Number.Integer)),
            (digits() + r"[gkm]?\b(?![\w:-])", Number.Integer),
            (r"[^\s#$;{}=\\][^\s#$;{}\\]*", String),
        ],
    }
