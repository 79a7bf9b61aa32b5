"""`{% capture name %}…{% endcapture %}`."""

from __future__ import annotations

import re

from ..body import Body, render_aside
from ..context import Output, Renderer, Scope
from ..hot import Code
from ..node import LiquidNode
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
    is_mute = True

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

    @property
    def has_source(self) -> bool:
        """Whether the body has; a variable is set also where something in it leaves an interrupt."""
        return self.body.is_straight

    is_straight = has_source

    def write(self, code: Code, out: str | None) -> None:
        """The same, with the body's own source."""
        aside, text = code.name(), code.name()
        code.line(f"{aside} = {code.constant(Output)}()")
        self.body.write(code, aside)
        code.line(f"{text} = {aside}[0] if len({aside}) == 1 else ''.join({aside})")
        with code.block(f"if len({text}) > scope.limit:"):
            code.line(f"context.spend(0, {aside})")
        code.assign(self.name, text)


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
