"""An entry as templates see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...bibliography.bibtex.entry import Entry, text_of
from ...bibliography.bibtex.values import Value
from ...bibliography.filters import chain
from ...bibliography.items import numeric_month
from .settings import Settings


def entry_values(entry: Entry, filtered: Entry, settings: Settings, seen: bool) -> dict[str, Any]:
    """`entry` in templates: key, type, `bibtex`, every field, and every name in its parts.

    `filtered` has the values that are shown, `entry` those of the file; `seen` tells that the entry was shown before on
    the page: then its `bibtex` has `month_numeric` too, unless that field is skipped.
    """
    values: dict[str, Any] = {"key": entry.key, "type": entry.type, "bibtex": bibtex(entry, settings, seen)}
    parses_names = (settings["bibtex_options"] or {}).get("parse_names", True)
    for name, value in filtered.fields.items():
        values[name] = text_of(value)
        if isinstance(value, tuple) and parses_names is not False:
            people = [
                {"first": each.first, "last": each.last, "prefix": each.prefix, "suffix": each.suffix} for each in value
            ]
            values[f"{name}_array"] = people
            for index, person in enumerate(people):
                values.update({f"{name}_{index}_{part}": text for part, text in person.items()})
    month = numeric_month(entry)
    if month is not None:
        values["month_numeric"] = str(month)
    return values


def bibtex(entry: Entry, settings: Settings, seen: bool = False) -> str:
    """The entry for a BibTeX file, without the fields of `bibtex_skip_fields`."""
    quotes = settings["bibtex_quotes"]
    opening, closing = (str(quotes[0]), str(quotes[1])) if isinstance(quotes, list) and len(quotes) > 1 else ("{", "}")
    month = numeric_month(entry) if seen else None
    fields = dict(entry.fields)
    if month is not None:
        fields["month_numeric"] = Value.of(str(month))
    raw = settings.names("raw_bibtex_filters")
    if raw:
        change = chain(raw)
        fields = {name: _changed(value, change) for name, value in fields.items()}
    return Entry(entry.type, entry.key, fields).to_bibtex((opening, closing), settings.names("bibtex_skip_fields"))


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Value) and value.is_text:
        return value.map(change)
    return value
