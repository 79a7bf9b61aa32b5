"""What the tags know: the stored statistics, looked up through the template's variables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ...errors import Location, Warnings
from ...templates.python_liquid import RenderContext
from ..profile import YEARS, small_number
from .arguments import look_up

_DIGITS = 18
_SCHOLAR = "https://scholar.google.com/citations"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper's id, its number of citations, and the page at the source that shows them (empty if unknown)."""

    key: str
    citations: int
    url: str


class Statistics:
    """The statistics that one template can see."""

    def __init__(self, context: RenderContext) -> None:
        """Read `site.data.google_scholar`, and `site.data.citations` for papers that it lacks."""
        self._context = context
        self._profile = look_up(context, "site", "data", "google_scholar")
        self._citations = look_up(context, "site", "data", "citations", "papers")

    @property
    def known(self) -> bool:
        """Whether there are statistics at all; if not, a warning says how to get them."""
        if self._profile is not None or self._citations is not None:
            return True
        self._warn("there are no citation statistics yet", "run `liquid-compat scholar`")
        return False

    @property
    def total(self) -> int | None:
        """All citations of the author."""
        total = _number(_item(self._profile, "citedby"))
        if total is None and self._citations is not None:
            total = sum(_number(_item(paper, "citations")) or 0 for paper in _values(self._citations))
        return total

    @property
    def url(self) -> str:
        """The author's page at the source."""
        url = _item(self._profile, "url")
        identifier = _item(self._profile, "scholar_id")
        if not url and identifier:
            return f"{_SCHOLAR}?user={identifier}"
        return str(url or "")

    @property
    def cites_per_year(self) -> dict[int, int]:
        """Citations by year."""
        years = _item(self._profile, "cites_per_year")
        counts = ((small_number(year), _number(_item(years, year))) for year in _keys(years))
        return {year: cited for year, cited in counts if year is not None and year in YEARS and cited is not None}

    def paper(self, identifier: str) -> Paper | None:
        """A paper by its id (`USER:PAPER`, `PAPER` or the source's own) or its DOI; unknown: `None` and a warning."""
        if not identifier:
            self._warn("a tag for citations names no paper: its id is empty", "guard it with `{% if %}`")
            return None
        publications = _item(self._profile, "publications")
        found = _item(publications, identifier)
        if found is not None:
            return _paper(identifier, found, "num_citations")
        found = _item(self._citations, identifier)
        if found is not None:
            return _paper(identifier, found, "citations")
        wanted = identifier.casefold().removeprefix("https://doi.org/")
        for papers, field in ((publications, "num_citations"), (self._citations, "citations")):
            for key in _keys(papers):
                item = _item(papers, key)
                names = (str(key).partition(":")[2], str(_item(item, "source_id")), str(_item(item, "doi")))
                if wanted in (name.casefold() for name in names):
                    return _paper(str(key), item, field)
        self._warn(
            f"the citation statistics have no paper {identifier!r}",
            "correct the id, or run `liquid-compat scholar` if the paper is new",
        )
        return None

    def _warn(self, message: str, hint: str) -> None:
        """Tell it once per page; in an environment without `Registers`, nobody."""
        registers = getattr(self._context, "registers", None)
        warnings = getattr(registers, "warnings", None)
        if isinstance(warnings, Warnings):
            path = _item(getattr(registers, "page", None), "path")
            warnings.warn(message, Location(str(path)) if path else None, hint)


def _paper(key: str, item: Any, field: str) -> Paper:
    url = _item(item, "pub_url")
    user, colon, _ = key.partition(":")
    if not url and colon:
        url = f"{_SCHOLAR}?view_op=view_citation&user={user}&citation_for_view={key}"
    return Paper(key, _number(_item(item, field)) or 0, str(url or ""))


def _item(container: Any, key: Any) -> Any:
    """A value of a mapping or a drop; `None` where there is none."""
    if container is None or isinstance(container, (str, list)):
        return None
    try:
        return container[key]
    except (KeyError, IndexError, TypeError):
        return None


def _keys(container: Any) -> Iterable[Any]:
    return list(container.keys()) if hasattr(container, "keys") else []


def _values(container: Any) -> Iterable[Any]:
    return [_item(container, key) for key in _keys(container)]


def _number(value: Any) -> int | None:
    """A whole number, also as a string: a hand-written data file may have either. More digits than 18 are none."""
    if isinstance(value, str) and value.isdecimal() and len(value) <= _DIGITS:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**_DIGITS else None
