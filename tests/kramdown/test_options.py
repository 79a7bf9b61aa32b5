"""Options: declared once, converted from text, checked."""

from __future__ import annotations

from typing import Any

import pytest

from liquid_compat.kramdown import Document
from liquid_compat.kramdown.options import DEFAULTS, OPTIONS, merge_options


def test_each_option_has_a_name_of_its_own_and_says_what_it_means() -> None:
    assert len({option.name for option in OPTIONS}) == len(OPTIONS)
    assert all(option.meaning for option in OPTIONS)


def test_the_defaults_convert_to_themselves() -> None:
    assert merge_options(DEFAULTS) == (DEFAULTS, [])


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("auto_ids", "false", False),
        ("auto_ids", "yes", True),
        ("footnote_nr", "7", 7),
        ("toc_levels", "2..4", (2, 3, 4)),
        ("toc_levels", "1,3", (1, 3)),
        ("toc_levels", [1, 2, 3, 4, 5, 6], (1, 2, 3, 4, 5, 6)),
        ("smart_quotes", "lsquo,rsquo,171,187", ("lsquo", "rsquo", 171, 187)),
        ("entity_output", ":numeric", "numeric"),
        ("math_engine", "nil", None),
        (":gfm_quirks", "paragraph_end,no_auto_typographic", ("paragraph_end", "no_auto_typographic")),
        ("link_defs", "{a: [b]}", {"a": ("b", None)}),
        ("syntax_highlighter_opts", {":wrap": 1}, {"wrap": 1}),
    ],
)
def test_values_are_converted(name: str, given: Any, value: Any) -> None:
    options, warnings = merge_options({name: given})
    assert options[name.removeprefix(":")] == value
    assert not warnings


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("input", "markdown", "one of kramdown, GFM"),
        ("footnote_nr", "x", "a whole number"),
        ("toc_levels", "0..9", "levels from 1 to 6"),
        ("smart_quotes", "a,b", "four entity names"),
        ("entity_output", "fancy", "one of as_char"),
        ("link_defs", {"a": []}, "[URL, title]"),
        ("typographic_symbols", 3, "a mapping"),
    ],
)
def test_a_bad_value_is_told_and_replaced_by_the_default(name: str, given: Any, expected: str) -> None:
    document = Document("text", {name: given})
    assert len(document.warnings) == 1
    assert name in document.warnings[0] and expected in document.warnings[0]
    assert document.options[name] == DEFAULTS[name]


def test_an_unknown_option_is_told() -> None:
    assert Document("text", {"autoids": True}).warnings == ["Unknown kramdown option 'autoids' - ignoring it"]


def test_options_in_the_text() -> None:
    text = "{::options footnote_nr='5' autoids='1' toc_levels='9' template='x' /}\n\na[^1]\n\n[^1]: b\n"
    document = Document(text)
    assert '<ol start="5">' in document.to_html()
    assert document.warnings == [
        "Unknown kramdown option 'autoids'",
        "Invalid value '9' for kramdown option 'toc_levels': expected levels from 1 to 6, as 1..3 or 1,2,3",
        "Option template may not be set inline",
    ]


def test_warnings_name_the_line() -> None:
    text = "a\n\n> b\n> [c]\n\n| x | </b> |\n"
    assert Document(text).warnings == [
        "The link 'c', used on line 4, is not defined",
        "</b> on line 6 closes nothing",
    ]
