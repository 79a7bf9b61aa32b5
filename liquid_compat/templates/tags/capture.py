"""`{% capture name %}…{% endcapture %}`."""

from __future__ import annotations

import re

from ..body import Body, LiquidNode, render_aside
from ..context import Output, Renderer, Scope
from ..python_liquid import Node, Token
from ..stream import ParseStream
from .assign import TARGET
from .base import LiquidTag, whole_body

_SYNTAX = re.compile(TARGET, re.ASCII)


class CaptureNode(LiquidNode):
    """Sets a variable to what the body writes."""

    __slots__ = ("name", "body")
    is_traceable = True
    is_block = True

    def __init__(self, token: Token, name: str, body: Body) -> None:
        """The variable and the body."""
        super().__init__(token)
        self.name = name
        self.body = body

    def compile(self) -> Renderer:
        """Render the body aside and set the variable."""
        name, body = self.name, self.body.compile()

        def render(scope: Scope, out: Output) -> None:
            scope.assign(name, render_aside(body, scope))

        return render


class CaptureTag(LiquidTag):
    """`capture`."""

    name = "capture"
    block = True
    end = "endcapture"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """The first thing that looks like a name is the variable."""
        match = _SYNTAX.search(markup)
        if match is None:
            stream.fail("Syntax Error in 'capture' - Valid syntax: capture [var]", token)
        return CaptureNode(token, match[0], whole_body(stream, token))
