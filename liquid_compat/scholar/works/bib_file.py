"""Works put into a BibTeX file that people edit, without losing an edit of theirs.

Beside the file lies what was fetched the last time. A field that still says that takes the new value; one that says
something else was edited by hand and stays; one, or an entry, that is gone was deleted by hand and stays away. All
other text (comments, order, white space, `@string`s) stays as it is; new entries are put at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...bibliography.bibtex.lexer import RawObject, scan
from ..merge import title_key
from .work import Work, bare_doi, new_key

_NOT_ENTRIES = frozenset({"comment", "preamble", "string"})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a work was the last time: the key of its entry, and its fields."""

    key: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """The file's new text, what to keep beside it, and the keys that were added, changed, or kept as edited."""

    text: str
    fetched: Mapping[str, Fetched]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(slots=True)
class _Field:
    start: int
    end: int
    value: str


@dataclass(slots=True)
class _Entry:
    key: str
    fields: dict[str, _Field] = field(default_factory=dict)
    end: int = 0
    """Where a further field goes: behind the last value, or behind the comma after it."""
    has_comma: bool = False

    def value(self, name: str) -> str:
        found = self.fields.get(name)
        return found.value if found else ""


def merge(text: str, fetched: Mapping[str, Fetched], works: Iterable[Work]) -> Merged:
    """The file with the works in it. `fetched` has what the last time left, by the works' ids."""
    entries = {entry.key: entry for item in _objects(text) if (entry := _read(text, item)) is not None}
    edits: list[tuple[int, int, str]] = []
    state = dict(fetched)
    added: list[str] = []
    changed: list[str] = []
    kept: list[str] = []
    appended: list[str] = []
    free = {key: item for key, item in entries.items() if key not in {known.key for known in fetched.values()}}
    for work in works:
        known = fetched.get(work.id)
        if (known is None or known.key not in entries) and (found := _same_work(free.values(), work)) is not None:
            # Its key was changed, or it is an entry of the user's own: that gets the DOI that it lacks, no more.
            del free[found.key]
            own = {name: value for name, value in work.fields.items() if name != "doi"}
            known = Fetched(found.key, known.fields if known else own)
        if known is None:
            key = new_key(work, {*entries, *added})
            appended.append(_entry(key, work))
            added.append(key)
            state[work.id] = Fetched(key, dict(work.fields))
            continue
        state[work.id] = Fetched(known.key, dict(work.fields))
        entry = entries.get(known.key)
        if entry is None:
            continue
        ours, theirs = _changes(text, entry, known.fields, work.fields)
        edits += ours
        changed += [known.key] if ours else []
        kept += [known.key] if theirs else []
    for start, end, value in sorted(edits, reverse=True):
        text = text[:start] + value + text[end:]
    if appended:
        text = "\n".join([text.rstrip("\n") + "\n", *appended]) if text.strip() else "\n".join(appended)
    return Merged(text, state, tuple(added), tuple(changed), tuple(kept))


def _changes(
    text: str, entry: _Entry, before: Mapping[str, str], now: Mapping[str, str]
) -> tuple[list[tuple[int, int, str]], bool]:
    """The edits that bring an entry up to date, and whether a hand's edit stood against one."""
    edits = []
    against = False
    new_fields = []
    for name, value in now.items():
        place = entry.fields.get(name)
        if before.get(name) == value:
            continue
        if place is not None and place.value == _normal(before.get(name, "")) and name in before:
            edits.append((place.start, place.end, f"{{{value}}}"))
        elif place is None and name not in before:
            new_fields.append(f"\n  {name} = {{{value}}},")
        elif place is None or place.value != _normal(value):
            against = True
    if new_fields:
        comma = "" if entry.has_comma else ","
        edits.append((entry.end, entry.end, comma + "".join(new_fields)))
    return edits, against


def _same_work(entries: Iterable[_Entry], work: Work) -> _Entry | None:
    """The entry that is of this work: by its DOI, else by title and year, if those leave no doubt."""
    entries = list(entries)
    doi = work.fields.get("doi", "").casefold()
    if doi:
        for entry in entries:
            if bare_doi(entry.value("doi")).casefold() == doi:
                return entry
    title, year = title_key(work.fields.get("title", "")), work.fields.get("year", "")
    alike = [
        entry
        for entry in entries
        if title and title_key(entry.value("title")) == title and _near(entry.value("year"), year)
    ]
    return alike[0] if len(alike) == 1 and not (doi and alike[0].value("doi")) else None


def _near(one: str, other: str) -> bool:
    if not (one.isdecimal() and other.isdecimal()):
        return True
    return abs(int(one[:6]) - int(other[:6])) <= 1


def _entry(key: str, work: Work) -> str:
    lines = [f"@{work.type}{{{key},", *(f"  {name} = {{{value}}}," for name, value in work.fields.items()), "}"]
    return "\n".join(lines) + "\n"


def _objects(text: str) -> list[RawObject]:
    return [item for item in scan(text, lambda message, position: None) if item.command.lower() not in _NOT_ENTRIES]


def _read(text: str, item: RawObject) -> _Entry | None:
    """Where the parts of an object are in the text; None for one without a key or an end."""
    tokens = item.tokens
    if len(tokens) < 3 or tokens[1].kind != "key" or tokens[-1].kind != "}":
        return None
    entry = _Entry(tokens[1].text)
    entry.end = text.find(",", tokens[1].position + len(tokens[1].text)) + 1
    entry.has_comma = True
    position = 2
    while position + 2 < len(tokens) and tokens[position].kind == "name" and tokens[position + 1].kind == "=":
        name, first = tokens[position].text.lower(), position + 2
        position = first
        while tokens[position].kind not in (",", "}", "end"):
            position += 1
        start = tokens[first].position
        value = text[start : tokens[position].position].rstrip()
        entry.fields[name] = _Field(start, start + len(value), _normal(value))
        entry.has_comma = tokens[position].kind == ","
        entry.end = tokens[position].position + 1 if entry.has_comma else start + len(value)
        position += entry.has_comma
    return entry


def _normal(value: str) -> str:
    """A value without the braces or quotes around it, white space once."""
    value = value.strip()
    if len(value) > 1 and (value[0], value[-1]) in (("{", "}"), ('"', '"')):
        value = value[1:-1]
    return " ".join(value.split())
