"""The works of an OpenAlex author (https://developers.openalex.org), page by page."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from ..sources.json_client import JsonClient
from ..sources.openalex import LABEL, PAGES, PER_PAGE
from ..sources.request import Request, SourceError
from .work import Work, address, authors, bare_doi, plain, present

_FIELDS = "id,doi,title,publication_year,publication_date,type,authorships,primary_location,biblio"

_BY_TYPE = {
    "article": "article",
    "review": "article",
    "letter": "article",
    "editorial": "article",
    "book": "book",
    "book-chapter": "incollection",
    "dissertation": "phdthesis",
    "report": "techreport",
}
_NO_WORKS = frozenset({"paratext", "peer-review", "erratum", "retraction", "grant", "supplementary-materials"})


def fetch(request: Request) -> list[Work]:
    """All works of the author, the newest first. Raises SourceError where it doesn't answer with all of them."""
    client = JsonClient(LABEL, request, headers={})
    common = {"api_key": os.environ.get("OPENALEX_API_KEY", ""), "mailto": request.mailto}
    common = {name: value for name, value in common.items() if value}
    author = str(client.get(f"authors/{request.author}", common)["id"]).rsplit("/", 1)[-1]
    found: dict[str, Work] = {}
    count = seen = 0
    for page in range(1, PAGES + 1):
        answer = client.get(
            "works",
            {
                **common,
                "filter": f"authorships.author.id:{author}",
                "sort": "publication_date:desc",
                "select": _FIELDS,
                "per_page": PER_PAGE,
                "page": page,
            },
        )
        results = answer["results"]
        seen += len(results)
        count = int(answer["meta"]["count"])
        found.update((work.id, work) for work in map(_work, results) if work is not None)
        if len(results) < PER_PAGE:
            break
    if seen < count * 0.9:
        raise SourceError(f"{LABEL} sent {seen} of {count} works", hint="try again later")
    return list(found.values())


def _work(entry: Mapping[str, Any]) -> Work | None:
    kind = str(entry.get("type") or "")
    if kind in _NO_WORKS or not entry.get("title"):
        return None
    place = entry.get("primary_location") or {}
    source = place.get("source") or {}
    venue, venue_kind = plain(source.get("display_name")), str(source.get("type") or "")
    biblio = entry.get("biblio") or {}
    if kind == "preprint" or venue_kind == "repository":
        type_ = "misc"
    elif venue_kind == "conference":
        type_ = "inproceedings"
    else:
        type_ = _BY_TYPE.get(kind, "misc")
    if type_ == "article" and not venue:
        type_ = "misc"
    doi = bare_doi(entry.get("doi"))
    venue_field = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}.get(type_)
    fields = {
        "title": plain(entry["title"]),
        "author": authors((item.get("author") or {}).get("display_name") for item in entry.get("authorships") or ()),
        venue_field or ("howpublished" if type_ == "misc" else "publisher"): venue,
        "volume": plain(biblio.get("volume")),
        "number": plain(biblio.get("issue")),
        "pages": _pages(biblio),
        "year": str(entry.get("publication_year") or ""),
        "doi": doi,
        "url": "" if doi else address(place.get("landing_page_url")),
        "pdf": address(place.get("pdf_url")),
    }
    return Work(f"openalex:{str(entry['id']).rsplit('/', 1)[-1]}", type_, present(fields))


def _pages(biblio: Mapping[str, Any]) -> str:
    first, last = plain(biblio.get("first_page")), plain(biblio.get("last_page"))
    return f"{first}--{last}" if first and last and first != last else first
