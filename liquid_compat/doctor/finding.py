"""What the doctor finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..errors import Location, Problem

Level = Literal["error", "warning", "note"]
"""A note is no fault: it tells what is worth knowing."""

CHECKS = {
    "build": "The build",
    "configuration": "The configuration",
    "front matter": "Front matter and file names",
    "urls": "URLs",
    "links": "Links and images",
    "external": "Links to other sites",
    "portability": "Other systems",
    "differences": "What differs from Jekyll",
    "weight": "What pages cost their readers",
}
"""The names of the checks and their headings, in the order of the report."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check (a key of `CHECKS`) found."""

    check: str
    level: Level
    problem: Problem


def finding(
    check: str, message: str, location: Location | None = None, hint: str | None = None, level: Level = "warning"
) -> Finding:
    """A finding from the parts of its problem."""
    return Finding(check, level, Problem(message, location, hint))
