"""`{% if %}`, `{% unless %}` with `elsif` and `else`."""

from __future__ import annotations

from ..body import Body
from ..context import Output, Renderer, Scope
from ..expressions.condition import Condition
from ..expressions.condition_parser import parse_condition
from ..hot import Code
from ..node import LiquidNode
from ..python_liquid import Node, Token
from ..stream import ParseStream
from .base import LiquidTag

Branch = tuple[Condition | None, Body]
"""A condition (None: always) and what is rendered if it holds."""


class ConditionalNode(LiquidNode):
    """Renders the first branch whose condition holds."""

    __slots__ = ("branches", "negated")
    is_traceable = True
    is_block = True
    leads = "body"

    def __init__(self, token: Token, branches: list[Branch], negated: bool) -> None:
        """`negated`: the first condition must not hold (`unless`)."""
        super().__init__(token)
        self.branches = branches
        self.negated = negated
        self.blank = all(body.blank for _, body in branches)

    def leading(self) -> list[Body]:
        """All of them."""
        return [body for _, body in self.branches]

    def compile(self) -> Renderer:
        """Test the conditions in order."""
        first_condition, first_body = self.branches[0]
        assert first_condition is not None
        test, body, negated = first_condition.compile(), first_body.compile(), self.negated
        rest = [(condition.compile() if condition else None, body.compile()) for condition, body in self.branches[1:]]
        if not rest:
            if negated:

                def render_unless(scope: Scope, out: Output) -> None:
                    if not test(scope):
                        body(scope, out)

                return render_unless

            def render_if(scope: Scope, out: Output) -> None:
                if test(scope):
                    body(scope, out)

            return render_if
        if len(rest) == 1 and rest[0][0] is None and not negated:
            otherwise = rest[0][1]

            def render_if_else(scope: Scope, out: Output) -> None:
                if test(scope):
                    body(scope, out)
                else:
                    otherwise(scope, out)

            return render_if_else

        def render(scope: Scope, out: Output) -> None:
            if bool(test(scope)) is not negated:
                body(scope, out)
                return
            for condition, branch in rest:
                if condition is None or condition(scope):
                    branch(scope, out)
                    return

        return render

    has_source = True

    @property
    def is_straight(self) -> bool:
        """Whether all bodies are."""
        return all(body.is_straight for _, body in self.branches)

    def write(self, code: Code, out: str | None) -> None:
        """The same, with the conditions' and bodies' own source."""
        for number, (condition, body) in enumerate(self.branches):
            test = "True" if condition is None else condition.source(code)
            test = f"not ({test})" if self.negated and not number else test
            with code.block(f"{'elif' if number else 'if'} {test}:"):
                body.write(code, out)


class IfTag(LiquidTag):
    """`if`."""

    name = "if"
    block = True
    end = "endif"
    negated = False

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Parse branch after branch up to the end tag."""
        condition: Condition | None = parse_condition(stream, token, markup, start)
        branches: list[Branch] = []
        while True:
            next(stream)
            body, inner, markup = stream.parse_body(self.name, token)
            branches.append((condition, body))
            if inner.value == self.end:
                return ConditionalNode(token, branches, self.negated)
            if inner.value == "elsif":
                condition = parse_condition(stream, token, markup, stream.current.start_index)
            elif inner.value == "else":
                condition = None
            else:
                stream.unexpected(inner, self.name)


class UnlessTag(IfTag):
    """`unless`."""

    name = "unless"
    end = "endunless"
    negated = True
