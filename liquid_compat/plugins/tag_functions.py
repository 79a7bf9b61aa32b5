"""Tags that are a function of their markup, and blocks of what is in them besides."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import Location
from ..templates.api import (
    SPACES,
    Body,
    LiquidNode,
    LiquidTag,
    Node,
    Output,
    ParseStream,
    Renderer,
    Scope,
    Tag,
    Token,
    render_aside,
    whole_body,
)

Inline = Callable[[Scope, str, Location], str]
"""What a tag prints: of the render, what is written behind the tag's name, stripped, and where that stands."""
Block = Callable[[Scope, str, str, Location], str]
"""The same with what the block's body printed, after the markup."""


class _Node(LiquidNode):
    __slots__ = ("body", "function", "markup", "place")

    def __init__(self, token: Token, function: Callable[..., str], markup: str, body: Body | None, place: Location):
        super().__init__(token)
        self.function, self.markup, self.body, self.place = function, markup, body, place
        self.blank = False

    def compile(self) -> Renderer:
        function, markup, place = self.function, self.markup, self.place
        body = None if self.body is None else self.body.compile()

        def render(scope: Scope, out: Output) -> None:
            parts = () if body is None else (render_aside(body, scope),)
            out.append(function(scope, markup, *parts, place))

        return render


class _FunctionTag(LiquidTag):
    function: Callable[..., str]

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        place = stream.unit.location(start)
        body = whole_body(stream, token) if self.block else None
        return _Node(token, type(self).function, markup.strip(SPACES), body, place)


def inline_tag(name: str, function: Inline) -> type[Tag]:
    """A tag `{% name markup %}`."""
    return type(name, (_FunctionTag,), {"name": name, "function": staticmethod(function)})


def block_tag(name: str, function: Block) -> type[Tag]:
    """A block `{% name markup %}…{% endname %}`."""
    values = {"name": name, "function": staticmethod(function), "block": True, "end": f"end{name}"}
    return type(name, (_FunctionTag,), values)
