"""Nested mappings laid over each other."""

from __future__ import annotations

from typing import Any

from liquid_compat.config.merge import deep_merge


def pairs(levels: int) -> dict[str, Any]:
    value: dict[str, Any] = {"a": 1}
    for _ in range(levels):
        value = {"a": value, "b": value}
    return value


def test_nested_mappings_are_merged_and_nil_replaces_nothing() -> None:
    base = {"a": {"b": 1, "c": [1]}, "d": 1, "e": 1}
    assert deep_merge(base, {"a": {"c": [2]}, "d": None, "f": None}) == {
        "a": {"b": 1, "c": [2]},
        "d": 1,
        "e": 1,
        "f": None,
    }


def test_what_is_shared_in_both_is_merged_once() -> None:
    """Written out, these have a billion parts."""
    merged = deep_merge(pairs(30), pairs(30))
    assert merged["a"] is merged["b"]
