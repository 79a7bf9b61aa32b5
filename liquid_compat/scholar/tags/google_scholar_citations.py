"""`{% google_scholar_citations USER PAPER %}`, al-folio's tag, answered from the stored statistics.

al-folio's own asks Google while it builds, which is slow and mostly blocked, and prints `N/A` then. Thousands are
shortened as it does, to two digits (`1.2K`, `35K`); below that the number is exact, where al-folio rounds 157 to 160.
"""

from __future__ import annotations

from typing import TextIO

from liquid.ast import Node
from liquid.context import RenderContext
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import Token

from .arguments import Arguments, parse
from .statistics import Statistics


class GoogleScholarCitationsNode(Node):
    """Prints the number; 0 for an unknown paper, nothing while there are no statistics."""

    __slots__ = ("arguments",)

    def __init__(self, token: Token, arguments: Arguments) -> None:
        """`arguments` has the user's and the paper's id, or the paper's alone."""
        super().__init__(token)
        self.arguments = arguments
        self.blank = False

    def __str__(self) -> str:
        """As written."""
        return f"{{% google_scholar_citations {self.arguments} %}}"

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the number to `buffer`."""
        statistics = Statistics(context)
        if not statistics.known:
            return 0
        identifier = ":".join(word.value(context) for word in self.arguments.words[:2])
        paper = statistics.paper(identifier)
        return buffer.write(shortened(paper.citations if paper else 0))


class GoogleScholarCitationsTag(Tag):
    """The tag."""

    name = "google_scholar_citations"
    block = False

    def parse(self, stream: TokenStream) -> GoogleScholarCitationsNode:
        """The node for the tag at the head of `stream`."""
        return GoogleScholarCitationsNode(stream.current, parse(stream))


def shortened(count: int) -> str:
    """`count` itself below a thousand, else two digits and K, M or B: 1234 gives `1.2K`."""
    if count < 1000:
        return str(count)
    digits = len(str(count))
    rounded = int(count / 10 ** (digits - 2) + 0.5) * 10 ** (digits - 2)
    unit = min((len(str(rounded)) - 1) // 3, 3)
    return f"{rounded / 1000**unit:.1f}".removesuffix(".0") + "KMB"[unit - 1]
