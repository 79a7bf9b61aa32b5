"""`{% citation_chart %}`: the bar chart of citations per year, drawn while the page is built."""

from __future__ import annotations

from typing import TextIO

from liquid.ast import Node
from liquid.context import RenderContext
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import Token

from ..chart import chart
from .arguments import Arguments, parse
from .statistics import Statistics


class CitationChartNode(Node):
    """Prints a `<figure>` with the chart, on one line so that Markdown leaves it alone; nothing without figures."""

    __slots__ = ("arguments",)

    def __init__(self, token: Token, arguments: Arguments) -> None:
        """`arguments` may have `label="…"`, the chart's name for those who can't see it."""
        super().__init__(token)
        self.arguments = arguments
        self.blank = False

    def __str__(self) -> str:
        """As written."""
        return f"{{% citation_chart {self.arguments} %}}"

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the chart to `buffer`."""
        statistics = Statistics(context)
        if not statistics.known:
            return 0
        label = self.arguments.named.get("label")
        drawn = chart(statistics.cites_per_year, label.value(context) if label else "Citations per year")
        return buffer.write(f'<figure class="citation-figure">{drawn}</figure>') if drawn else 0


class CitationChartTag(Tag):
    """The tag."""

    name = "citation_chart"
    block = False

    def parse(self, stream: TokenStream) -> CitationChartNode:
        """The node for the tag at the head of `stream`."""
        return CitationChartNode(stream.current, parse(stream))
