"""Put a new answer over what was known, so that no count vanishes and none falls.

Sources lose things: a page that isn't sent, a paper that is dropped and comes back, an index that is rebuilt. An
answer has *less* than what is known if a paper is missing, or a count, the total or an index is lower. What is more
is taken, what is less is kept, and said.

Pages name papers by the ids of the source that they were written for. A paper that an answer gives under a new id
keeps its old one if title and year agree; the new id is kept beside it, as `source_id`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from .profile import Profile, Publication, small_number

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Merged:
    """The statistics to store, and what the answer had less of, a phrase for each."""

    profile: Profile
    kept: tuple[str, ...]


def merge(earlier: Profile, answer: Profile) -> Merged:
    """The larger of both, paper by paper and figure by figure; the order is the answer's, then what it lacks."""
    renamed = _with_earlier_keys(earlier.publications, answer.publications)
    lower = [
        earlier.publications[key]
        for key, publication in renamed.items()
        if key in earlier.publications and publication.citations < earlier.publications[key].citations
    ]
    missing = [known for key, known in earlier.publications.items() if key not in renamed]
    publications = {
        key: join(earlier.publications[key], publication) if key in earlier.publications else publication
        for key, publication in renamed.items()
    }
    publications.update((known.key, known) for known in missing)

    kept = []
    if missing:
        kept.append(f"{_papers(missing)} missing")
    if lower:
        kept.append(f"{_papers(lower)} with fewer citations")
    if answer.citedby < earlier.citedby:
        kept.append(f"a total of {answer.citedby} instead of {earlier.citedby}")
    # The five-year figures fall by themselves when a year ends: if nothing else is less, their fall is right.
    falling = set() if kept else {name for name in answer.indices if name.endswith("5y")}
    for name, figure in earlier.indices.items():
        if name not in falling and answer.indices.get(name, figure) < figure:
            kept.append(f"{name} {answer.indices[name]} instead of {figure}")
    # A source that goes back ten years doesn't deny what was before.
    first = min(answer.cites_per_year, default=None)
    fallen = [
        year
        for year, cited in earlier.cites_per_year.items()
        if first is not None and year >= first and answer.cites_per_year.get(year, 0) < cited
    ]
    if fallen:
        years = ", ".join(map(str, sorted(fallen)))
        kept.append(f"fewer citations in {years}")

    profile = replace(
        answer,
        name=answer.name or earlier.name,
        citedby=max(answer.citedby, earlier.citedby),
        publications=publications,
        indices={
            name: answer.indices[name] if name in falling else figure
            for name, figure in _larger(earlier.indices, answer.indices).items()
        },
        cites_per_year=dict(sorted(_larger(earlier.cites_per_year, answer.cites_per_year).items())),
        updated=answer.updated or earlier.updated,
        extra={**earlier.extra, **answer.extra},
    )
    return Merged(profile, tuple(kept))


def take(earlier: Profile, answer: Profile) -> Profile:
    """The answer as it is, also where it has less; only the ids by which pages name papers stay."""
    return replace(answer, publications=_with_earlier_keys(earlier.publications, answer.publications))


def same_author(earlier: Profile, answer: Profile) -> bool:
    """Whether both are about the same person, as far as can be told.

    A site that began as a copy of another has that one's figures. From one source the author's ids tell; from
    different sources two lists of papers without a common title do.
    """
    if _source(earlier) == _source(answer):
        ids = {str(profile.extra["scholar_id"]) for profile in (earlier, answer) if profile.extra.get("scholar_id")}
        return len(ids) < 2
    if not earlier.publications or not answer.publications:
        return True
    keys = [{title_key(item.title) for item in profile.publications.values()} for profile in (earlier, answer)]
    return not keys[0].isdisjoint(keys[1])


def join(known: Publication, answer: Publication) -> Publication:
    """One paper from what is known and what is new, under the known key, with the larger count."""
    extra = {**known.extra, **answer.extra}
    if answer.source_id != known.key:
        extra["source_id"] = answer.source_id
    return Publication(
        key=known.key,
        citations=max(known.citations, answer.citations),
        bib={**known.bib, **{name: value for name, value in answer.bib.items() if value}},
        extra=extra,
    )


def title_key(title: str) -> str:
    """A title without what sources write differently: case, accents, punctuation, spaces, a final stop."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    return re.sub(r"[\W_]+", "", "".join(char for char in plain if not unicodedata.combining(char)))


def _with_earlier_keys(earlier: Mapping[str, Publication], answer: Mapping[str, Publication]) -> dict[str, Publication]:
    """The answer's papers under the keys that they had: by id, by the id at the source, then by title and year."""
    free = {key: item for key, item in earlier.items() if key not in answer}
    by_source_id = {item.source_id: key for key, item in free.items()}
    by_title: dict[str, list[str]] = {}
    for key, item in free.items():
        if title := title_key(item.title):
            by_title.setdefault(title, []).append(key)
    renamed: dict[str, Publication] = {}
    for key, item in answer.items():
        candidates = []
        if key not in earlier:
            candidates = [by_source_id[key]] if key in by_source_id else by_title.get(title_key(item.title), [])
        for candidate in candidates:
            if candidate not in renamed and _same_year(free[candidate], item):
                renamed[candidate] = replace(item, key=candidate, extra={**item.extra, "source_id": item.source_id})
                break
        else:
            renamed[key] = item
    return renamed


def _same_year(one: Publication, other: Publication) -> bool:
    """A preprint and its article are often a year apart."""
    years = small_number(one.year), small_number(other.year)
    return None in years or abs(years[0] - years[1]) <= 1  # type: ignore[operator]


def _larger(earlier: Mapping[Key, int], answer: Mapping[Key, int]) -> dict[Key, int]:
    return {key: max(earlier.get(key, 0), answer.get(key, 0)) for key in [*earlier, *answer]}


def _source(profile: Profile) -> str:
    """Files of acad-homepage and al-folio name no source: they know one only."""
    return str(profile.extra.get("statistics_source") or "google_scholar")


def _papers(publications: list[Publication]) -> str:
    """How many, and the first titles."""
    titles = ", ".join(f"“{item.title or item.key}”" for item in publications[:3])
    rest = f" and {len(publications) - 3} more" if len(publications) > 3 else ""
    return f"{len(publications)} paper{'s' if len(publications) > 1 else ''} ({titles}{rest})"
