"""`{% citation_badge %}`: a small link with the number of citations; `{% citation_badge PAPER_ID %}`: of one paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...templates.python_liquid import RenderContext
from .base import StatisticsTag

if TYPE_CHECKING:
    from .arguments import Arguments
    from .statistics import Statistics

# Enough to look like a badge without a stylesheet; the theme's classes can say more.
_STYLE = "display:inline-block;border:1px solid;border-radius:.3em;padding:0 .4em;font-size:.85em;text-decoration:none"


class CitationBadgeTag(StatisticsTag):
    """Prints one line of HTML without scripts or pictures; nothing where there is no number to show."""

    name = "citation_badge"

    @staticmethod
    def text(statistics: Statistics, arguments: Arguments, context: RenderContext) -> str:
        """The badge; `arguments` may have a paper's id, and `label="…"` in place of "citations"."""
        count, url = statistics.total, statistics.url
        if arguments.words:
            paper = statistics.paper(arguments.words[0].value(context))
            count, url = (paper.citations, paper.url) if paper else (None, "")
        if count is None:
            return ""
        label = arguments.named.get("label")
        return badge(label.value(context) if label else "citations", count, url)


def badge(label: str, count: int, url: str) -> str:
    """The badge's HTML: a link to `url`, or plain text where that is empty or no web address."""
    from html import escape

    inner = (
        f'<span class="citation-badge__label">{escape(label)}</span> '
        f'<strong class="citation-badge__count">{count}</strong>'
    )
    if url.startswith(("https://", "http://")):
        return f'<a class="citation-badge" style="{_STYLE}" href="{escape(url)}" rel="noopener">{inner}</a>'
    return f'<span class="citation-badge" style="{_STYLE}">{inner}</span>'
