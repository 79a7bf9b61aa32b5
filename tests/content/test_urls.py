"""URLs: slugs, placeholders, escaping, and paths that stay inside."""

from __future__ import annotations

import pytest

from liquid_compat.config.places import sanitized_path
from liquid_compat.content.paths import fnmatch_pattern
from liquid_compat.content.slug import slugify, titleize
from liquid_compat.content.url import escape_path, sanitize_url, unescape_path, url_from_lookup, url_from_pairs


@pytest.mark.parametrize(
    ("text", "mode", "slug"),
    [
        ("The _config.yml file", "default", "the-config-yml-file"),
        ("The _config.yml file", "raw", "the-_config.yml-file"),
        ("The _cönfig.yml file", "pretty", "the-_cönfig.yml-file"),
        ("The _cönfig.yml file", "ascii", "the-c-nfig-yml-file"),
        ("The cönfig.yml file", "latin", "the-config-yml-file"),
        ("Größe & Maß!", "default", "größe-maß"),
        ("日本語 タイトル", "default", "日本語-タイトル"),
        ("As Is", "none", "as is"),
    ],
)
def test_slugs(text: str, mode: str, slug: str) -> None:
    assert slugify(text, mode) == slug


def test_titles_from_file_names() -> None:
    assert titleize("my-first-POST") == "My First Post"


@pytest.mark.parametrize(
    ("path", "escaped"),
    [
        ("/a b/c.html", "/a%20b/c.html"),
        ("/100%/x", "/100%25/x"),
        ("/ü/é", "/%C3%BC/%C3%A9"),
        ("/a?b#c#d", "/a?b%23c%23d"),
        ("/[x]{y}|", "/%5Bx%5D%7By%7D%7C"),
        ("/plain/path-1.html", "/plain/path-1.html"),
    ],
)
def test_escaping_is_addressables(path: str, escaped: str) -> None:
    assert escape_path(path) == escaped


def test_unescaping_keeps_what_is_no_text() -> None:
    assert unescape_path("/a%20b/%C3%BC") == "/a b/ü"
    assert unescape_path("/%FF") == "/%FF"


def test_page_placeholders() -> None:
    pairs = (("path", "/docs"), ("basename", "intro"), ("output_ext", ".html"))
    assert url_from_pairs("/:path/:basename:output_ext", pairs) == "/docs/intro.html"
    assert url_from_pairs("/x/:unknown/", pairs) == "/x/:unknown/"


def test_document_placeholders_keep_a_trailing_underscore() -> None:
    values = {"year": "2026", "title": "a b"}
    assert url_from_lookup("/:year_:title/", lambda name: values[name]) == "/2026_a%20b/"
    with pytest.raises(KeyError):
        url_from_lookup("/:nothing/", lambda name: values[name])


def test_urls_do_not_climb() -> None:
    assert sanitize_url("../../etc//passwd") == "/etc/passwd"
    assert sanitized_path("/site", "/../../etc/passwd") == "/site/etc/passwd"
    assert sanitized_path("/site", "/site/a") == "/site/a"


def test_globs_cross_folders() -> None:
    assert fnmatch_pattern("/s/*.txt").fullmatch("/s/a/b.txt")
    assert fnmatch_pattern("/s/[a-c].txt").fullmatch("/s/b.txt")
    assert not fnmatch_pattern("/s/?.txt").fullmatch("/s/ab.txt")


@pytest.mark.parametrize(
    ("pattern", "matches", "others"),
    [
        ("[z-a]", "az", "m[-"),
        ("[!z-a]", "m", "az"),
        ("[]a]", "", "a]["),
        ("[a-", "", "a[-"),
        ("[!]", "xa", ""),
        ("[a-c-e]", "b-e", "d"),
        (r"[\]b]", "]b", "\\"),
        (r"[a\-c]", "a-c", "b"),
        (r"[+-\-]", "+,-", "\\."),
        ("[[:alpha:]", "[:alph", "b]"),
        ("[a&&b~~c||d--e]", "ab&~cd|e", "f"),
        ("a\\", "a", "\\"),
    ],
)
def test_brackets_are_those_of_ruby(pattern: str, matches: str, others: str) -> None:
    """As Ruby 3.1's `File.fnmatch` has them."""
    glob = fnmatch_pattern(pattern)
    assert all(glob.fullmatch(char) for char in matches)
    assert not any(glob.fullmatch(char) for char in others)
