"""The order of a list's entries, and its groups."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from ...bibliography.bibtex.entry import Entry
from ...bibliography.items import numeric_month
from ...bibliography.latex import decode
from ...errors import PluginError
from .query import comparable
from .settings import Settings, is_descending

_LAST = 1_000_000


def arrange(entries: Sequence[Entry], settings: Settings) -> list[Entry]:
    """The entries in the order of `sort_by` and `order`; those without the field come first.

    The last of the orders is that of all further fields.
    """
    names = settings.words("sort_by")
    if settings.text("sort_by") == "none":
        return list(entries)
    orders = settings.words("order")
    found = list(entries)
    for index, name in reversed(list(enumerate(names))):
        descending = is_descending(orders[min(index, len(orders) - 1)])
        found = sorted(found, key=partial(_sort_key, name), reverse=descending)
    return found


def _sort_key(name: str, entry: Entry) -> tuple[int, Any]:
    if name in ("month", "month_numeric"):
        month = numeric_month(entry)
        return (0, 0) if month is None else (1, month)
    if name == "name":
        return (1, decode(_name(entry)).lower())
    if name not in entry.fields:
        return (0, 0)
    return (1, comparable(entry.text(name)))


def _name(entry: Entry) -> str:
    return entry.text("author") or entry.text("editor")


def group(
    entries: Sequence[Entry], names: Sequence[str], orders: Sequence[str], settings: Settings
) -> list[tuple[str, list[Entry]]]:
    """The groups of the first of `names`: their headings and entries.

    Raises PluginError where an entry lacks the field, unless that is the year, the type or the name.
    """
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_group_value(entry, names[0], settings), []).append(entry)
    descending = bool(orders) and is_descending(orders[0])
    keys = sorted(groups, key=lambda value: _group_key(names[0], value, settings), reverse=descending)
    return [(_heading(names[0], groups[key][0], key, settings), groups[key]) for key in keys]


def _group_value(entry: Entry, name: str, settings: Settings) -> str:
    if name == "type":
        return settings.type_of(entry.type)
    if name == "name":
        return _name(entry)
    if name in ("month", "month_numeric"):
        month = numeric_month(entry)
        if month is not None:
            return str(month)
    elif name in entry.fields or name in ("year", "date"):
        return entry.text(name)
    raise PluginError(
        f"The entry {entry.key} has no {name} to group it by",
        hint=f"Give every entry a {name}, or group by year, type or name.",
    )


def _group_key(name: str, value: str, settings: Settings) -> Any:
    if name == "type":
        order = settings.words("type_order") if settings["type_order"] else []
        return order.index(value) if value in order else _LAST
    return (0, 0, "") if not value and name in ("year", "date") else (1, *comparable(value))


def _heading(name: str, first: Entry, value: str, settings: Settings) -> str:
    if name == "type":
        return settings.type_name(value)
    if name in ("month", "month_numeric"):
        return settings.month_name(int(value))
    if name == "name":
        return _name(first)
    return value
