"""How Jekyll's drops print: as pretty JSON of what they hold."""

from __future__ import annotations

from ...ruby import json_text
from ...ruby.drop import Drop


def pretty_json(drop: Drop) -> str:
    """Ruby's `JSON.pretty_generate` of a drop."""
    return json_text.pretty(drop)
