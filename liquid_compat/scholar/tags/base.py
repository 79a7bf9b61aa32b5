"""What the tags have in common: they parse their arguments and print a text made from the statistics."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from ...templates.python_liquid import Node, RenderContext, Tag, Token, TokenStream

if TYPE_CHECKING:  # few sites have these tags
    from .arguments import Arguments
    from .statistics import Statistics

Print = Callable[["Statistics", "Arguments", RenderContext], str]
"""Gives a tag's text; only called when there are statistics."""


class StatisticsNode(Node):
    """Prints what `text` gives."""

    __slots__ = ("arguments", "name", "text", "unknown")

    def __init__(self, token: Token, name: str, arguments: Arguments, text: Print, unknown: str = "") -> None:
        """`name` is the tag's, `unknown` what it prints while there are no statistics."""
        super().__init__(token)
        self.name = name
        self.arguments = arguments
        self.text = text
        self.unknown = unknown
        self.blank = False

    def __str__(self) -> str:
        """As written."""
        return f"{{% {self.name} {self.arguments} %}}"

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the text to `buffer`."""
        from .statistics import Statistics

        statistics = Statistics(context)
        return buffer.write(self.text(statistics, self.arguments, context) if statistics.known else self.unknown)


class StatisticsTag(Tag):
    """A tag without an end; a subclass has its `name` and its `text`."""

    block = False
    unknown = ""

    @staticmethod
    def text(statistics: Statistics, arguments: Arguments, context: RenderContext) -> str:
        """What the tag prints; only called when there are statistics."""
        raise NotImplementedError

    def parse(self, stream: TokenStream) -> StatisticsNode:
        """The node for the tag at the head of `stream`."""
        from .arguments import parse

        return StatisticsNode(stream.current, self.name, parse(stream), type(self).text, self.unknown)
