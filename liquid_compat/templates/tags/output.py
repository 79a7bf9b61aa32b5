"""Text and `{{ … }}`, which python-liquid treats as tags too."""

from __future__ import annotations

from typing import cast

from ..body import OutputNode
from ..expressions.filtered_parser import parse_filtered
from ..node import TextNode
from ..python_liquid import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_ILLEGAL, TOKEN_OUTPUT, Node, Tag, TokenStream
from ..stream import ParseStream


class TextTag(Tag):
    """Literal text."""

    name = TOKEN_CONTENT
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """The text as it stands; an expression left over by a foreign tag is no text."""
        token = stream.current
        return TextNode(token, "" if token.kind == TOKEN_EXPRESSION else token.value)

    get_node = parse


class OutputTag(Tag):
    """`{{ … }}`."""

    name = TOKEN_OUTPUT
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Parse the expression. Raises LiquidSyntaxError."""
        parse_stream = cast("ParseStream", stream)
        token = stream.current
        next(stream)
        markup = stream.current
        value = parse_filtered(parse_stream, token, markup.value, markup.start_index)
        return OutputNode(token, value, parse_stream.unit)

    get_node = parse


class UnknownTag(Tag):
    """What a tag written for plain python-liquid meets in its block that nobody has registered."""

    name = TOKEN_ILLEGAL
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Raises LiquidSyntaxError."""
        cast("ParseStream", stream).unknown(stream.current)

    get_node = parse
