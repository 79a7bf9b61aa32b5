"""Versions of gems and what a Gemfile asks of them (https://guides.rubygems.org/patterns/#semantic-versioning)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering

_PART = re.compile(r"[0-9]+|[A-Za-z]+")
_REQUIREMENT = re.compile(r"\s*(=|!=|>=|<=|~>|>|<)?\s*([0-9][0-9A-Za-z.-]*)\s*")


@total_ordering
class Version:
    """A gem's version: numbers, and letters for pre-releases, which come before the release."""

    __slots__ = ("parts", "text")

    def __init__(self, text: str) -> None:
        """`text` as it is written, such as `2.5.1` or `3.0.0.rc1`."""
        self.text = text
        parts = [int(part) if part.isdigit() else part for part in _PART.findall(text.replace("-", ".pre."))]
        while len(parts) > 1 and parts[-1] == 0:
            parts.pop()
        self.parts: tuple[int | str, ...] = tuple(parts)

    @property
    def is_prerelease(self) -> bool:
        """Whether there are letters in it."""
        return any(isinstance(part, str) for part in self.parts)

    def bumped(self) -> Version:
        """The version that `~>` ends before: the last number but one raised."""
        numbers = [int(part) for part in self.text.split(".") if part.isdigit()]
        kept = numbers[:-1] or numbers
        return Version(".".join(str(number) for number in [*kept[:-1], kept[-1] + 1]))

    def _key(self) -> tuple[tuple[int, int, str], ...]:
        parts = [(0, 0, part) if isinstance(part, str) else (1, part, "") for part in self.parts]
        return (*parts, (1, 0, ""))

    def __eq__(self, other: object) -> bool:
        """Equal but for zeros at the end."""
        return isinstance(other, Version) and self.parts == other.parts

    def __lt__(self, other: Version) -> bool:
        """Letters come before numbers."""
        mine, its = self._key(), other._key()
        length = max(len(mine), len(its))
        filler = ((1, 0, ""),)
        return mine + filler * (length - len(mine)) < its + filler * (length - len(its))

    def __hash__(self) -> int:
        """By the parts."""
        return hash(self.parts)

    def __repr__(self) -> str:
        """The text."""
        return f"Version({self.text!r})"


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a Gemfile asks of a version: all of several comparisons."""

    comparisons: tuple[tuple[str, Version], ...] = ()

    @classmethod
    def parse(cls, texts: tuple[str, ...]) -> Requirement:
        """From texts such as `~> 2.5` or `>= 1, != 1.2`; what is none of these is passed over."""
        found = []
        for text in texts:
            for part in text.split(","):
                if match := _REQUIREMENT.fullmatch(part):
                    found.append((match[1] or "=", Version(match[2])))
        return cls(tuple(found))

    def allows(self, version: Version) -> bool:
        """Whether a version will do; a pre-release only where one is asked for."""
        if version.is_prerelease and not any(wanted.is_prerelease for _, wanted in self.comparisons):
            return False
        return all(_holds(operator, version, wanted) for operator, wanted in self.comparisons)

    def __str__(self) -> str:
        """As in a Gemfile."""
        return ", ".join(f"{operator} {version.text}" for operator, version in self.comparisons) or "any version"


def _holds(operator: str, version: Version, wanted: Version) -> bool:
    if operator == "~>":
        return wanted <= version < wanted.bumped() or (
            version.is_prerelease and wanted <= version and version.parts[:1] == wanted.parts[:1]
        )
    results = {
        "=": version == wanted,
        "!=": version != wanted,
        ">=": version >= wanted,
        "<=": version <= wanted,
        ">": version > wanted,
        "<": version < wanted,
    }
    return results[operator]
