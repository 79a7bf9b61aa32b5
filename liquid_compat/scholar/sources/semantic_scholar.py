"""Semantic Scholar (https://api.semanticscholar.org/api-docs/graph): an author, then the author's papers.

Citations per year and the five-year figures come from the years of the citing papers; that list is cut at 10,000,
so it is asked for only below that. `SEMANTIC_SCHOLAR_API_KEY` in the environment is used if it is there; without one
all users share an allowance, and 429 is frequent.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..profile import Profile, Publication, count, h_index, i10_index
from .json_client import JsonClient
from .request import Request

LABEL = "Semantic Scholar"
BASE_URL = "https://api.semanticscholar.org/graph/v1"

_LIMIT = 500
_MOST_CITATIONS = 9_000
_AUTHOR = re.compile(r"(?:^|semanticscholar\.org/author/(?:.*/)?)(\d+)$")
_AUTHOR_FIELDS = "name,affiliations,homepage,citationCount,hIndex,paperCount"
_PAPER_FIELDS = "title,year,venue,citationCount,externalIds"


def author_id(text: str) -> str | None:
    """The number of an author, from an id or the URL of the author's page."""
    found = _AUTHOR.search(text.strip().rstrip("/"))
    return found[1] if found else None


def fetch(request: Request) -> Profile:
    """Ask Semantic Scholar for the author's statistics.

    Raises:
        SourceError: where it doesn't answer.

    """
    key = os.environ.get("SEMANTIC_SCHOLAR_API_KEY", "")
    client = JsonClient(LABEL, request, headers={"x-api-key": key} if key else {})
    author = client.get(f"author/{request.author}", {"fields": _AUTHOR_FIELDS})
    total = count(author["citationCount"])
    with_years = total <= _MOST_CITATIONS
    papers = _papers(client, request.author, with_years)
    publications = {item.key: item for item in map(_publication, papers)}
    counts = [item.citations for item in publications.values()]
    indices = {"hindex": count(author.get("hIndex") or h_index(counts)), "i10index": i10_index(counts)}
    per_year: Counter[int] = Counter()
    if with_years:
        years = [[cite["year"] for cite in paper.get("citations") or () if cite.get("year")] for paper in papers]
        per_year.update(year for cited in years for year in cited)
        since = max(per_year, default=0) - 5
        recent = [sum(1 for year in cited if year >= since) for cited in years]
        indices |= {"citedby5y": sum(recent), "hindex5y": h_index(recent), "i10index5y": i10_index(recent)}
    return Profile(
        name=str(author.get("name") or ""),
        citedby=total,
        publications=publications,
        indices=indices,
        cites_per_year=dict(per_year),
        extra={"scholar_id": request.author, "url": f"https://www.semanticscholar.org/author/{request.author}"},
    )


def _papers(client: JsonClient, author: str, with_years: bool) -> list[Mapping[str, Any]]:
    """All papers of the author, the most cited first."""
    papers: list[Mapping[str, Any]] = []
    offset: int | None = 0
    while offset is not None:
        fields = f"{_PAPER_FIELDS},citations.year" if with_years else _PAPER_FIELDS
        answer = client.get(f"author/{author}/papers", {"fields": fields, "limit": _LIMIT, "offset": offset})
        papers.extend(answer["data"])
        following = answer.get("next")
        offset = following if following and following > offset else None
    return sorted(papers, key=lambda paper: -int(paper.get("citationCount") or 0))


def _publication(paper: Mapping[str, Any]) -> Publication:
    key = str(paper["paperId"])
    bib = {"title": str(paper.get("title") or "")}
    if paper.get("year"):
        bib["pub_year"] = str(paper["year"])
    if paper.get("venue"):
        bib["citation"] = str(paper["venue"])
    extra = {"pub_url": f"https://www.semanticscholar.org/paper/{key}"}
    if doi := (paper.get("externalIds") or {}).get("DOI"):
        extra["doi"] = str(doi)
    return Publication(key=key, citations=count(paper.get("citationCount") or 0), bib=bib, extra=extra)
