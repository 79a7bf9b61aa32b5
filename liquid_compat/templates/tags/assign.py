"""`{% assign name = value | filters %}`."""

from __future__ import annotations

import re

from ...lazy import pattern
from ..context import Output, Renderer, Scope
from ..errors import LimitError
from ..expressions.filtered_parser import parse_filtered
from ..expressions.primitive import Value
from ..hot import Code
from ..node import LiquidNode
from ..python_liquid import Node, Token
from ..stream import ParseStream
from ..values import MethodLiteral
from .base import LiquidTag

TARGET = r"(?:\(?[\w\-.\[\]]\)?)+"
"""A variable's name where one is set; Liquid takes it as it is, `a.b` names the variable `a.b`."""
_SYNTAX = pattern(rf"({TARGET})\s*=\s*(.*)\s*", re.DOTALL | re.ASCII)


class AssignNode(LiquidNode):
    """Sets a variable; prints nothing."""

    __slots__ = ("name", "value")
    is_traceable = True

    def __init__(self, token: Token, name: str, value: Value) -> None:
        """The variable and its value."""
        super().__init__(token)
        self.name = name
        self.value = value

    def compile(self) -> Renderer:
        """Compute and set. Raises LimitError for a value too large."""
        name, value_of = self.name, self.value.compile()

        def render(scope: Scope, out: Output) -> None:
            value = value_of(scope)
            kind = type(value)
            if kind is str or kind is list:
                if len(value) > _SUSPICIOUS:
                    check_size(scope, name, len(value))
            elif kind is MethodLiteral:
                value = ""
            elif kind is int and value.bit_length() > _SUSPICIOUS:
                check_size(scope, name, value.bit_length() * 64)
            scope.assign(name, value)

        return render

    has_source = is_straight = True

    def write(self, code: Code, out: str | None) -> None:
        """The same, with the value's own source."""
        value, kind = code.name(), code.name()
        code.line(f"{value} = {self.value.source(code)}")
        code.line(f"{kind} = type({value})")
        with code.block(f"if {kind} is str or {kind} is list:"), code.block(f"if len({value}) > {_SUSPICIOUS}:"):
            code.line(f"{code.constant(check_size)}(scope, {self.name!r}, len({value}))")
        with code.block(f"elif {kind} is {code.constant(MethodLiteral)}:"):
            code.line(f"{value} = ''")
        with code.block(f"elif {kind} is int and {value}.bit_length() > {_SUSPICIOUS}:"):
            code.line(f"{code.constant(check_size)}(scope, {self.name!r}, {value}.bit_length() * 64)")
        code.assign(self.name, value)


_SUSPICIOUS = 1_000_000


def check_size(scope: Scope, name: str, size: int) -> None:
    """Refuse to keep a value larger than a render may write; raises LimitError."""
    limit = scope.context.environment.options.output_limit
    if size > limit:
        raise LimitError(f"the variable '{name}' grows beyond {limit} characters")


class AssignTag(LiquidTag):
    """`assign`."""

    name = "assign"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Split at the equals sign."""
        match = _SYNTAX.search(markup)
        if match is None:
            stream.fail("Syntax Error in 'assign' - Valid syntax: assign [var] = [source]", token)
        value = parse_filtered(stream, token, match[2], start + match.start(2))
        return AssignNode(token, match[1], value)
