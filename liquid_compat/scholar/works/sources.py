"""The sources of lists of works, and the table that lists them."""

from __future__ import annotations

from collections.abc import Mapping

from ..sources import SOURCES, Source
from . import openalex, orcid

WORK_SOURCES: Mapping[str, Source] = {
    "orcid": Source(
        label=orcid.LABEL,
        base_url=orcid.BASE_URL,
        author_id=orcid.author_id,
        id_example="0000-0002-1825-0097",
        fetch=orcid.fetch,
    ),
    "openalex": Source(
        label=SOURCES["openalex"].label,
        base_url=SOURCES["openalex"].base_url,
        author_id=SOURCES["openalex"].author_id,
        id_example=SOURCES["openalex"].id_example,
        fetch=openalex.fetch,
    ),
}
"""A record that the author keeps goes before one that was put together from what was found."""
