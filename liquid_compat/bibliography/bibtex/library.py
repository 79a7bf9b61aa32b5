"""A library: the entries of BibTeX files, with their strings put in, their names read and their parents found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ...errors import Location
from .entry import NAME_FIELDS, Entry, parse_month
from .names import parse_names
from .parser import parse
from .values import Value


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read: `bibtex_options`, `replace_strings` and `join_strings` of a site."""

    replace_strings: bool = True
    join_strings: bool = True
    parse_months: bool = True
    allow_missing_keys: bool = False
    change: Callable[[str], str] | None = None


def read_library(
    texts: Iterable[tuple[str, str | None]],
    options: ReadOptions | None = None,
    warn: Callable[[str, Location], None] = lambda message, place: None,
) -> list[Entry]:
    """The entries of BibTeX files, given as text and path; they share their strings and keys.

    Raises BibliographyError for a text that is refused; see `parser.parse`.
    """
    options = options or ReadOptions()
    strings: dict[str, Value] = {}
    entries: list[Entry] = []
    for text, path in texts:
        entries += parse(text, path, strings, allow_missing_keys=options.allow_missing_keys, warn=warn)
    _give_keys(entries)
    for entry in entries:
        for name, value in entry.fields.items():
            if name == "month" and options.parse_months and isinstance(value, Value):
                value = parse_month(value)
            if isinstance(value, Value):
                entry.fields[name] = _settle(name, value, strings, options)
    if options.change is not None:
        entries = [entry.map(options.change) for entry in entries]
    find_parents(entries)
    return entries


def find_parents(entries: Iterable[Entry]) -> None:
    """Let every entry know the one that its `crossref` names."""
    entries = list(entries)
    by_key = {entry.key: entry for entry in entries}
    for entry in entries:
        entry.parent = by_key.get(entry.text("crossref")) if "crossref" in entry.fields else None


def _settle(name: str, value: Value, strings: dict[str, Value], options: ReadOptions) -> Value | tuple:
    if name in NAME_FIELDS:
        return parse_names(str(value.replace(strings).join()))
    if options.replace_strings:
        value = value.replace(strings)
    return value.join() if options.join_strings else value


def _give_keys(entries: list[Entry]) -> None:
    """A key that is taken already counts up; a missing one is made of author, year and a letter."""
    taken: set[str] = set()
    for entry in entries:
        if not entry.key:
            names = parse_names(str(entry.fields.get("author", "")))
            entry.key = f"{names[0].last.lower() if names else 'unknown'}{entry.text('year') or '-'}a"
        while entry.key in taken:
            entry.key = successor(entry.key)
        taken.add(entry.key)


def successor(text: str) -> str:
    """The text that follows, as Ruby's `String#succ` counts: `a9` → `b0`, `Zz` → `AAa`.

    Only letters and digits count, and where there are none the last character does.
    """
    chars = list(text)
    places = [index for index, char in enumerate(chars) if re.fullmatch(r"[A-Za-z0-9]", char)]
    if not places:
        return text[:-1] + chr(ord(text[-1]) + 1) if text else ""
    for number, index in enumerate(reversed(places)):
        char = chars[index]
        if char not in "9zZ":
            chars[index] = chr(ord(char) + 1)
            return "".join(chars)
        chars[index] = {"9": "0", "z": "a", "Z": "A"}[char]
        following = places[-number - 2] if number + 1 < len(places) else None
        if following is None:
            chars.insert(index, {"0": "1", "a": "a", "A": "A"}[chars[index]])
            return "".join(chars)
    return "".join(chars)
