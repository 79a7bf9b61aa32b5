"""URLs are normalized as Addressable does it for Jekyll's URL filters."""

from __future__ import annotations

import pytest

from liquid_compat.ruby.addressable import InvalidUriError, normalize_component, parse


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("/a/b.html", "/a/b.html"),
        ("/a b/é", "/a%20b/%C3%A9"),
        ("/a%20b/%7Euser", "/a%20b/~user"),
        ("/a/./b/../c", "/a/c"),
        ("/..//./a", "//a"),
        ("/½/ﬁ", "/1%E2%81%842/fi"),
        ("/a%2Fb", "/a%2Fb"),
        ("/x?q=a b&r=%2B+%26#frag ment", "/x?q=a%20b&r=%2B+%26#frag%20ment"),
        ("HTTP://EXAMPLE.org:80", "http://example.org/"),
        ("https://user:pw@münchen.de:8080/?", "https://user:pw@xn--mnchen-3ya.de:8080/"),
        ("http://example.org.", "http://example.org/"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("//cdn.example.org/x", "//cdn.example.org/x"),
    ],
)
def test_normal_form(text: str, normal: str) -> None:
    if normal == "//a":  # would read as a host
        with pytest.raises(InvalidUriError):
            parse(text).normalized()
        return
    assert str(parse(text).normalized()) == normal


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("http://", "Absolute URI missing hierarchical segment: 'http://'"),
        ("http://ex ample.org", "Invalid character in host: 'ex ample.org'"),
        ("2021-03-04 05:06", "Invalid scheme format: '2021-03-04 05'"),
        ("http://a:b/", 'Invalid port number: "b"'),
        (":80", "Cannot assemble URI string with ambiguous path: ':80'"),
    ],
)
def test_what_is_no_uri(text: str, words: str) -> None:
    with pytest.raises(InvalidUriError) as raised:
        parse(text)
    assert raised.value.problem.message == words


def test_a_component_is_unescaped_and_escaped_again() -> None:
    assert normalize_component("a%20b é%2F[x]") == "a%20b%20%C3%A9/[x]"
    assert normalize_component("%ff") == "%FF"
    assert normalize_component("100%") == "100%25"
