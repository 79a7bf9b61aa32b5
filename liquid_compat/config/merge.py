"""Merging of nested mappings, as `Jekyll::Utils.deep_merge_hashes` does it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def deep_merge(base: Mapping[Any, Any], over: Mapping[Any, Any]) -> dict[Any, Any]:
    """`base` with `over` laid on it: a new dict.

    Nested mappings are merged, anything else of `over` wins; a None in `over` does not replace a value that
    `base` has. What is shared in both (by YAML's aliases) is shared in the result.
    """
    return _merged(base, over, {})


def merge_into(base: dict[Any, Any], over: Mapping[Any, Any]) -> None:
    """Make `base` what `deep_merge` gives; what is nested in it isn't changed, but replaced."""
    _lay(base, over, {})


def _merged(
    base: Mapping[Any, Any], over: Mapping[Any, Any], known: dict[tuple[int, int], dict[Any, Any]]
) -> dict[Any, Any]:
    """`known` are the pairs that are merged already."""
    result = dict(base)
    _lay(result, over, known)
    return result


def _lay(result: dict[Any, Any], over: Mapping[Any, Any], known: dict[tuple[int, int], dict[Any, Any]]) -> None:
    for key, value in over.items():
        if key in result:
            if value is None:
                continue
            old = result[key]
            if isinstance(old, dict) and isinstance(value, dict):
                pair = id(old), id(value)
                if pair not in known:
                    known[pair] = _merged(old, value, known)
                value = known[pair]
        result[key] = value
