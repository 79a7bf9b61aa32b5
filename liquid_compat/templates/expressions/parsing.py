"""Which of the two parsers reads a piece of markup, and what is told when the strict one refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ...errors import Problem
from ..lexer import SPACES
from ..python_liquid import LiquidSyntaxError, Token
from ..stream import ParseStream
from .strict import StrictError

T = TypeVar("T")

QUOTED = r"""(?:"[^"]*"|'[^']*')"""
FRAGMENT = rf"""(?:{QUOTED}|(?:[^\s,|'"]|{QUOTED})+)"""
"""A string, or anything up to a space, comma, pipe or stray quote: the lax parser's idea of a value."""


def parse(
    stream: ParseStream,
    kind: str,
    tag: Token,
    markup: str,
    start: int,
    strict: Callable[[str], T],
    lax: Callable[[str], T],
    shown: str | None = None,
) -> T:
    """Parse `markup`, which begins at index `start` of the template, as the error mode says.

    `strict` raises StrictError, `lax` LiquidSyntaxError. `tag` is the token whose line a message names, `shown` the
    markup as messages show it. Warnings go to the stream. The result must not be changed later: what the strict parser
    accepts is kept in the environment, under the `kind` of parser and the markup. Raises LiquidSyntaxError.
    """
    mode = stream.env.options.error_mode
    if mode == "lax":
        return lax(markup)
    cache: dict[tuple[str, str], T] = stream.env.parsed
    known = cache.get((kind, markup))
    if known is not None:
        return known
    try:
        result = cache[kind, markup] = strict(markup)
        return result
    except StrictError as error:
        message = f'{error.message} in "{markup.strip(SPACES) if shown is None else shown}"'
        index = start + error.offset
        if mode == "strict":
            refusal = LiquidSyntaxError(message, token=tag)
            refusal.index = index  # type: ignore[attr-defined]
            raise refusal from error
        line = stream.unit.location(tag.start_index).line
        problem = Problem(
            f"Liquid syntax error (line {line}): {message}", stream.unit.location(index), _advice(kind, markup)
        )
        stream.warnings.append(problem)
        return lax(markup)


def _advice(kind: str, markup: str) -> str:
    """What to do about markup that only the lax parser reads."""
    if kind == "condition" and ("&&" in markup or "||" in markup):
        return "write `and` for `&&` and `or` for `||`"
    if kind == "condition" and "(" in markup:
        return "conditions have no parentheses: `a and b or c` is read as a and (b or c); nest tags for anything else"
    if kind == "loop" and "|" in markup:
        return "a loop takes no filters: assign the filtered list to a variable first"
    return "Jekyll guesses what such code means; write it so that nothing has to be guessed"
