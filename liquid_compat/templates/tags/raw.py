"""`{% raw %}…{% endraw %}`: text in which nothing is Liquid. The lexer has found its end."""

from __future__ import annotations

from ..context import Renderer
from ..node import LiquidNode
from ..python_liquid import TOKEN_CONTENT, Node, Token
from ..stream import ParseStream
from .base import LiquidTag


class RawNode(LiquidNode):
    """Text that whitespace control leaves alone."""

    __slots__ = ("text",)
    is_traceable = True
    is_block = True

    def __init__(self, token: Token, text: str) -> None:
        """The text; only no text at all is blank."""
        super().__init__(token)
        self.text = text
        self.blank = not text

    def compile(self) -> Renderer:
        """Write the text."""
        text = self.text
        return lambda scope, out: out.append(text)


class RawTag(LiquidTag):
    """`raw`."""

    name = "raw"
    block = True
    end = "endraw"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Take the text that the lexer cut out."""
        if markup.strip(" \t\r\n\f\v"):
            stream.fail("Syntax Error in 'raw' - Valid syntax: raw", token)
        if stream.peek.kind != TOKEN_CONTENT:
            stream.fail("'raw' tag was never closed", token, hint="end it with {% endraw %}, without a dash in front")
        next(stream)
        text = stream.current.value
        next(stream)
        return RawNode(token, text)
