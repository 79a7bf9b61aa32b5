"""The tags by which pages show citation statistics, one file each, and the table that lists them.

They read the Liquid variables `site.data.google_scholar` and `site.data.citations` and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...templates.python_liquid import Tag
from .citation_badge import CitationBadgeTag
from .citation_chart import CitationChartTag
from .citations import CitationsTag
from .google_scholar_citations import GoogleScholarCitationsTag
from .inspirehep_citations import InspireHepCitationsTag

TAGS: Mapping[str, type[Tag]] = {
    "citations": CitationsTag,
    "google_scholar_citations": GoogleScholarCitationsTag,
    "inspirehep_citations": InspireHepCitationsTag,
    "citation_badge": CitationBadgeTag,
    "citation_chart": CitationChartTag,
}
