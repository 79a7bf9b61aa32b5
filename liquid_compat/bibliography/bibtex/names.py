"""The names of authors, editors and translators (https://www.bibtex.org/Format/, "Names")."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

NAME_FIELDS = ("author", "editor", "translator")

_PIECE = re.compile(r"\s+|,|[^\s,{}]+|[{}]")
_EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+")


@dataclass(frozen=True, slots=True)
class Name:
    """The four parts of a name; missing ones are empty."""

    first: str = ""
    last: str = ""
    prefix: str = ""
    suffix: str = ""

    def map(self, change: Callable[[str], str]) -> Name:
        """The name with `change` applied to each part that there is."""
        parts = (self.first, self.last, self.prefix, self.suffix)
        return Name(*(change(part) if part else "" for part in parts))

    def __str__(self) -> str:
        """The name as BibTeX sorts it: `von Last, Jr., First`."""
        family = f"{self.prefix} {self.last}" if self.prefix and self.last else self.prefix or self.last
        return ", ".join(part for part in (family, self.suffix, self.first) if part)


def parse_names(text: str) -> tuple[Name, ...]:
    """The names of a field's value, which stand between `and`s outside of braces."""
    names = [_name(parts) for parts in _split(text)]
    return tuple(name for name in names if name != Name())


def _split(text: str) -> list[list[list[str]]]:
    """For each name the words between its commas."""
    words: list[str] = []
    level = 0
    word = ""
    for piece in _PIECE.findall(text):
        if piece in "{}":
            level += 1 if piece == "{" else -1
            word += piece
        elif level > 0 or not (piece == "," or piece.isspace()):
            word += piece
        else:
            if word:
                words.append(word)
            word = ""
            if piece == ",":
                words.append(piece)
    if word:
        words.append(word)
    names: list[list[list[str]]] = [[[]]]
    previous_was_and = True
    for index, part in enumerate(words):
        if part.lower() == "and" and not previous_was_and and index + 1 < len(words):
            names.append([[]])
            previous_was_and = True
            continue
        previous_was_and = False
        if part == ",":
            names[-1].append([])
        else:
            names[-1][-1].append(part)
    return names


def _name(parts: list[list[str]]) -> Name:
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    family = parts[0]
    if len(parts) > 1:
        lower = [index for index, word in enumerate(family[:-1]) if _is_lower(word)]
        last = lower[-1] + 1 if lower else 0
        suffix = " ".join(parts[1]) if len(parts) > 2 else ""
        first = ", ".join(" ".join(part) for part in parts[2:]) if len(parts) > 2 else " ".join(parts[1])
        return Name(first, " ".join(family[last:]), " ".join(family[:last]), suffix)
    if len(family) > 1 and _EAST_ASIAN.fullmatch(family[-1]):
        return Name(" ".join(family[1:]), family[0])
    lower = [index for index, word in enumerate(family[:-1]) if _is_lower(word)]
    start, last = (lower[0], lower[-1] + 1) if lower else (len(family) - 1, len(family) - 1)
    return Name(" ".join(family[:start]), " ".join(family[last:]), " ".join(family[start:last]))


def _is_lower(word: str) -> bool:
    """Whether a word belongs to the particles: a special character of LaTeX at its start counts as lower case."""
    return word[0].islower() or word.startswith("{\\")
