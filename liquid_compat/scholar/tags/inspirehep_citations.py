"""`{% inspirehep_citations RECORD %}`, al-folio's tag, answered from the stored statistics.

al-folio's own asks INSPIRE while it builds. A paper is found by the record's number where `aliases` below `citations:`
names it; for others it prints what al-folio prints for a number that it doesn't get.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...templates.python_liquid import RenderContext
from .base import StatisticsTag
from .google_scholar_citations import shortened

if TYPE_CHECKING:
    from .arguments import Arguments
    from .statistics import Statistics


class InspireHepCitationsTag(StatisticsTag):
    """Prints the number."""

    name = "inspirehep_citations"
    unknown = "N/A"

    @staticmethod
    def text(statistics: Statistics, arguments: Arguments, context: RenderContext) -> str:
        """The number; `arguments` has the record's."""
        paper = statistics.paper(arguments.words[0].value(context) if arguments.words else "")
        return shortened(paper.citations) if paper else InspireHepCitationsTag.unknown
