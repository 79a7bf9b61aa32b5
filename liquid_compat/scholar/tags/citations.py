"""`{% citations PAPER_ID %}`: how often a paper is cited; `{% citations %}`: the author's total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...templates.python_liquid import RenderContext
from .base import StatisticsTag

if TYPE_CHECKING:
    from .arguments import Arguments
    from .statistics import Statistics


class CitationsTag(StatisticsTag):
    """Prints the number; 0 for an unknown paper."""

    name = "citations"

    @staticmethod
    def text(statistics: Statistics, arguments: Arguments, context: RenderContext) -> str:
        """The number of the paper whose id `arguments` has, or the author's total."""
        if not arguments.words:
            return str(statistics.total or 0)
        paper = statistics.paper(arguments.words[0].value(context))
        return str(paper.citations if paper else 0)
