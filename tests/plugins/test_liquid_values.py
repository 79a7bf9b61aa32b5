"""Plugins see values as templates do."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

from liquid_compat.plugins.liquid_values import SiteFilters, dig, first_filled, is_true
from liquid_compat.templates.services import SiteServices

SERVICES = cast(
    SiteServices,
    SimpleNamespace(
        config={"url": "https://example.org", "baseurl": "/b"}, time=datetime(2026, 1, 15, tzinfo=UTC), zone=UTC
    ),
)


def test_only_nil_and_false_are_false() -> None:
    values: list[object] = [None, False, 0, "", [], {}]
    assert [value for value in values if is_true(value)] == [0, "", [], {}]


def test_default_also_passes_over_what_is_empty() -> None:
    assert first_filled("", [], False, 0, "x") == 0
    assert first_filled(None, "", {}) == {}


def test_keys_of_nothing_are_nothing() -> None:
    assert dig({"a": {"b": [1]}}, "a", "b", 0) == 1
    assert dig({"a": "text"}, "a", "b", "c") is None


def test_filters_know_the_site() -> None:
    filters = SiteFilters(SERVICES)
    assert filters("absolute_url", "/x y") == "https://example.org/b/x%20y"
    assert filters.chain("<b>'a' & b</b>", "strip_html", "xml_escape") == "&apos;a&apos; &amp; b"
    assert filters.chain(datetime(2025, 1, 2, tzinfo=UTC), "date_to_xmlschema").startswith("2025-01-02T00:00:00")
