"""Hashes and lists that note what is read of them are the hashes and lists that they are of."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from liquid_compat.content.noted_places import Place, answer
from liquid_compat.content.noted_values import MANY, NotedHash, NotedList, noted, plain
from liquid_compat.content.view import View
from liquid_compat.ruby import bounds, json_text, printing

VALUE: dict[str, Any] = {"a": {"x": 1, "y": [1, 2]}, "l": [{"n": 1}, {"n": 2}, [3]], "s": "text", "none": None}
READS: dict[str, Callable[[Any], Any]] = {
    "get": lambda value: value.get("s"),
    "in": lambda value: ("a" in value, "b" in value),
    "len": len,
    "bool": bool,
    "iter": list,
    "dict": dict,
    "merged": lambda value: {**value},
    "or": lambda value: value | {"b": 1},
    "ror": lambda value: {"b": 1} | value,
    "items": lambda value: list(value.items()),
    "values": lambda value: list(value.values()),
    "equal": lambda value: (value == VALUE, value != VALUE, value["l"] == [1], value == 1),
    "json": json.dumps,
    "repr": repr,
    "deep copy": copy.deepcopy,
    "copy": lambda value: (value.copy(), copy.copy(value["l"])),
    "pickle": lambda value: pickle.loads(pickle.dumps(value)),
    "slice": lambda value: (value["l"][1:], value["l"][-1], value["l"][0]),
    "list": lambda value: (list(value["l"]), [*value["l"]], tuple(value["l"]), value["l"] + [1], [1] + value["l"]),
    "extended": lambda value: [0].extend(value["l"]),
    "count": lambda value: (value["l"].count([3]), value["l"].index([3]), [3] in value["l"]),
    "reversed": lambda value: (list(reversed(value["l"])), value["l"] * 2),
    "sorted": lambda value: sorted(value["l"], key=str),
    # code that may be compiled, to which dicts and lists of other classes are easily plain ones
    "printed": lambda value: (printing.to_s(value), printing.to_s(value["l"])),
    "inspected": lambda value: (printing.inspect(value), printing.inspect(value["l"])),
    "joined": lambda value: (printing.join(value["l"], ", "), printing.output(value["l"])),
    "is ASCII": lambda value: (printing.is_ascii(value), printing.is_ascii(value["l"])),
    "to JSON": lambda value: (json_text.to_json(value), json_text.to_json(value["l"])),
    "depth": lambda value: (bounds.is_nested(value), bounds.is_deeper(value, 2), bounds.is_deeper(value["l"], 1)),
}


@pytest.mark.parametrize("name", READS)
def test_whatever_is_read_is_noted_and_as_without(name: str) -> None:
    view = View()
    view.reads = set()
    read = READS[name]
    assert plain_all(read(noted(VALUE, Place(view, "!v")))) == read(VALUE)
    changed = copy.deepcopy(VALUE)
    changed["l"].append({"n": 4})
    changed["s"] = "other"
    changed["b"] = 1
    if read(changed) != read(VALUE):
        assert any(_answer(VALUE, key) != _answer(changed, key) for _, key in view.reads)


def plain_all(value: Any) -> Any:
    """The value with plain parts."""
    if isinstance(value, dict):
        return {key: plain_all(part) for key, part in plain(value).items()}
    if isinstance(value, (list, tuple)):
        return type(plain(value))(map(plain_all, plain(value)))
    return value


def _answer(value: Any, key: str) -> Any:
    return answer(value, key[0], json.loads(key[1:]))


def test_only_what_is_looked_at_is_noted() -> None:
    view = View()
    view.reads = set()
    value = noted(VALUE, Place(view, "!v"))
    assert value["a"]["y"].element(1) == 2
    assert {key for _, key in view.reads} == {'=["a"]', '=["a", "y"]', '=["a", "y", 1]'}
    view.reads.clear()
    assert value["l"].cut(0, 2) == [{"n": 1}, {"n": 2}]
    assert {key for _, key in view.reads if key[0] != "*"} == {'=["l"]', '=["l", 0]', '=["l", 1]'}
    view.reads.clear()
    assert value.get("none") is None
    assert value.get("b") is None
    assert view.reads == {("!v", '=["none"]'), ("!v", '=["b"]')}
    view.reads.clear()
    assert plain({"who": value["l"]}) == {"who": VALUE["l"]}
    assert ("!v", '*["l"]') in view.reads


def test_large_ones_are_gone_through_as_a_whole() -> None:
    view = View()
    view.reads = set()
    value = noted({"l": list(range(MANY + 1)), "h": {n: [n] for n in range(MANY + 1)}}, Place(view, "!v"))
    assert sum(value["l"]) == sum(range(MANY + 1))
    assert [pair[1] for pair in value["h"].pairs()] == [[n] for n in range(MANY + 1)]
    assert {("!v", '*["l"]'), ("!v", '*["h"]')} < view.reads
    assert len(view.reads) == 6


def test_keys_without_a_spelling_read_all() -> None:
    view = View()
    view.reads = set()
    value = noted({1.5: {"x": 1}, True: 2}, Place(view, "!v"))
    assert (value[1.5], value[True]) == ({"x": 1}, 2)
    assert view.reads == {("!v", "*[]")}
    assert isinstance(noted([], Place(view, "!v")), NotedList)
    assert isinstance(noted({}, Place(view, "!v")), NotedHash)
