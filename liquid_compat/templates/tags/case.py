"""`{% case value %}{% when a, b or c %}…{% else %}…{% endcase %}`.

Every matching `when` is rendered, not just the first, and one twice whose values match twice. An `else` is rendered if
nothing has matched before it, and ends the whole.
"""

from __future__ import annotations

import re

from ...lazy import pattern
from ..body import Body
from ..context import Evaluator, Output, Renderer, Scope
from ..expressions.condition import Comparison
from ..expressions.parsing import FRAGMENT
from ..expressions.primitive import Value
from ..expressions.primitive_parser import parse_value
from ..lexer import SPACES
from ..node import LiquidNode
from ..python_liquid import Node, Token
from ..stream import ParseStream
from .base import LiquidTag

_CASE = pattern(FRAGMENT, re.ASCII)
_WHEN = pattern(rf"({FRAGMENT})(?:(?:\s+or\s+|\s*,\s*)({FRAGMENT}.*))?", re.DOTALL | re.ASCII)

Branch = tuple[list[Value] | None, Body]
"""The values of a `when` (None: an `else`) and what is rendered."""


class CaseNode(LiquidNode):
    """Renders the branches whose value equals the subject."""

    __slots__ = ("subject", "branches")
    is_traceable = True
    is_block = True

    def __init__(self, token: Token, subject: Value, branches: list[Branch], blank: bool) -> None:
        """`blank` also looks at what stands before the first `when`."""
        super().__init__(token)
        self.subject = subject
        self.branches = branches
        self.blank = blank

    def compile(self) -> Renderer:
        """Test value after value."""
        branches: list[tuple[Evaluator | None, Renderer]] = []
        for values, body in self.branches:
            render_body = body.compile()
            if values is None:
                branches.append((None, render_body))
            else:
                branches.extend((Comparison(self.subject, "==", value).compile(), render_body) for value in values)

        def render(scope: Scope, out: Output) -> None:
            mark = len(out)
            matched = False
            try:
                for test, body in branches:
                    if test is None:
                        if not matched:
                            del out[mark:]
                            body(scope, out)
                            return
                    elif test(scope):
                        matched = True
                        body(scope, out)
            except Exception:
                del out[mark:]  # an error replaces the whole
                raise

        return render


class CaseTag(LiquidTag):
    """`case`."""

    name = "case"
    block = True
    end = "endcase"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Parse branch after branch up to the end tag."""
        match = _CASE.search(markup)
        if match is None:
            stream.fail("Syntax Error in 'case' - Valid syntax: case [condition]", token)
        strict = stream.env.options.strict_variables
        subject = parse_value(match[0], strict)
        branches: list[Branch] = []
        blank = True
        values: list[Value] | None = []
        while True:
            next(stream)
            body, inner, markup = stream.parse_body(self.name, token)
            blank = blank and body.blank
            if values is None or values:  # what stands before the first `when` is never rendered
                branches.append((values, body))
            if inner.value == self.end:
                return CaseNode(token, subject, branches, blank)
            if inner.value == "when":
                values = self._values(stream, inner, markup, strict)
            elif inner.value == "else":
                if markup.strip(SPACES):
                    stream.fail(
                        "Syntax Error in tag 'case' - Valid else condition: {% else %} (no parameters) ",
                        inner,
                        hint="use {% when %} for a further value",
                    )
                values = None
            else:
                stream.unexpected(inner, self.name)

    def _values(self, stream: ParseStream, token: Token, markup: str, strict: bool) -> list[Value]:
        """The values of a `when`."""
        values = []
        rest: str | None = markup
        while rest is not None:
            match = _WHEN.search(rest)
            if match is None:
                stream.fail(
                    "Syntax Error in tag 'case' - Valid when condition: {% when [condition] [or condition2...] %}",
                    token,
                )
            values.append(parse_value(match[1], strict))
            rest = match[2]
        return values
