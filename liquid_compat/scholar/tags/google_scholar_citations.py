"""`{% google_scholar_citations USER PAPER %}`, al-folio's tag, answered from the stored statistics.

al-folio's own asks Google while it builds, which is slow and mostly blocked, and prints `N/A` then. Thousands are
shortened as it does, to two digits (`1.2K`, `35K`); below that the number is exact, where al-folio rounds 157 to 160.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...templates.python_liquid import RenderContext
from .base import StatisticsTag

if TYPE_CHECKING:
    from .arguments import Arguments
    from .statistics import Statistics


class GoogleScholarCitationsTag(StatisticsTag):
    """Prints the number; 0 for an unknown paper."""

    name = "google_scholar_citations"

    @staticmethod
    def text(statistics: Statistics, arguments: Arguments, context: RenderContext) -> str:
        """The number; `arguments` has the user's and the paper's id, or the paper's alone."""
        identifier = ":".join(word.value(context) for word in arguments.words[:2])
        paper = statistics.paper(identifier)
        return shortened(paper.citations if paper else 0)


def shortened(count: int) -> str:
    """`count` itself below a thousand, else two digits and K, M or B: 1234 gives `1.2K`."""
    if count < 1000:
        return str(count)
    digits = len(str(count))
    rounded = int(count / 10 ** (digits - 2) + 0.5) * 10 ** (digits - 2)
    unit = min((len(str(rounded)) - 1) // 3, 3)
    return f"{rounded / 1000**unit:.1f}".removesuffix(".0") + "KMB"[unit - 1]
