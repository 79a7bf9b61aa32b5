"""`{% citation_badge %}`: a small link with the number of citations; `{% citation_badge PAPER_ID %}`: of one paper."""

from __future__ import annotations

from html import escape
from typing import TextIO

from liquid.ast import Node
from liquid.context import RenderContext
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import Token

from .arguments import Arguments, parse
from .statistics import Statistics

# Enough to look like a badge without a stylesheet; the theme's classes can say more.
_STYLE = "display:inline-block;border:1px solid;border-radius:.3em;padding:0 .4em;font-size:.85em;text-decoration:none"


class CitationBadgeNode(Node):
    """Prints one line of HTML without scripts or pictures; nothing where there is no number to show."""

    __slots__ = ("arguments",)

    def __init__(self, token: Token, arguments: Arguments) -> None:
        """`arguments` may have a paper's id, and `label="…"` in place of "citations"."""
        super().__init__(token)
        self.arguments = arguments
        self.blank = False

    def __str__(self) -> str:
        """As written."""
        return f"{{% citation_badge {self.arguments} %}}"

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the badge to `buffer`."""
        statistics = Statistics(context)
        if not statistics.known:
            return 0
        count, url = statistics.total, statistics.url
        if self.arguments.words:
            paper = statistics.paper(self.arguments.words[0].value(context))
            count, url = (paper.citations, paper.url) if paper else (None, "")
        if count is None:
            return 0
        label = self.arguments.named.get("label")
        return buffer.write(badge(label.value(context) if label else "citations", count, url))


class CitationBadgeTag(Tag):
    """The tag."""

    name = "citation_badge"
    block = False

    def parse(self, stream: TokenStream) -> CitationBadgeNode:
        """The node for the tag at the head of `stream`."""
        return CitationBadgeNode(stream.current, parse(stream))


def badge(label: str, count: int, url: str) -> str:
    """The badge's HTML: a link to `url`, or plain text where that is empty or no web address."""
    inner = (
        f'<span class="citation-badge__label">{escape(label)}</span> '
        f'<strong class="citation-badge__count">{count}</strong>'
    )
    if url.startswith(("https://", "http://")):
        return f'<a class="citation-badge" style="{_STYLE}" href="{escape(url)}" rel="noopener">{inner}</a>'
    return f'<span class="citation-badge" style="{_STYLE}">{inner}</span>'
