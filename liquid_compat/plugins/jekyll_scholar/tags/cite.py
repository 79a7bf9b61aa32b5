"""`{% cite key --locator 12 %}`: a citation; `{% nocite key %}`: as if cited."""

from __future__ import annotations

from ..desk import Desk
from .base import ScholarTag


class CiteTag(ScholarTag):
    """`cite`: a link to entries of the bibliography."""

    name = "cite"

    def write(self, desk: Desk, body: str) -> str:
        """The link."""
        return desk.citation(desk.keys)


class NociteTag(ScholarTag):
    """`nocite`: entries that `{% bibliography --cited %}` lists though nothing shows their citation."""

    name = "nocite"

    def write(self, desk: Desk, body: str) -> str:
        """Nothing, or what stands for a missing entry."""
        keys = desk.keys
        if any(desk.find(key) is None for key in keys):
            return desk.missing
        for key in keys:
            desk.state.cite(key)
        return ""
