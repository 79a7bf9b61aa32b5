"""The `smartify` filter: kramdown's smart quotes and symbols, and nothing else of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def smartify_function(config: Mapping[str, Any]) -> Callable[[str], str]:
    """A function that turns quotes and dashes of a text with HTML into typographic ones."""
    options = {key: value for key, value in (config.get("kramdown") or {}).items() if key in _OPTIONS}

    def smartify(text: str) -> str:
        from ..kramdown import smartypants

        return smartypants.smartify(text, options).removesuffix("\n")

    return smartify


_OPTIONS = frozenset({"entity_output", "smart_quotes", "typographic_symbols"})
