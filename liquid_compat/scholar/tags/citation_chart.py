"""`{% citation_chart %}`: the bar chart of citations per year, drawn while the page is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...templates.python_liquid import RenderContext
from .base import StatisticsTag

if TYPE_CHECKING:
    from .arguments import Arguments
    from .statistics import Statistics


class CitationChartTag(StatisticsTag):
    """Prints a `<figure>` with the chart, on one line so that Markdown leaves it alone."""

    name = "citation_chart"

    @staticmethod
    def text(statistics: Statistics, arguments: Arguments, context: RenderContext) -> str:
        """The figure; `arguments` may have `label="…"`, the chart's name for those who can't see it."""
        from ..chart import chart

        label = arguments.named.get("label")
        drawn = chart(statistics.cites_per_year, label.value(context) if label else "Citations per year")
        return f'<figure class="citation-figure">{drawn}</figure>' if drawn else ""
