"""What is cited: an item's type and its variables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name's parts; a literal one has only a family name."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""

    @property
    def key(self) -> str:
        """The name in one string, to compare it."""
        return "\0".join((self.family, self.given, self.particle, self.suffix))


@dataclass(frozen=True, slots=True)
class ItemDate:
    """A date: a year with month and day as far as they are known, or words."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to cite. Variables have the names that CSL gives them."""

    id: str
    type: str
    texts: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Sequence[PersonName]] = field(default_factory=dict)
    dates: Mapping[str, ItemDate] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cite:
    """What a citation says of an item besides the item: where in it, and its number in the list."""

    number: int = 0
    locator: str = ""
    label: str = "page"
    suppress_author: bool = False
