"""Links in Markdown source, as jekyll-relative-links finds them."""

import pytest

from liquid_compat.plugins.markdown_links import find_links


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("see [a](b.md) there", [("a", "b.md", "", "", False)]),
        ("[a](b.md#c-d)", [("a", "b.md", "#c-d", "", False)]),
        ('[a](b.md#c "It is")', [("a", "b.md", "#c", ' "It is"', False)]),
        (r'[a](b.md "a \" quote")', [("a", "b.md", "", r' "a \" quote"', False)]),
        ("[a](b.md 'single')", [("a", "b.md 'single'", "", "", False)]),
        ("[a](b [c](d.md)", [("a", "b [c](d.md", "", "", False)]),
        ("[a]\n(b.md)", []),
        ("[a]()", []),
        ("\n\n  [ref]: b.md#c  \nx", [("ref", "b.md", "#c", "", True)]),
        ("text [ref]: b.md", []),
        ("[a](b\n[k]: c.md", [("k", "c.md", "", "", True)]),
    ],
)
def test_links_are_found(source: str, found: list[tuple]) -> None:
    links = [(link.text, link.path, link.fragment, link.title, link.is_definition) for link in find_links(source)]
    assert links == found


def test_a_definition_takes_the_blank_lines_before_it() -> None:
    (link,) = find_links("a\n\n[k]: b.md\nc")
    assert (link.start, link.end) == (2, 12)


def test_many_openings_without_an_end_take_no_time() -> None:
    assert list(find_links("[a](" * 20_000)) == []
