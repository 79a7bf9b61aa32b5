"""`{% comment %}…{% endcomment %}`: parsed like any block, then forgotten."""

from __future__ import annotations

from ..node import TextNode
from ..python_liquid import Node, Token
from ..stream import ParseStream
from .base import LiquidTag


class CommentTag(LiquidTag):
    """`comment`."""

    name = "comment"
    block = True
    end = "endcomment"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Known tags inside must be right, unknown ones don't matter."""
        while True:
            next(stream)
            _, end, _ = stream.parse_body(self.name, token)
            if end.value == self.end:
                return TextNode(token, "")
