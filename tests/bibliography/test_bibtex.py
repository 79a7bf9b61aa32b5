"""Reading BibTeX: what is understood, what is passed over with a warning, what ends the reading."""

from __future__ import annotations

import pytest

from liquid_compat.bibliography.bibtex.library import ReadOptions, read_library, successor
from liquid_compat.bibliography.bibtex.names import Name, parse_names
from liquid_compat.errors import BibliographyError, Location


def keys(text: str, warnings: list[str] | None = None) -> list[str]:
    told: list[str] = [] if warnings is None else warnings
    return [entry.key for entry in read_library([(text, "a.bib")], None, lambda message, place: told.append(message))]


def test_an_entry_keeps_its_fields_in_order() -> None:
    (entry,) = read_library([('@Book{k, Title = "A {B} c", year = 1999, month = {March}}', None)])
    assert (entry.type, entry.key) == ("book", "k")
    assert [(name, entry.text(name)) for name in entry.fields] == [
        ("title", "A {B} c"),
        ("year", "1999"),
        ("month", "mar"),
    ]
    assert entry.to_bibtex() == "@book{k,\n  title = {A {B} c},\n  year = {1999},\n  month = mar\n}\n"


def test_strings_of_one_file_serve_the_next() -> None:
    texts = [('@string{gm = "Grain " # "Mail"}', "a.bib"), ("@article{k, journal = gm}", "b.bib")]
    assert [entry.text("journal") for entry in read_library(texts)] == ["Grain Mail"]
    (kept,) = read_library(texts, ReadOptions(replace_strings=False))
    assert kept.text("journal") == "gm"


def test_a_child_has_what_it_lacks_from_its_parent() -> None:
    kid, _ = read_library([("@inbook{k, crossref = {p}}\n@book{p, title = {Whole}, year = 2001}", None)])
    assert str(kid.get("booktitle")) == "Whole"
    assert kid.text("booktitle") == ""


def test_keys_count_up() -> None:
    assert keys("@book{a1, year=1}@book{a1, year=1}@book{b, year=1}") == ["a1", "a2", "b"]
    assert [successor(text) for text in ("a9", "Zz", "z", "a-", "9")] == ["b0", "AAa", "aa", "b-", "10"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("@article{k, title={a} year=1}", 1, 23),
        ("@article{k, title={a},,}", 1, 23),
        ("x\n@article{k,\n  title=\n}", 4, 1),
        ("@article{title={a}}", 1, 10),
        ("mail a@b.example\n@book{k, year=1}", 2, 1),
    ],
)
def test_a_faulty_entry_refuses_the_file(text: str, line: int, column: int) -> None:
    with pytest.raises(BibliographyError) as caught:
        keys(text)
    place = caught.value.problem.location
    assert isinstance(place, Location)
    assert (place.path, place.line, place.column) == ("a.bib", line, column)


@pytest.mark.parametrize(
    "text",
    ['@book{lost, title="a} b"}\n', "@book{lo(st), title={a}}\n", "@\n", '@book{lost, title="a, year={1}}\n'],
)
def test_what_cannot_be_read_is_left_out_and_told(text: str) -> None:
    warnings: list[str] = []
    assert keys(text + "@book{kept, year=1}", warnings) == ["kept"]
    assert len(warnings) == 1


def test_comments_and_other_text_are_no_entries() -> None:
    assert keys('% words\n@comment{@book{no}}\n@preamble{"x"}\n@book{yes,}') == ["yes"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Quimby and Lind, F.", [Name("Ada", "Quimby"), Name("F.", "Lind")]),
        ("van der Berg, Jr., Lotte", [Name("Lotte", "Berg", "van der", "Jr.")]),
        ("Lotte van der Berg", [Name("Lotte", "Berg", "van der")]),
        ("{Doors and Partners}", [Name("", "{Doors and Partners}")]),
        ("Ford, H. AND others", [Name("H.", "Ford"), Name("", "others")]),
        ("Mary Ann {Lee Smithson}", [Name("Mary Ann", "{Lee Smithson}")]),
        ("山田 太郎", [Name("太郎", "山田")]),
        ("Ford, H. and", [Name("H. and", "Ford")]),
    ],
)
def test_names(text: str, names: list[Name]) -> None:
    assert list(parse_names(text)) == names
