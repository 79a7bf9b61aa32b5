"""`{% quote key %}…{% endquote %}`: a quotation with its source."""

from __future__ import annotations

from ..desk import Desk
from .base import ScholarTag


class QuoteTag(ScholarTag):
    """`quote`: blank lines part paragraphs, other line breaks stay."""

    name = "quote"
    block = True
    end = "endquote"

    def write(self, desk: Desk, body: str) -> str:
        """The `<blockquote>`."""
        text = body.strip().replace("\n\n", "</p><p>").replace("\n", "<br/>")
        return f"<blockquote><p>{text}</p><cite>{desk.citation(desk.keys)}</cite></blockquote>"
