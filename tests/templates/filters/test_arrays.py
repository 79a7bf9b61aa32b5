"""Arrays: joined, cut, sorted, filtered and grouped."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from liquid_compat.ruby.drop import Drop
from liquid_compat.templates.filters import FILTERS

from .site import NOW, output, render

BOOKS = [
    {"title": "B", "year": "10", "tags": ["x", "y"], "by": {"name": "Ann"}},
    {"title": "a", "year": 9, "tags": "x", "by": {"name": "Bob"}},
    {"title": None, "year": None, "tags": [], "by": None},
    {"title": "C", "year": 2.5},
]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ books | where: 'tags', 'x' | map: 'title' | join: ' ' }}", "B a"),
        ("{{ books | where: 'year', 10 | map: 'title' }}", "B"),
        ("{{ books | where: 'title', nil | size }}", "1"),
        ("{{ books | where: 'by.name', 'Bob' | map: 'title' }}", "a"),
        ("{{ books | where: 'tags', empty | size }}", "2"),
        ("{{ books | find: 'tags', 'y' | inspect }}", None),
        ("{{ books | where_exp: 'b', 'b.year > 9' | map: 'title' }}", "Liquid error (line 1): comparison of "),
        ("{{ nums | where_exp: 'n', 'n > 1 and n != 3' | join: ',' }}", "2"),
        ("{{ nums | find_exp: 'n', 'n > 1' }}", "3"),
        ("{{ nums | where_exp: 'n', 'n >' }}", "Liquid syntax error (line 1): [:end_of_string] is not a valid"),
        ("{{ books | group_by: 'tags' | map: 'name' | join: '/' }}", '["x", "y"]/x/[]/'),
        ("{{ nums | group_by_exp: 'n', 'n | modulo: 2' | map: 'size' | join: ' ' }}", "2 1"),
        ("{{ books | sort: 'year' | map: 'title' | join: ' ' }}", " C a B"),
        ("{{ books | sort: 'year', 'last' | map: 'title' | join: ' ' }}", "C a B "),
        ("{{ books | sort: 'year', 'x' }}", "Liquid error (line 1): Invalid nils order: 'x' is not a valid"),
        ("{{ nil | sort }}", "Liquid error (line 1): Cannot sort a null object."),
        ("{{ books | map: 'title' | sort_natural | join: ' ' }}", "a B C "),
        ("{{ 'a,B,a' | split: ',' | uniq | join }}", "a B"),
        ("{{ books | map: 'title' | compact | size }}", "3"),
        ("{{ books | compact: 'by' | size }}", "2"),
        ("{{ nums | map: 'x' }}", "Liquid error (line 1): cannot select the property 'x'"),
        ("{{ nums | push: 4 | unshift: 0 | join }}", "0 3 1 2 4"),
        ("{{ nums | pop | join }}/{{ nums | shift: 2 | join }}", "3 1/2"),
        ("{{ nums | pop: -1 }}", "Liquid error (line 1): negative array size"),
        ("{{ nums | concat: nums | join }}", "3 1 2 3 1 2"),
        ("{{ nums | concat: 1 }}", "Liquid error (line 1): concat filter requires an array argument"),
        ("{{ nums | first }}{{ nums | last }}{{ (1..3) | last }}{{ hash | first }}", "323k1"),
        ("{{ nested | join: '-' }}", "1-2-3"),
        ("{{ nums | reverse | array_to_sentence_string }}", "2, 1, and 3"),
        ("{{ nums | array_to_sentence_string: 'or' }}", "3, 1, or 2"),
        ("{{ hash | where: 'x', 1 | size }}", "Liquid error (line 1): internal"),
    ],
)
def test_in_a_template(template: str, expected: str | None) -> None:
    data: dict[str, Any] = {"books": BOOKS, "nums": [3, 1, 2], "nested": [1, [2, [3]]], "hash": {"k": 1, "l": None}}
    printed = render(template, data).output
    if expected is None:
        assert printed.startswith("{&quot;title&quot;=&gt;&quot;B&quot;")
    elif expected.startswith("Liquid"):
        assert printed.startswith(expected)
    else:
        assert printed == expected


def test_filters_change_no_data() -> None:
    numbers = [3, 1, 2]
    output("{{ n | sort }}{{ n | push: 4 }}{{ n | pop }}{{ n | shift }}{{ n | reverse }}{{ n | concat: n }}", n=numbers)
    assert numbers == [3, 1, 2]


def test_a_range_without_end_is_refused() -> None:
    result = render("{{ (1..100000000000) | join }}", {})
    assert "a range of more than 10000000 numbers can't be listed" in result.errors[0].problem.message


def test_a_time_has_parts_that_where_finds() -> None:
    moment = datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert output("{{ x | where: 'date', 2021 | size }}", x=[{"date": moment}]) == "1"


def test_a_build_samples_the_same_each_time() -> None:
    template = "{{ n | sample }} {{ n | sample: 2 | join }}"
    numbers = list(range(1000))
    assert output(template, n=numbers) == output(template, n=numbers)
    assert sorted(FILTERS["sample"](numbers, 1000)) == numbers


def test_condition_variables_are_bound_for_the_filter_only() -> None:
    template = "{% assign n = 'kept' %}{{ nums | where_exp: 'n', 'n > 1' | size }}{{ n }}"
    assert output(template, nums=[1, 2, 3]) == "2kept"


class Book(Drop):
    """A drop with a title."""

    __slots__ = ("title",)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def lookup(self, key: str) -> Any:
        return {"title": self.title, "url": f"/{self.title}/", "date": NOW}.get(key)

    def keys(self) -> list[str]:
        return ["title", "url", "date"]


def test_drops_are_asked_for_their_properties() -> None:
    data = {"books": [Book("b"), Book("a")]}
    assert render("{{ books | sort: 'title' | map: 'title' | join }}", data).output == "a b"
    assert render("{{ books | where: 'title', 'a' | size }}", data).output == "1"
    assert render("{{ books[0] | relative_url }}", data).output == "/base/b/"
    assert render("{{ books[1] | jsonify }}", data).output == (
        '{"title":"a","url":"/a/","date":"2026-01-15 12:00:00 UTC"}'
    )
