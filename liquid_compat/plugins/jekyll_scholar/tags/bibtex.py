"""`{% bibtex %}@book{…}{% endbibtex %}`: entries that stand in the page."""

from __future__ import annotations

from ..desk import Desk
from .base import ScholarTag


class BibtexTag(ScholarTag):
    """`bibtex`: each entry on a line."""

    name = "bibtex"
    block = True
    end = "endbibtex"

    def write(self, desk: Desk, body: str) -> str:
        """The entries."""
        return "\n".join(desk.reference(record)[0] for record in desk.shelf.read([(body, None)], desk.settings))
