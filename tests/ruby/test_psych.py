"""YAML is read as SafeYAML reads it for Jekyll."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml

from liquid_compat.content.front_matter import has_front_matter, split
from liquid_compat.errors import FrontMatterError
from liquid_compat.ruby import psych
from tests.conformance import load

from .reference import tagged, without_epoch

KNOWN = {
    "whole documents-\ufeff---\na: 1\n": (
        "libyaml alone takes a byte order mark for a part of the text where Ruby says that it is UTF-8; "
        "Jekyll never gets there, as it decodes files without the mark"
    )
}


def cases(*kinds: str) -> Iterator[Any]:
    for case in load("psych_scalars.json")["cases"]:
        if case["kind"] in kinds:
            reason = KNOWN.get(f"{case['name']}-{case['yaml']}")
            marks = () if reason is None else pytest.mark.xfail(strict=True, reason=reason)
            yield pytest.param(case, id=f"{case['name']}-{case['yaml'][:40]!r}", marks=marks)


@pytest.mark.parametrize("case", [*cases("load", "file")])
def test_as_safe_yaml(case: dict[str, Any]) -> None:
    text = case["yaml"]
    if case["kind"] == "file":
        text = text.encode().decode("utf-8-sig")
    if "error" in case:
        with pytest.raises(yaml.YAMLError):
            psych.load(text)
    else:
        assert tagged(psych.load(text)) == without_epoch(case["value"])


@pytest.mark.parametrize("case", [*cases("front_matter")])
def test_front_matter_as_jekyll_splits_it(case: dict[str, Any]) -> None:
    data = case["yaml"].encode()
    assert has_front_matter(data) == case["has_yaml_header"]
    if "error" in case:
        with pytest.raises(FrontMatterError):
            raise split(data.decode("utf-8-sig")).error or AssertionError("no error")
    else:
        found = split(data.decode("utf-8-sig"))
        assert found.error is None
        assert (tagged(found.data), found.content) == (without_epoch(case["value"]), case["content"])


def test_scalars_mean_what_they_mean_to_jekyll() -> None:
    text = "a: 010\nb: 1,000\nc: 12:30\nd: 2021-03-04\ne: 'no'\nf: no\ng: 1e3\nh: :sym\ni: 1.5e+3\n"
    assert psych.load(text) == {
        "a": 8,
        "b": 1000,
        "c": 750.0,
        "d": date(2021, 3, 4),
        "e": "no",
        "f": False,
        "g": "1e3",
        "h": ":sym",
        "i": 1500.0,
    }


def test_an_alias_to_quoted_text_is_read_anew() -> None:
    assert psych.load("a: &x '42'\nb: *x\n") == {"a": "42", "b": 42}


def test_a_nil_key_is_no_key_and_takes_the_next_ones_place() -> None:
    assert psych.load("x:\n  ~: a\ny: 1\n") == {"x": {}, "a": "y"}


def test_where_front_matter_ends_and_content_begins() -> None:
    found = split("---\ntitle: x\n---\n\n\nbody\n")
    assert (found.data, found.content, found.first_line) == ({"title": "x"}, "body\n", 6)


def test_bad_front_matter_tells_where_and_what_to_do() -> None:
    found = split("---\ntitle: a: b\n---\nbody\n", "_posts/2021-01-01-x.md")
    assert found.error is not None
    assert found.content == "body\n"
    assert str(found.error) == (
        "YAML: mapping values are not allowed in this context\n"
        "  --> _posts/2021-01-01-x.md:2:9\n"
        "   2 | title: a: b\n"
        "               ^\n"
        "  help: put quotes around a value that contains `: `"
    )
