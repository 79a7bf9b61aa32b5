"""`{% citations PAPER_ID %}`: how often a paper is cited; `{% citations %}`: the author's total."""

from __future__ import annotations

from typing import TextIO

from liquid.ast import Node
from liquid.context import RenderContext
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import Token

from .arguments import Arguments, parse
from .statistics import Statistics


class CitationsNode(Node):
    """Prints the number; 0 for an unknown paper, nothing while there are no statistics."""

    __slots__ = ("arguments",)

    def __init__(self, token: Token, arguments: Arguments) -> None:
        """`arguments` has the paper's id, or is empty."""
        super().__init__(token)
        self.arguments = arguments
        self.blank = False

    def __str__(self) -> str:
        """As written."""
        return f"{{% citations {self.arguments} %}}"

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the number to `buffer`."""
        statistics = Statistics(context)
        if not statistics.known:
            return 0
        if not self.arguments.words:
            return buffer.write(str(statistics.total or 0))
        paper = statistics.paper(self.arguments.words[0].value(context))
        return buffer.write(str(paper.citations if paper else 0))


class CitationsTag(Tag):
    """The tag."""

    name = "citations"
    block = False

    def parse(self, stream: TokenStream) -> CitationsNode:
        """The node for the tag at the head of `stream`."""
        return CitationsNode(stream.current, parse(stream))
