"""`{% cite_details key %}` and `{% details_link key %}`: the way to an entry's own page."""

from __future__ import annotations

from ....errors import BibliographyError
from ..desk import Desk
from .base import ScholarTag


class CiteDetailsTag(ScholarTag):
    """`cite_details`: a link for each key, on lines."""

    name = "cite_details"

    def write(self, desk: Desk, body: str) -> str:
        """The links."""
        text = desk.options.get("text") or desk.settings.text("details_link")
        found = [desk.find(key) for key in desk.keys]
        return "\n".join(
            desk.missing if record is None else f'<a href="{desk.details_url(record)}">{text}</a>' for record in found
        )


class DetailsLinkTag(ScholarTag):
    """`details_link`: the address alone."""

    name = "details_link"

    def write(self, desk: Desk, body: str) -> str:
        """The address. Raises BibliographyError for a key that isn't there."""
        key = next(iter(desk.keys), "")
        record = desk.find(key)
        if record is None:
            raise BibliographyError(f"There is no entry {key!r} for {{% details_link %}}")
        return desk.details_url(record)
