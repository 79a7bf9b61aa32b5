"""What a document's file name says, and where its categories and tags come from."""

import pytest

from liquid_compat.content.file_name import FileName, read_name
from liquid_compat.content.labels import categories_of, given


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("_posts/2026-01-31-my-title.md", FileName("2026-01-31", "my-title", ".md")),
        ("_posts/a/26-1-3-x.y.html", FileName("26-1-3", "x.y", ".html")),
        ("2026-01-31-.md", FileName("2026-01-31", "", ".md")),
        ("_posts/20260-01-31-x.md", FileName(None, "20260-01-31-x", ".md")),
        ("_posts/2026-01-31.md", FileName(None, "2026-01-31", ".md")),
        ("_things/about us.md", FileName(None, "about us", ".md")),
        ("_things/about", None),
    ],
)
def test_a_name_is_read_as_date_slug_and_extension(path: str, parts: FileName | None) -> None:
    assert read_name(path) == parts


class FrontMatter(dict):
    """Front matter in which nothing is missing."""

    def __missing__(self, key: str) -> None:
        return None


def test_a_singular_label_is_one_and_a_plural_one_is_words() -> None:
    assert given(FrontMatter(tag="two words", tags="not these"), "tag", "tags") == ["two words"]
    assert given(FrontMatter(tags="two words"), "tag", "tags") == ["two", "words"]
    assert given(FrontMatter(tags=["a", ["b", None]]), "tag", "tags") == ["a", "b"]


def test_categories_are_texts_each_once() -> None:
    assert categories_of(FrontMatter(categories=["a", 1, True, "a"])) == ["a", "1", "true"]
    assert categories_of(FrontMatter(categories=["x", ["y"]])) == ["x", '["y"]', "y"]
