"""An entry: its type, its key and its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from .names import NAME_FIELDS, Name
from .values import Macro, Value

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

Names = tuple[Name, ...]


@dataclass(slots=True)
class Entry:
    """An entry of a library. `fields` has the names in lower case, in the order of the file."""

    type: str
    key: str
    fields: dict[str, Value | Names] = field(default_factory=dict)
    parent: Entry | None = None

    def get(self, name: str) -> Value | Names | None:
        """The field's own value, or the one of the entry that `crossref` names."""
        value = self.fields.get(name)
        if value is None and self.parent is not None and self.parent is not self:
            value = self._inherited(name, self.parent)
        return value

    def _inherited(self, name: str, parent: Entry) -> Value | Names | None:
        value = parent.fields.get(name)
        if value is None and name == "booktitle":
            value = parent.fields.get("title")
        return value

    def text(self, name: str) -> str:
        """The field's own value as text, "" where there is none."""
        value = self.fields.get(name)
        return "" if value is None else text_of(value)

    def names(self, name: str) -> Names:
        """The names of a field, own or inherited."""
        value = self.get(name)
        return value if isinstance(value, tuple) else ()

    def map(self, change: Callable[[str], str]) -> Entry:
        """A copy with `change` applied to every text and every part of a name."""
        fields: dict[str, Value | Names] = {}
        for name, value in self.fields.items():
            if isinstance(value, Value):
                fields[name] = value.map(change)
            else:
                fields[name] = tuple(part.map(change) for part in value)
        return Entry(self.type, self.key, fields, self.parent)

    def to_bibtex(self, quotes: tuple[str, str] = ("{", "}"), skip: Iterable[str] = ()) -> str:
        """The entry as a BibTeX file has it, without the fields of `skip`."""
        hidden = frozenset(skip)
        lines = [f"{name} = {_to_bibtex(value, quotes)}" for name, value in self.fields.items() if name not in hidden]
        body = ",\n".join(lines).replace("\n", "\n  ")
        return f"@{self.type}{{{self.key},\n  {body}\n}}\n"


def text_of(value: Value | Names) -> str:
    """A value as templates see it; names stand in the order of sorting."""
    return str(value) if isinstance(value, Value) else " and ".join(str(name) for name in value)


def _to_bibtex(value: Value | Names, quotes: tuple[str, str]) -> str:
    return value.to_bibtex(quotes) if isinstance(value, Value) else f"{quotes[0]}{text_of(value)}{quotes[1]}"


def parse_month(value: Value) -> Value:
    """A month in words or numbers becomes its macro; what is no month stays."""
    first = value.parts[0] if value.parts else ""
    if isinstance(first, Macro):
        return Value((first,)) if first.name in MONTHS else value
    if len(value.parts) > 1:
        return value
    text = first.strip()
    if text.isdecimal() and 1 <= int(text) <= 12:
        return Value((Macro(MONTHS[int(text) - 1]),))
    start = text[:3].lower()
    return Value((Macro(start),)) if start in MONTHS else value


__all__ = ["MONTHS", "NAME_FIELDS", "Entry", "Names", "parse_month", "text_of"]
