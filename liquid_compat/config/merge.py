"""Merging of nested mappings, as `Jekyll::Utils.deep_merge_hashes` does it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def deep_merge(base: Mapping[Any, Any], over: Mapping[Any, Any]) -> dict[Any, Any]:
    """`base` with `over` laid on it: a new dict.

    Nested mappings are merged, anything else of `over` wins; a None in `over` does not replace a value that
    `base` has.
    """
    result = dict(base)
    for key, value in over.items():
        if key in result:
            if value is None:
                continue
            old = result[key]
            if isinstance(old, dict) and isinstance(value, dict):
                value = deep_merge(old, value)
        result[key] = value
    return result
