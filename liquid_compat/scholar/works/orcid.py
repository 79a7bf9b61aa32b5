"""The works of an ORCID record (https://info.orcid.org/documentation/api-tutorials/api-tutorial-read-data-on-a-record/).

The public API needs no key for reading. A record lists its works as groups, one for each work, in the order of the
owner's preference; details come in portions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...bibliography.bibtex.library import read_library
from ...errors import LiquidCompatError
from ..sources.json_client import JsonClient
from ..sources.request import Request
from .work import Work, address, authors, bare_doi, plain, present

LABEL = "ORCID"
BASE_URL = "https://pub.orcid.org/v3.0"

_PORTION = 50
_ID = re.compile(r"(?:^|orcid:|orcid\.org/)(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?$", re.IGNORECASE)
_BY_TYPE = {
    "journal-article": ("article", "journal"),
    "magazine-article": ("article", "journal"),
    "conference-paper": ("inproceedings", "booktitle"),
    "book-chapter": ("incollection", "booktitle"),
    "book": ("book", "publisher"),
    "edited-book": ("book", "publisher"),
    "dissertation": ("phdthesis", "school"),
    "dissertation-thesis": ("phdthesis", "school"),
    "report": ("techreport", "institution"),
    "working-paper": ("techreport", "institution"),
}
# What an owner's BibTeX adds to what the record itself says.
_OF_CITATION = ("author", "editor", "journal", "booktitle", "publisher", "volume", "number", "pages", "series")


def author_id(text: str) -> str | None:
    """An ORCID iD, from an iD or an address."""
    found = _ID.search(text.strip())
    return found[1].upper() if found else None


def fetch(request: Request) -> list[Work]:
    """All works of the record, in its order. Raises SourceError where it doesn't answer."""
    client = JsonClient(LABEL, request, headers={})
    record = client.get(f"{request.author}/works", {})
    codes = [str(group["work-summary"][0]["put-code"]) for group in record["group"] if group.get("work-summary")]
    works = []
    for start in range(0, len(codes), _PORTION):
        answer = client.get(f"{request.author}/works/{','.join(codes[start : start + _PORTION])}", {})
        works += [_work(item["work"]) for item in answer["bulk"] if item.get("work")]
    return [work for work in works if work.fields.get("title")]


def _work(entry: Mapping[str, Any]) -> Work:
    type_, venue = _BY_TYPE.get(str(entry.get("type")), ("misc", "howpublished"))
    identifiers = {
        str(item["external-id-type"]): item
        for item in reversed((entry.get("external-ids") or {}).get("external-id") or ())
        if item.get("external-id-relationship") in (None, "self")
    }
    doi = bare_doi((identifiers.get("doi") or {}).get("external-id-value"))
    arxiv = address((identifiers.get("arxiv") or {}).get("external-id-value")).removeprefix("arXiv:")
    contributors = (entry.get("contributors") or {}).get("contributor") or ()
    title = entry.get("title") or {}
    fields = {
        "title": plain(_value(title.get("title"))),
        "author": authors(_value(item.get("credit-name")) for item in contributors),
        venue: plain(_value(entry.get("journal-title"))),
        "year": plain(_value((entry.get("publication-date") or {}).get("year"))),
        "doi": doi,
        "eprint": arxiv,
        "archiveprefix": "arXiv" if arxiv else "",
        "url": "" if doi else address(_value(entry.get("url"))),
    }
    if subtitle := plain(_value(title.get("subtitle"))):
        fields["title"] += f": {subtitle}"
    fields = present(fields)
    for name, value in _citation(entry.get("citation") or {}).items():
        fields.setdefault(name, value)
    return Work(f"orcid:{entry['put-code']}", type_, fields)


def _citation(citation: Mapping[str, Any]) -> dict[str, str]:
    """Fields of the BibTeX that the owner gave, if it can be read."""
    if str(citation.get("citation-type")).casefold() != "bibtex":
        return {}
    try:
        entries = read_library([(str(citation.get("citation-value") or ""), None)])
    except LiquidCompatError:
        return {}
    return {name: entries[0].text(name) for name in _OF_CITATION if entries and entries[0].text(name)}


def _value(item: Any) -> str:
    """ORCID wraps texts: `{"value": …}`."""
    return str(item.get("value") or "") if isinstance(item, Mapping) else ""
