"""The chart's geometry, and the file that stands alone."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liquid_compat.scholar.chart import HEIGHT, WIDTH, chart, chart_file

SVG = "{http://www.w3.org/2000/svg}"


@given(st.dictionaries(st.integers(1950, 2030), st.integers(0, 10**6), min_size=1))
def test_all_bars_and_labels_are_inside(cites_per_year: dict[int, int]) -> None:
    svg = ElementTree.fromstring(chart(cites_per_year))
    bars = list(svg.iter(f"{SVG}rect"))
    assert len(bars) == max(cites_per_year) - min(cites_per_year) + 1
    for bar in bars:
        x, y, width, height = (float(bar.get(name, "")) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + width <= WIDTH + 0.1
        assert 0 <= y <= y + height <= HEIGHT
    labels = [text for text in svg.iter(f"{SVG}text") if text.get("class") == "citation-chart__year"]
    assert 1 <= len(labels) <= 12
    assert labels[-1].text == str(max(cites_per_year))


def test_bars_are_as_high_as_their_counts() -> None:
    svg = ElementTree.fromstring(chart({2020: 10, 2021: 20, 2022: 0}))
    heights = [float(bar.get("height", "")) for bar in svg.iter(f"{SVG}rect")]
    assert heights[1] == pytest.approx(2 * heights[0], abs=0.1)
    assert heights[2] == 0


def test_counts_stand_where_there_is_room() -> None:
    def shown(cites_per_year: dict[int, int]) -> list[str | None]:
        svg = ElementTree.fromstring(chart(cites_per_year))
        return [text.text for text in svg.iter(f"{SVG}text") if text.get("class") == "citation-chart__count"]

    assert shown({2020: 10, 2021: 200}) == ["10", "200"]
    assert shown({year: year * 1000 for year in range(1990, 2026)}) == ["2025000"]


def test_the_file_follows_the_reader_s_colour_scheme() -> None:
    drawn = chart_file({2020: 1})
    assert "prefers-color-scheme:dark" in drawn
    ElementTree.fromstring(drawn)
    assert "prefers-color-scheme" not in chart({2020: 1})


def test_nothing_to_show() -> None:
    assert chart({}) == ""
    assert "no citations yet" in chart_file({})


def test_a_name_is_text() -> None:
    assert ElementTree.fromstring(chart({2020: 1}, 'a "b" <c>')).get("aria-label") == 'a "b" <c>, 2020'
