"""JSON is written as Ruby's json gem writes it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from liquid_compat.ruby.drop import Drop
from liquid_compat.ruby.json_text import pretty, to_json


def test_values() -> None:
    assert to_json({"a": [1.0, 1e20, None, True], 1: "é\n\x01</x>", None: date(2021, 3, 4)}) == (
        '{"a":[1.0,1.0e+20,null,true],"1":"é\\n\\u0001</x>","":"2021-03-04"}'
    )


def test_what_json_can_not_say() -> None:
    with pytest.raises(ValueError, match="NaN not allowed in JSON"):
        to_json(float("nan"))
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(ValueError, match="nesting of 101 is too deep"):
        to_json(endless)


def test_indented_json_keeps_an_empty_line_in_empty_arrays() -> None:
    assert pretty({"a": [], "b": {}, "c": [1, {"d": None}]}) == (
        '{\n  "a": [\n\n  ],\n  "b": {\n  },\n  "c": [\n    1,\n    {\n      "d": null\n    }\n  ]\n}'
    )


class Post(Drop):
    """A post with neighbours."""

    __slots__ = ("title", "neighbours")

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.neighbours: dict[str, Post | None] = {"previous": None, "next": None}

    def lookup(self, key: str) -> Any:
        return {"title": self.title, "content": f"<p>{self.title}</p>", **self.neighbours}.get(key)

    def keys(self) -> list[str]:
        return ["title", "content", "previous", "next"]


def test_a_posts_neighbours_are_cut_short() -> None:
    posts = [Post("a"), Post("b"), Post("c"), Post("d")]
    for left, right in zip(posts, posts[1:], strict=False):
        left.neighbours["next"] = right
    assert to_json(posts[0]) == (
        '{"title":"a","content":"<p>a</p>","previous":null,"next":'
        '{"title":"b","content":"<p>b</p>","previous":null,"next":'
        '{"title":"c","content":"<p>c</p>","previous":null,"next":{"title":"d"}}}}'
    )
    assert to_json({"x": [posts[2]]}) == (
        '{"x":[{"title":"c","content":"<p>c</p>","previous":null,"next":{"title":"d"}}]}'
    )
