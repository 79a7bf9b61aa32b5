"""What the tags have in common."""

from __future__ import annotations

from abc import abstractmethod
from typing import cast

from ..body import Body
from ..python_liquid import Node, Tag, Token, TokenStream
from ..stream import ParseStream


class LiquidTag(Tag):
    """A tag on python-liquid's registry, parsed the way Liquid 4.0.4 does it."""

    block = False

    def get_node(self, stream: TokenStream) -> Node:
        """Parse at the tag's token; leaves the stream on the last token of the construct."""
        return self.parse(stream)

    def parse(self, stream: TokenStream) -> Node:
        """Split the tag into its token and markup, then `build`."""
        parse_stream = cast("ParseStream", stream)
        token = stream.tokens[stream.pos]
        markup = parse_stream.markup()
        start = stream.tokens[stream.pos].start_index
        return self.build(parse_stream, token, markup, start)

    @abstractmethod
    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """The node for a tag whose markup begins at index `start`. Raises LiquidSyntaxError."""


def whole_body(stream: ParseStream, token: Token) -> Body:
    """The body of a block tag without inner tags, up to its end tag."""
    next(stream)
    body, end, _ = stream.parse_body(token.value, token)
    if end.value != f"end{token.value}":
        stream.unexpected(end, token.value)
    return body
