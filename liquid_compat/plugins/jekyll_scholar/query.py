"""Queries for entries: `@article[year>=2010 && author ~= Rye], @book`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...bibliography.bibtex.entry import Entry
from ...errors import PluginError

_SELECTOR = re.compile(r"\s*(!?)@([^\s\[\]]+)(?:\[([^\]]*)\]|(?!\[))")
_CONDITION = re.compile(r"\s*([^\s<>=!^~/]+)\s*(?:(<=|>=|!=|/=|\^=|~=|!~|=|<|>)\s*(.*?)\s*)?$", re.DOTALL)


def select(entries: Sequence[Entry], query: str) -> list[Entry]:
    """The entries that one of the query's selectors fits, in their order.

    Raises PluginError for a query that is neither a selector nor a key.
    """
    query = query.strip()
    if not query.startswith(("@", "!@")):
        if any(entry.key == query for entry in entries):
            return []
        raise PluginError(f"The query {query!r} selects nothing", hint="write `@book`, `@*[year=2010]` or the like")
    # A comma parts selectors even inside of brackets; one that isn't whole selects nothing.
    found = [_SELECTOR.match(part) for part in query.split(",")]
    selectors = [_Selector(*match.groups()) for match in found if match is not None]
    return [entry for entry in entries if any(selector.fits(entry) for selector in selectors)]


class _Selector:
    """A type and its conditions."""

    def __init__(self, negation: str, type_name: str, conditions: str | None) -> None:
        self.negated = bool(negation)
        self.type = type_name.lower()
        self.alternatives = [part.split("&&") for part in (conditions or "").split("||")] if conditions else []

    def fits(self, entry: Entry) -> bool:
        """Whether the entry is of the type and meets all conditions of one alternative."""
        fits = self.type in ("*", entry.type) and (
            not self.alternatives or any(all(_meets(entry, each) for each in group) for group in self.alternatives)
        )
        return fits != self.negated


def _meets(entry: Entry, condition: str) -> bool:
    match = _CONDITION.match(condition)
    if match is None:
        return False
    name, operator, wanted = match.groups()
    name = name.lower()
    exists = name == "key" or name in entry.fields
    if operator is None:
        return exists
    value = entry.key if name == "key" else entry.text(name)
    if operator in ("!=", "/="):
        return not exists or value != wanted
    if operator == "!~":
        return not exists or not _finds(wanted, value)
    if not exists:
        return False
    if operator == "=":
        return value == wanted
    if operator == "^=":
        return _finds(f"^(?:{wanted})", value)
    if operator == "~=":
        return _finds(wanted, value)
    return _compares(value, operator, wanted)


def _finds(pattern: str, value: str) -> bool:
    try:
        return re.search(pattern, value) is not None
    except re.error as error:
        raise PluginError(f"The query's pattern {pattern!r} can't be read: {error}") from error


def _compares(value: str, operator: str, wanted: str) -> bool:
    left, right = comparable(value), comparable(wanted)
    less, equal = left < right, left == right
    return {"<": less, "<=": less or equal, ">": not less and not equal, ">=": not less}[operator]


def comparable(value: str) -> tuple[int, int, str]:
    """A key that orders numbers by their size, before all other texts."""
    text = value.strip()
    return (0, int(text), "") if text.isdecimal() else (1, 0, value)
