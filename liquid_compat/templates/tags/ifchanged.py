"""`{% ifchanged %}…{% endifchanged %}`: prints its body if that isn't what the last one printed."""

from __future__ import annotations

from ..body import Body, render_aside
from ..context import Output, Renderer, Scope
from ..node import LiquidNode
from ..python_liquid import Node, Token
from ..stream import ParseStream
from .base import LiquidTag, whole_body


class IfChangedNode(LiquidNode):
    """Remembers what was printed last."""

    __slots__ = ("body",)
    is_traceable = True
    is_block = True

    def __init__(self, token: Token, body: Body) -> None:
        """All such tags of a render share one memory."""
        super().__init__(token)
        self.body = body
        self.blank = body.blank

    def compile(self) -> Renderer:
        """Render aside and compare."""
        body = self.body.compile()

        def render(scope: Scope, out: Output) -> None:
            text = render_aside(body, scope)
            if text != scope.cell("ifchanged", None):
                scope.put("ifchanged", None, text)
                out.append(text)

        return render


class IfChangedTag(LiquidTag):
    """`ifchanged`."""

    name = "ifchanged"
    block = True
    end = "endifchanged"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Any markup is ignored."""
        return IfChangedNode(token, whole_body(stream, token))
