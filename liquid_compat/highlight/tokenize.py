"""From code to tokens, by the lexer that the language's row in the table names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from pygments.token import Text, Whitespace

from .engine import Piece, RougeLexer, Run, instance
from .languages import Language, lexer_class

if TYPE_CHECKING:
    from pygments.lexer import Lexer


@cache
def _pygments_lexer(name: str) -> Lexer:
    from pygments.lexers import get_lexer_by_name

    return get_lexer_by_name(name)


def tokenize(language: Language, code: str, options: Mapping[str, str] | None = None) -> Iterator[Piece]:
    """Yield the (token type, text) pairs of `code`; `options` are Rouge's lexer options (`php?start_inline=1`)."""
    if language.source == "plain":
        yield Text, code
    elif language.source.startswith("pygments "):
        yield from _with_pygments(language.source.removeprefix("pygments "), code)
    else:
        found: type[RougeLexer] = lexer_class(language.tag)
        yield from instance(found).scan(code, found.start(options))


# Longer lines, or more line feeds in a row, are no program text, and keep some of Pygments' patterns busy for minutes.
LONGEST_LINE = 10_000
LONGEST_GAP = "\n" * 1_000


def _with_pygments(name: str, code: str) -> list[Piece]:
    if LONGEST_GAP in code or any(len(line) > LONGEST_LINE for line in code.split("\n")):
        return [(Text, code)]
    # Rouge's lexers rarely mark whitespace.
    pieces = [
        (Text if token is Whitespace else token, value)
        for _, token, value in _pygments_lexer(name).get_tokens_unprocessed(code)
    ]
    # A few of Pygments' lexers count on its own preparation of the text and lose some of it.
    return pieces if "".join(value for _, value in pieces) == code else [(Text, code)]


def resume(language: Language, code: str, run: Run) -> Iterator[Piece]:
    """`tokenize` for a lexer that hands on its text in pieces: states last from piece to piece, in `run`."""
    if " " in language.source or language.source == "plain":
        yield from tokenize(language, code)
    else:
        found: type[RougeLexer] = lexer_class(language.tag)
        yield from instance(found).scan(code, run.child(found))
