"""Text filters: Liquid's coercions and Ruby's idea of white space, case and replacement."""

from __future__ import annotations

from typing import Any

import pytest

from liquid_compat.templates.errors import ArgumentError
from liquid_compat.templates.filters import FILTERS, strings, texts

from .site import output


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ 'a,b,,' | split: ',' | size }}", "2"),
        ("{{ ' a  b ' | split: ' ' | join: '-' }}", "a-b"),
        ("{{ 'abc' | split: '' | join: '-' }}", "a-b-c"),
        ("{{ 'one two three' | truncatewords: 2 }}", "one two..."),
        ("{{ 'one two' | truncatewords: 2 }}", "one two..."),
        ("{{ 'one' | truncatewords: 2 }}", "one"),
        ("{{ 'abcdef' | truncate: 5 }}", "ab..."),
        ("{{ 'abcdef' | truncate: 2 }}", "..."),
        ("{{ 'abcdef' | slice: -3, 2 }}", "de"),
        ("{{ 'abc' | slice: 3 }}", ""),
        ("{{ 'abc' | slice: '0x1' }}", "b"),
        ("{{ 'abc' | slice: 1.5 }}", "Liquid error (line 1): invalid integer"),
        ("{{ 'a.b.c' | replace: '.', '[\\0\\&]' }}", "a[..]b[..]c"),
        ("{{ 'abc' | replace_first: 'b', \"\\`|\\'\" }}", "aa|cc"),
        ("{{ 'ab' | replace: '', '-' }}", "-a-b-"),
        ("{{ 'ΑΣ' | downcase }}{{ 'straße' | upcase }}{{ 'éA' | capitalize }}", "ασSTRASSEÉa"),
        ("{{ '<p>a</p><script>b</script><!-- > c -->d' | strip_html }}", "ad"),
        ("{{ 'a < b' | strip_html }}", "a < b"),
        ("{{ '<!-->a--><style>x<style></style>b<script>c' | strip_html }}", "bc"),
        ("{{ 'a<b>c<d<e' | strip_html }}", "ac<d<e"),
        ("{{ '&lt; & <' | escape_once }}", "&lt; &amp; &lt;"),
        ('{{ "it\'s" | escape }}{{ "it\'s" | xml_escape }}', "it&#39;sit&apos;s"),
        ("{{ 'a b+é' | url_encode }} {{ 'a+b%20%C3%A9' | url_decode }}", "a+b%2B%C3%A9 a b é"),
        ("{{ '%FF' | url_decode }}", "Liquid error (line 1): invalid byte sequence in UTF-8"),
        ("{{ false | default: 'x' }}{{ '' | default: 'y' }}{{ 0 | default: 'z' }}", "xy0"),
        ("{{ 'abc' | size }}{{ 5 | size }}{{ nil | size }}{{ 1.5 | size }}", "3800"),
        ("{{ 'a' | append }}", "Liquid error (line 1): wrong number of arguments (given 1, expected 2)"),
        ("{{ 'Hello, 世界 again' | number_of_words: 'cjk' }}", "4"),
        ("{{ 'Hello, 世界 again' | number_of_words }}", "3"),
        ("{{ 'Ünïcödé & Co.' | slugify }} {{ 'Ünïcödé & Co.' | slugify: 'latin' }}", "ünïcödé-co unicode-co"),
        ("{{ 'a  b' | normalize_whitespace | inspect }}", "&quot;a b&quot;"),
    ],
)
def test_in_a_template(template: str, expected: str) -> None:
    assert output(template) == expected


@pytest.mark.parametrize("value", [None, 5, 1.5, True, ["a"], {"a": 1}])
def test_a_number_of_words_needs_a_text(value: Any) -> None:
    assert output("{{ x | number_of_words }}", x=value) == "Liquid error (line 1): internal"


def test_nil_stays_nil_where_ruby_keeps_it() -> None:
    assert strings.escape(None) is None
    assert strings.truncate(None) is None
    assert strings.url_encode(None) is None
    assert texts.slugify(None) is None
    assert strings.upcase(None) == ""


def test_filters_are_plain_functions_for_plugins() -> None:
    assert FILTERS["append"]("a", 1) == "a1"
    assert FILTERS["truncate"]("abcdef", 4) == "a..."
    with pytest.raises(ArgumentError):
        FILTERS["slice"]("abc", "x")
