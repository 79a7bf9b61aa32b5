"""A scholar's statistics, and their form in `gs_data.json`.

The form is what the `scholarly` library gives for an author and acad-homepage's pages read: `publications` is a
mapping from paper ids to `{author_pub_id, bib, num_citations, …}`. Fields that this module has no name for are
carried along in `extra`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

INDICES = ("citedby5y", "hindex", "hindex5y", "i10index", "i10index5y")
"""The optional figures of a profile, by their names in `gs_data.json`."""

YEARS = range(1800, 2201)
"""The years in which a citation can be; what is outside is a slip of the source, and would make an endless chart."""

MOST = 10**9
"""More citations than anything has; a larger number is a slip."""

_PROFILE_FIELDS = {"name", "citedby", "cites_per_year", "publications", "updated", *INDICES}
_PUBLICATION_FIELDS = {"author_pub_id", "bib", "num_citations"}


@dataclass(frozen=True, slots=True)
class Publication:
    """One paper: `key` is the id by which pages name it, `bib` holds at least `title`, mostly `pub_year` too.

    `extra` may hold `source_id` (the id at the source, where pages use another), `doi` and `pub_url`.
    """

    key: str
    citations: int
    bib: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title, or an empty string."""
        return str(self.bib.get("title") or "")

    @property
    def year(self) -> str:
        """The year of publication, or an empty string."""
        return str(self.bib.get("pub_year") or "")

    @property
    def source_id(self) -> str:
        """The id at the source that was asked last."""
        return str(self.extra.get("source_id") or self.key)


@dataclass(frozen=True, slots=True)
class Profile:
    """A scholar's statistics as one source gave them, or as they are stored.

    `citedby` is the total number of citations, `indices` holds those of `INDICES` that are known, `updated` is
    `YYYY-MM-DD HH:MM:SS` in UTC or empty.
    """

    name: str
    citedby: int
    publications: Mapping[str, Publication]
    indices: Mapping[str, int] = field(default_factory=dict)
    cites_per_year: Mapping[int, int] = field(default_factory=dict)
    updated: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


def to_gs_data(profile: Profile) -> dict[str, Any]:
    """The JSON form; every figure of `INDICES` is there, `None` where the source doesn't tell it."""
    return {
        **profile.extra,
        "name": profile.name,
        "citedby": profile.citedby,
        **{name: profile.indices.get(name) for name in INDICES},
        "cites_per_year": {str(year): count for year, count in sorted(profile.cites_per_year.items())},
        "publications": {
            key: {
                **publication.extra,
                "author_pub_id": key,
                "bib": dict(publication.bib),
                "num_citations": publication.citations,
            }
            for key, publication in profile.publications.items()
        },
        "updated": profile.updated,
    }


def from_gs_data(data: Any) -> Profile:
    """Read the JSON form, also as other programs wrote it: what is missing is empty.

    Raises:
        ValueError: where the data is of another form, so that a count could be misread, or can't be right.

    """
    top = _mapping(data, "the file")
    _check_text(top)
    publications = {}
    for key, value in _mapping(top.get("publications") or {}, "publications").items():
        publication = _mapping(value, f"publication {key}")
        publications[str(key)] = Publication(
            key=str(key),
            citations=count(publication.get("num_citations") or 0),
            bib=dict(_mapping(publication.get("bib") or {}, f"bib of {key}")),
            extra={name: item for name, item in publication.items() if name not in _PUBLICATION_FIELDS},
        )
    return Profile(
        name=str(top.get("name") or ""),
        citedby=count(top.get("citedby") or 0),
        publications=publications,
        indices={name: count(top[name]) for name in INDICES if top.get(name) is not None},
        cites_per_year={
            _year(year): count(number) for year, number in _mapping(top.get("cites_per_year") or {}, "years").items()
        },
        updated=str(top.get("updated") or ""),
        extra={name: item for name, item in top.items() if name not in _PROFILE_FIELDS},
    )


def count(value: Any) -> int:
    """A number of citations.

    Raises:
        ValueError: if it isn't a whole number from 0 to `MOST`.

    """
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise ValueError(f"{shortened(value)} is no number of citations")
    return value


def small_number(value: Any) -> int | None:
    """A whole number from 0 to `MOST`, also as a string of digits; `None` for anything else."""
    if isinstance(value, str) and value.isdecimal() and len(value) <= len(str(MOST)):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= MOST else None


def shortened(value: Any) -> str:
    """A value as messages show it."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except ValueError:  # an integer of thousands of digits
        return "a huge number"
    return text if len(text) <= 40 else f"{text[:36]} …"


def _year(value: Any) -> int:
    year = small_number(value)
    if year is None or year not in YEARS:
        raise ValueError(f"{shortened(value)} is no year from {YEARS[0]} to {YEARS[-1]}")
    return year


def _check_text(data: Mapping[Any, Any]) -> None:
    """Raise ValueError for text that no file can hold: half of a character (a lone surrogate)."""
    try:
        json.dumps(data, ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeEncodeError as error:
        around = ascii(error.object[max(0, error.start - 10) : error.end])
        raise ValueError(f"{around} has half a character in it") from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def h_index(counts: Iterable[int]) -> int:
    """The largest h such that h papers have at least h citations each (Hirsch, 2005)."""
    ranked = sorted(counts, reverse=True)
    return sum(1 for rank, cited in enumerate(ranked, start=1) if cited >= rank)


def i10_index(counts: Iterable[int]) -> int:
    """How many papers have at least ten citations (Google Scholar's index)."""
    return sum(1 for cited in counts if cited >= 10)


def _mapping(value: Any, what: str) -> Mapping[Any, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{what} is no mapping")
    return value
