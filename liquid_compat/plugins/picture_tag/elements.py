"""HTML elements as the gem objective_elements writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

_ATTRIBUTE = re.compile(r' ?([^="]+)="([^"]*)"')


@dataclass(slots=True)
class Element:
    """An element; without `content` it is a void one, without a name only its content is written."""

    name: str
    attributes: dict[str, list[str]] = field(default_factory=dict)
    content: Sequence[Element | str] | None = None
    is_one_line: bool = False

    def add(self, attributes: Any) -> Element:
        """Add attributes as they are written in HTML; what an attribute has already stays before what is new."""
        for name, value in _ATTRIBUTE.findall(attributes) if isinstance(attributes, str) else ():
            self.attributes.setdefault(name, []).extend(value.split())
        return self

    def put(self, name: str, value: object) -> None:
        """Set an attribute, which becomes the last one."""
        self.attributes.pop(name, None)
        self.attributes[name] = str(value).split()

    def lines(self) -> list[str]:
        """The lines of its HTML."""
        shown = "".join(f' {name}="{" ".join(values)}"' for name, values in self.attributes.items())
        inner = list(_flat(self.content or ()))
        if not self.name:
            return inner
        if self.content is None:
            return [f"<{self.name}{shown}>"]
        indent = "" if self.is_one_line else "  "
        return [f"<{self.name}{shown}>", *(indent + line for line in inner), f"</{self.name}>"]

    def __str__(self) -> str:
        """The HTML, with a line end behind it."""
        return ("" if self.is_one_line else "\n").join(self.lines()) + "\n"


def _flat(content: Iterable[Element | str]) -> Iterable[str]:
    for part in content:
        yield from part.lines() if isinstance(part, Element) else (part,)
