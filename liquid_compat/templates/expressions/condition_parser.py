"""Conditions, out of the text of a template: strictly, and else as well as can be."""

from __future__ import annotations

import re

from ...lazy import pattern
from ..lexer import SPACES
from ..python_liquid import LiquidSyntaxError, Token
from ..stream import ParseStream
from .condition import Comparison, Condition, Junction
from .parsing import FRAGMENT, parse
from .primitive_parser import parse_value
from .strict import StrictParser

# The lax parser cuts at the words `and` and `or`; in Ruby a word ends where a letter of any script does, while the
# rest of the expression thinks in ASCII.
_EDGE = r"(?u:\b)"
_JUNCTION = rf"{_EDGE}(?:\s?and\s?|\s?or\s?){_EDGE}"
_PIECE = pattern(rf"(?:{_JUNCTION}|(?:\s*(?!{_JUNCTION})(?:{FRAGMENT}|\S+)\s*)+)", re.ASCII)
_OPERAND = pattern(FRAGMENT, re.ASCII)
_OPERATOR = pattern(r"\s*([!<=>_a-z]*)\s*", re.ASCII)


def parse_condition(stream: ParseStream, tag: Token, markup: str, start: int) -> Condition:
    """Parse the condition of an `if`; `start` is where `markup` begins. Raises LiquidSyntaxError."""
    strict_variables = stream.env.options.strict_variables
    at = stream.current
    return parse(
        stream,
        "condition",
        tag,
        markup,
        start,
        lambda text: parse_strict(text, strict_variables),
        lambda text: parse_lax(text, strict_variables, at),
    )


def parse_strict(markup: str, strict_variables: bool = False) -> Condition:
    """Raises StrictError for anything not quite right."""
    parser = StrictParser(markup)
    first = _strict_comparison(parser, strict_variables)
    rest: list[tuple[str, Comparison]] = []
    while True:
        relation = parser.accept_word("and", "or")
        if relation is None:
            break
        rest.append((relation, _strict_comparison(parser, strict_variables)))
    parser.finish()
    comparisons = [first, *(comparison for _, comparison in rest)]
    return Junction(comparisons, [relation for relation, _ in rest]) if rest else first


def parse_single(markup: str, strict_variables: bool = False) -> Condition:
    """A comparison without `and` and `or`. Raises StrictError for anything else."""
    parser = StrictParser(markup)
    comparison = _strict_comparison(parser, strict_variables)
    parser.finish()
    return comparison


def _strict_comparison(parser: StrictParser, strict_variables: bool) -> Comparison:
    left = parse_value(parser.value(), strict_variables)
    operator = parser.accept("comparison")
    if operator is None:
        return Comparison(left)
    return Comparison(left, operator, parse_value(parser.value(), strict_variables))


def parse_lax(markup: str, strict_variables: bool = False, at: Token | None = None) -> Condition:
    """Make the best of it. Raises LiquidSyntaxError where nothing looks like a condition."""
    pieces = _PIECE.findall(markup)
    comparisons = [_lax_comparison(pieces.pop() if pieces else "", strict_variables, at)]
    relations = []
    while pieces:
        relation = pieces.pop().strip(SPACES)
        comparisons.append(_lax_comparison(pieces.pop() if pieces else "", strict_variables, at))
        if relation not in ("and", "or"):
            raise _no_condition(at)
        relations.append(relation)
    return Junction(comparisons[::-1], relations[::-1]) if relations else comparisons[0]


def _lax_comparison(piece: str, strict_variables: bool, at: Token | None) -> Comparison:
    left = _OPERAND.search(piece)
    if left is None:
        raise _no_condition(at)
    operator = _OPERATOR.match(piece, left.end())
    assert operator is not None
    right = _OPERAND.match(piece, operator.end())
    values = [parse_value(operand[0] if operand else None, strict_variables) for operand in (left, right)]
    return Comparison(values[0], operator[1] or None, values[1])


def _no_condition(at: Token | None) -> LiquidSyntaxError:
    return LiquidSyntaxError("Syntax Error in tag 'if' - Valid syntax: if [expression]", token=at)
