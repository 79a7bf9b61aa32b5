"""`{% reference key %}`: an entry as in the bibliography."""

from __future__ import annotations

from ..desk import Desk
from .base import ScholarTag


class ReferenceTag(ScholarTag):
    """`reference`: each key's entry on a line."""

    name = "reference"

    def write(self, desk: Desk, body: str) -> str:
        """The entries."""
        records = [desk.find(key) for key in desk.keys]
        return "\n".join(desk.missing if record is None else desk.reference(record)[0] for record in records)
