"""Dates (CSL 1.0.1, "Date")."""

from __future__ import annotations

from collections.abc import Callable

from .item import ItemDate
from .joining import Joiner
from .locale import Locales
from .style import Node

Finish = Callable[[str, Node], str]
"""Puts a node's formatting and affixes around a text."""


def format_date(date: ItemDate, node: Node, locales: Locales, finish: Finish, joiner: Joiner) -> str:
    """The date in the form of a `cs:date`; "" if nothing of it is known.

    The parts of a date in the language's own form look as the language says: citeproc-ruby doesn't read a style's
    wishes for them.
    """
    if date.literal:
        return date.literal
    form = node.get("form")
    if not form:
        parts = node.children
        delimiter = node.get("delimiter")
    else:
        general = locales.date(form)
        if general is None:
            return ""
        wanted = node.get("date-parts", "year-month-day").split("-")
        parts = tuple(part for part in general.children if part.get("name") in wanted)
        delimiter = node.get("delimiter") or general.get("delimiter")
    return joiner.join((finish(_part(date, part, locales), part) for part in parts), delimiter)


def _part(date: ItemDate, node: Node, locales: Locales) -> str:
    name, form = node.get("name"), node.get("form")
    if name == "year":
        return "" if date.year is None else _year(date.year, form, locales)
    if name == "month":
        return "" if date.month is None else _month(date.month, form, locales)
    return "" if date.day is None else _day(date, form, locales)


def _year(year: int, form: str, locales: Locales) -> str:
    text = str(abs(year))
    if form == "short":
        text = text[-2:].rjust(2, "0")
    if year < 0:
        return text + locales.term("bc")
    return text + locales.term("ad") if year < 1000 else text


def _month(month: int, form: str, locales: Locales) -> str:
    if form == "numeric":
        return str(month)
    if form == "numeric-leading-zeros":
        return f"{month:02d}"
    return locales.term(f"month-{month:02d}", form or "long")


def _day(date: ItemDate, form: str, locales: Locales) -> str:
    day = date.day or 0
    if form == "numeric-leading-zeros":
        return f"{day:02d}"
    if form == "ordinal" and (locales.option("limit-day-ordinals-to-day-1") != "true" or day == 1):
        month = locales.find(f"month-{date.month:02d}") if date.month else None
        return f"{day}{locales.ordinal(day, month.gender if month else '')}"
    return str(day)
