"""OpenAlex (https://developers.openalex.org): an author, then the author's works page by page.

Pages are asked for by number: since October 2026 cursors need an API key. `OPENALEX_API_KEY` in the environment is
used if it is there; an author costs a few requests, far below the daily allowance without one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from ..profile import Profile, Publication, count, h_index, i10_index
from .json_client import JsonClient
from .request import Request, SourceError

LABEL = "OpenAlex"
BASE_URL = "https://api.openalex.org"

PER_PAGE = 100  # the largest page
PAGES = 100  # page * per_page may not pass 10,000
_AUTHOR = re.compile(r"(?:^|openalex\.org/(?:authors/)?)(A\d+)$", re.IGNORECASE)
_ORCID = re.compile(r"(?:^|orcid:|orcid\.org/)(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$", re.IGNORECASE)
_WORK_FIELDS = "id,doi,title,publication_year,cited_by_count,counts_by_year"


def author_id(text: str) -> str | None:
    """An OpenAlex author id (`A…`) or `orcid:…`, from an id or a URL."""
    text = text.strip().rstrip("/")
    if found := _AUTHOR.search(text):
        return found[1].upper()
    if found := _ORCID.search(text):
        return f"orcid:{found[1].upper()}"
    return None


def fetch(request: Request) -> Profile:
    """Ask OpenAlex for the author's statistics.

    The five-year figures count the citations that each work got in this year and the five before it, as Google
    Scholar's do ("since YEAR").

    Raises:
        SourceError: where it doesn't answer, or not with all works.

    """
    client = JsonClient(LABEL, request, headers={})
    common = {
        name: value
        for name, value in {"api_key": os.environ.get("OPENALEX_API_KEY", ""), "mailto": request.mailto}.items()
        if value
    }
    author = client.get(f"authors/{request.author}", common)
    identifier = _last_part(author["id"])
    works = _works(client, identifier, common)
    publications = {work.key: work for work in map(_publication, works)}
    counts = [work.citations for work in publications.values()]
    cites_per_year = _per_year(author)
    since = max(cites_per_year, default=0) - 5
    recent = [sum(cited for year, cited in _per_year(work).items() if year >= since) for work in works]
    stats = author.get("summary_stats") or {}
    return Profile(
        name=str(author.get("display_name") or ""),
        citedby=count(author["cited_by_count"]),
        publications=publications,
        indices={
            "citedby5y": sum(recent),
            "hindex": count(stats.get("h_index", h_index(counts))),
            "hindex5y": h_index(recent),
            "i10index": count(stats.get("i10_index", i10_index(counts))),
            "i10index5y": i10_index(recent),
        },
        cites_per_year=cites_per_year,
        extra={"scholar_id": identifier, "url": f"https://openalex.org/{identifier}"},
    )


def _works(client: JsonClient, author: str, common: Mapping[str, str]) -> list[Mapping[str, Any]]:
    """All works of the author, the most cited first."""
    works: dict[str, Mapping[str, Any]] = {}
    for page in range(1, PAGES + 1):
        answer = client.get(
            "works",
            {
                **common,
                "filter": f"authorships.author.id:{author}",
                "sort": "cited_by_count:desc",
                "select": _WORK_FIELDS,
                "per_page": PER_PAGE,
                "page": page,
            },
        )
        results = answer["results"]
        works.update((work["id"], work) for work in results)
        if len(results) < PER_PAGE:
            # Works may enter or leave the list between two pages: only a clear gap is an incomplete answer.
            expected = count(answer["meta"]["count"])
            if len(works) < expected * 0.9:
                raise SourceError(f"{LABEL} sent {len(works)} of {expected} works", hint="try again later")
            break
    return list(works.values())


def _publication(work: Mapping[str, Any]) -> Publication:
    key = _last_part(work["id"])
    bib = {"title": str(work.get("title") or "")}
    if work.get("publication_year"):
        bib["pub_year"] = str(work["publication_year"])
    extra = {"pub_url": f"https://openalex.org/{key}"}
    if work.get("doi"):
        extra["doi"] = str(work["doi"]).removeprefix("https://doi.org/")
    return Publication(key=key, citations=count(work["cited_by_count"]), bib=bib, extra=extra)


def _per_year(entity: Mapping[str, Any]) -> dict[int, int]:
    """Citations per year of an author or a work, ten years back."""
    return {int(entry["year"]): count(entry["cited_by_count"]) for entry in entity.get("counts_by_year") or ()}


def _last_part(url: str) -> str:
    return url.rsplit("/", 1)[-1]
