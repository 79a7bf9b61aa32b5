"""How Jekyll's drops print: as pretty JSON of what they hold."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from ...ruby.drop import Drop
from ...ruby.printing import to_s


def pretty_json(drop: Drop) -> str:
    """Ruby's `JSON.pretty_generate` of a drop: two spaces, empty lists and mappings on one line."""
    return json.dumps(plain(drop, 0), indent=2, ensure_ascii=False, separators=(",", ": "))


def plain(value: Any, depth: int) -> Any:
    """A value as JSON has it: drops become mappings; a document's neighbours are cut short, as they would go on."""
    if isinstance(value, Drop):
        if depth > 2:
            return {key: plain(value.get(key), depth + 1) for key in list(value.keys()) if key not in _NESTED}
        return {key: plain(value.get(key), depth + 1) for key in list(value.keys())}
    if isinstance(value, dict):
        return {to_s(key): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item, depth + 1) for item in value]
    if isinstance(value, (datetime, date)) or not isinstance(value, (str, int, float, bool, type(None))):
        return to_s(value)
    return value


_NESTED = frozenset({"content", "output", "excerpt", "next", "previous"})
