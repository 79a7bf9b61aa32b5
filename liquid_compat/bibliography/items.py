"""Entries of BibTeX as items of CSL."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..errors import BibliographyError
from .bibtex.entry import MONTHS, Entry, text_of
from .bibtex.names import NAME_FIELDS, Name
from .csl.item import Item, ItemDate, PersonName

# The types that have another name in CSL; all others keep theirs.
_TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "booklet": "pamphlet",
    "conference": "paper-conference",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "manual": "book",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "proceedings": "book",
    "techreport": "report",
    "unpublished": "manuscript",
}

# What a thesis is called that doesn't say so itself.
_GENRES: Mapping[str, str] = {"mastersthesis": "Master's thesis", "phdthesis": "PhD thesis"}

# Where a variable of CSL comes from: the first field that there is.
_VARIABLES: Mapping[str, tuple[str, ...]] = {
    "collection-title": ("series",),
    "container-title": ("booktitle", "journal"),
    "DOI": ("doi",),
    "genre": ("type",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "issue": ("issue", "number"),
    "keyword": ("keywords",),
    "page": ("pages",),
    "PMCID": ("pmcid",),
    "PMID": ("pmid",),
    "publisher": ("publisher", "institution", "school", "howpublished", "organization"),
    "publisher-place": ("address",),
    "URL": ("url",),
}

# Fields whose name means something else in CSL.
_OTHER_MEANING = frozenset({*NAME_FIELDS, "chapter", "number", "type"})

# `\url{…}` as the LaTeX filter leaves it.
_WRAPPED_ADDRESS = re.compile(r"\\url\{?(.*?)\}?")
_DATE = re.compile(r"(\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_INHERITED = ("booktitle", "editor", "publisher", "address", "series", "volume", "journal", "title", "organization")


def csl_item(entry: Entry) -> Item:
    """The item of an entry, whose values are expected to be filtered."""
    texts: dict[str, str] = {}
    for name in entry.fields:
        if name not in _OTHER_MEANING:
            texts[name] = entry.text(name)
    if entry.type in ("report", "techreport"):
        texts["number"] = entry.text("number")
    for variable, fields in _VARIABLES.items():
        value = next((text for field in fields if (text := _own_or_inherited(entry, field))), "")
        if value:
            texts[variable] = value
    if (address := _WRAPPED_ADDRESS.fullmatch(texts.get("howpublished", ""))) is not None:
        texts["URL"] = address[1]
        if texts.get("publisher") == address[0]:
            del texts["publisher"]
    if entry.type in _GENRES:
        texts.setdefault("genre", _GENRES[entry.type])
    for name in ("volume",):
        texts[name] = _own_or_inherited(entry, name)
    names = {field: tuple(_person(name) for name in people) for field in NAME_FIELDS if (people := entry.names(field))}
    dates = {}
    if (issued := _issued(entry)) is not None:
        dates["issued"] = issued
    for variable, field in (("accessed", "urldate"), ("accessed", "accessed")):
        if text := entry.text(field):
            dates.setdefault(variable, _parse_date(text))
    return Item(entry.key, _TYPES.get(entry.type, entry.type), {k: v for k, v in texts.items() if v}, names, dates)


def _own_or_inherited(entry: Entry, field: str) -> str:
    value = entry.get(field)
    return "" if value is None else text_of(value)


def _person(name: Name) -> PersonName:
    return PersonName(name.last, name.first, name.prefix, name.suffix)


def _issued(entry: Entry) -> ItemDate | None:
    date, year = entry.text("date"), entry.text("year").strip()
    if date:
        return _parse_date(date)
    if not year:
        return None
    if not year.isdecimal():
        return ItemDate(literal=year)
    return ItemDate(int(year), month_number(entry), _day(entry.text("day")))


def _parse_date(text: str) -> ItemDate:
    if re.match(r"-\d", text):
        raise BibliographyError(f"The date {text} can't be read", hint="Years before our era are not understood.")
    match = _DATE.match(text)
    if match is None:
        return ItemDate(0)
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is not None and not 1 <= month <= 12:
        month = day = None
    return ItemDate(year, month, day)


def _day(text: str) -> int | None:
    return int(text) if text.isdecimal() and 1 <= int(text) <= 31 else None


def numeric_month(entry: Entry) -> int | None:
    """The number of the month, if it was understood when the entry was read."""
    text = entry.text("month")
    return MONTHS.index(text) + 1 if text in MONTHS else None


def month_number(entry: Entry) -> int | None:
    """The number of the month that an entry's text begins with."""
    start = entry.text("month")[:3].lower()
    return MONTHS.index(start) + 1 if start in MONTHS else None
