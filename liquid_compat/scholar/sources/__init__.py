"""The sources of citation statistics, one file each, and the table that lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from . import google_scholar, openalex, semantic_scholar
from .request import Request


@dataclass(frozen=True, slots=True)
class Source:
    """One source.

    `author_id` gives the id in an id or URL that a user wrote, or `None` if there is none in it; `id_example`
    shows a form that it takes; `fetch` asks the source for a `Profile` (or a list of `Work`s)
    and raises `SourceError`.
    """

    label: str
    base_url: str
    author_id: Callable[[str], str | None]
    id_example: str
    fetch: Callable[[Request], Any]


SOURCES: Mapping[str, Source] = {
    "google_scholar": Source(
        label=google_scholar.LABEL,
        base_url=google_scholar.BASE_URL,
        author_id=google_scholar.author_id,
        id_example="https://scholar.google.com/citations?user=ABCDEFGHIJKL",
        fetch=google_scholar.fetch,
    ),
    "openalex": Source(
        label=openalex.LABEL,
        base_url=openalex.BASE_URL,
        author_id=openalex.author_id,
        id_example="A1234567890, or an ORCID such as 0000-0002-1825-0097",
        fetch=openalex.fetch,
    ),
    "semantic_scholar": Source(
        label=semantic_scholar.LABEL,
        base_url=semantic_scholar.BASE_URL,
        author_id=semantic_scholar.author_id,
        id_example="https://www.semanticscholar.org/author/Your-Name/1234567",
        fetch=semantic_scholar.fetch,
    ),
}
"""In the order in which they are looked for where `_config.yml` names none: pages use Google Scholar's paper ids."""
