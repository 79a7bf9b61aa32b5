"""`{% cycle 'odd', 'even' %}`, `{% cycle name: 'odd', 'even' %}`."""

from __future__ import annotations

import re
from typing import Any

from ...lazy import pattern
from ...ruby.printing import output
from ..context import Output, Renderer, Scope
from ..expressions.parsing import FRAGMENT
from ..expressions.primitive import Literal, Value
from ..expressions.primitive_parser import parse_value
from ..node import LiquidNode
from ..python_liquid import Node, Token
from ..stream import ParseStream
from .base import LiquidTag

_NAMED = pattern(rf"({FRAGMENT})\s*:\s*(.*)", re.DOTALL | re.ASCII)
_SIMPLE = pattern(rf"(?:{FRAGMENT})+", re.ASCII)
_ITEM = pattern(FRAGMENT, re.ASCII)


class CycleNode(LiquidNode):
    """Prints the next value of its group."""

    __slots__ = ("group", "values")
    is_traceable = True

    def __init__(self, token: Token, group: Value, values: list[Value]) -> None:
        """Cycles of one render with the same group go on from each other."""
        super().__init__(token)
        self.group = group
        self.values = values
        self.blank = False

    def compile(self) -> Renderer:
        """Print and move on."""
        group_of = self.group.compile()
        values = [value.compile() for value in self.values]

        def render(scope: Scope, out: Output) -> None:
            key = _hashable(group_of(scope))
            position: int = scope.cell("cycle", key) or 0
            if position < len(values):
                out.append(output(values[position](scope)))
            position += 1
            scope.put("cycle", key, position if position < len(values) else 0)

        return render


def _hashable(group: Any) -> Any:
    """A key for a group: equal groups of the same class share one."""
    return (type(group), repr(group))


class CycleTag(LiquidTag):
    """`cycle`."""

    name = "cycle"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Liquid never parses this tag strictly."""
        named = _NAMED.match(markup)
        strict = stream.env.options.strict_variables
        if named is None and _SIMPLE.match(markup) is None:
            stream.fail("Syntax Error in 'cycle' - Valid syntax: cycle [name :] var [, var2, var3 ...]", token)
        found = (_ITEM.search(item) for item in (named[2] if named else markup).split(","))
        parsed = [parse_value(item[0], strict) for item in found if item]
        values = [value for value in parsed if not isinstance(value, Literal) or value.value is not None]
        if named:
            return CycleNode(token, parse_value(named[1], strict), values)
        # an unnamed group is its values; variables among them are never the same group as others
        constants = [value.value for value in values if isinstance(value, Literal)]
        only_here = None if len(constants) == len(values) else token.start_index
        return CycleNode(token, Literal((constants, only_here)), values)
