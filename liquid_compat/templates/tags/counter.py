"""`{% increment name %}` and `{% decrement name %}`: counters that live in the data."""

from __future__ import annotations

from ...ruby.errors import RubyTypeError
from ...ruby.printing import to_s
from ..context import Output, Renderer, Scope
from ..lexer import SPACES
from ..node import LiquidNode
from ..python_liquid import Node, Token
from ..stream import ParseStream
from .base import LiquidTag


class CounterNode(LiquidNode):
    """Counts, and prints the value before (`increment`) or after (`decrement`)."""

    __slots__ = ("name", "step")
    is_traceable = True
    leads = "number"

    def __init__(self, token: Token, name: str, step: int) -> None:
        """`step` is 1 or -1."""
        super().__init__(token)
        self.name = name
        self.step = step
        self.blank = False

    def compile(self) -> Renderer:
        """Count and print. Raises RubyTypeError for a value that isn't a number."""
        name, step = self.name, self.step

        def render(scope: Scope, out: Output) -> None:
            value = scope.counter(name)
            if value is None or value is False:
                value = 0
            elif value is True or not isinstance(value, (int, float)):
                raise RubyTypeError(f"{to_s(value)} is not a number")
            scope.count(name, value + step)
            out.append(to_s(value if step > 0 else value + step))

        return render


class IncrementTag(LiquidTag):
    """`increment`."""

    name = "increment"
    step = 1

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """All of the markup is the name."""
        return CounterNode(token, markup.strip(SPACES), self.step)


class DecrementTag(IncrementTag):
    """`decrement`."""

    name = "decrement"
    step = -1
