"""Errors and warnings name the place and say what to do."""

from __future__ import annotations

from typing import Any

import pytest

from liquid_compat.errors import TemplateError, TemplateRenderError, TemplateSyntaxError, Warnings
from liquid_compat.templates import LiquidOptions
from liquid_compat.templates.standalone import render as render_standalone
from tests.templates.site import TestSite, render


def problem_of(template: str, data: Any = None, **options: Any) -> Any:
    with pytest.raises(TemplateError) as raised:
        render(template, data, **options)
    return raised.value.problem


def test_a_syntax_error_shows_its_line() -> None:
    problem = problem_of("text\n  {% fro i in x %}{% endfor %}")
    assert problem.message == "Liquid syntax error (line 6): Unknown tag 'fro'"
    assert str(problem.location) == "page.md:6:3"
    assert problem.location.text == "  {% fro i in x %}{% endfor %}"
    assert problem.hint == "did you mean the tag 'for'?"


@pytest.mark.parametrize(
    ("template", "hint"),
    [
        ("{% if a %}{% elseif b %}{% endif %}", "did you mean the tag 'elsif'?"),
        ("{% if a %}", "add {% endif %} for the if of line 5"),
        ("{% if a %}{% endfor %}", "close the if with {% endif %} first"),
        ("{% endfor %}", "there is no open {% for %} here"),
        ("{% raw %}{%- endraw %}", "end it with {% endraw %}, without a dash in front"),
    ],
)
def test_advice(template: str, hint: str) -> None:
    assert problem_of(template).hint == hint


def test_a_render_error_shows_the_line_of_the_file_it_is_in() -> None:
    files = {"part.html": "one\ntwo {{ 1 | divided_by: 0 }}"}
    problem = problem_of("{% include part.html %}", site=TestSite(files))
    assert problem.message == "Liquid error (line 2): divided by 0"
    assert str(problem.location) == "part.html:2:5"


def test_an_include_that_cannot_be_parsed_names_its_file() -> None:
    with pytest.raises(TemplateSyntaxError) as raised:
        render("{% include part.html %}", files={"part.html": "\n{% nope %}"})
    assert str(raised.value.problem.location) == "part.html:2:1"


def test_a_missing_include_says_where_it_was_looked_for() -> None:
    problem = problem_of("{% include nope.html %}")
    assert "There is no file 'nope.html' in _includes" in problem.message
    assert "_includes/nope.html" in problem.hint


def test_an_unexpected_error_of_a_filter_has_a_place_too() -> None:
    def broken(value: object) -> object:
        raise RuntimeError("out of paper")

    from liquid_compat.templates import Environment

    env = Environment.for_site(filters={"broken": broken})
    with pytest.raises(TemplateRenderError, match="out of paper") as raised:
        render("\n{{ 1 | broken }}", env=env)
    assert str(raised.value.problem.location) == "page.md:6:1"
    assert render_standalone("{{ 1 | broken }}", environment=env).output == "Liquid error (line 1): internal"


def test_a_slip_is_warned_of_where_it_is() -> None:
    warnings = Warnings()
    assert render("{% if a and (b or c) %}x{% endif %}", {"a": 1, "c": 1}, warnings=warnings) == "x"
    [problem] = warnings.problems
    assert problem.message == ('Liquid syntax error (line 5): Expected dotdot but found id in "a and (b or c)"')
    assert str(problem.location) == "page.md:5:16"


def test_warnings_of_included_files_are_told_once() -> None:
    warnings = Warnings()
    render("{% include a.html %}{% include a.html %}", files={"a.html": "{{ a b }}"}, warnings=warnings)
    assert [str(problem.location) for problem in warnings.problems] == ["a.html:1:6"]


def test_error_mode_lax_is_silent() -> None:
    warnings = Warnings()
    options = LiquidOptions(error_mode="lax")
    assert render("{{ a b | upcase }}", {"a": "x"}, options=options, warnings=warnings) == "X"
    assert not warnings.problems


def test_error_mode_strict_refuses() -> None:
    with pytest.raises(TemplateSyntaxError, match="Expected end_of_string but found id") as raised:
        render("{{ a b | upcase }}", options=LiquidOptions(error_mode="strict"))
    assert str(raised.value.problem.location) == "page.md:5:6"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ nope }}", "undefined variable nope"),
        ("{{ page.nope }}", "undefined variable nope"),
        ("{{ list.nope }}", "undefined variable nope"),
        ("{{ page.title.nope }}", "undefined variable nope"),
        ("{{ page.list[nope] }}", "undefined variable list"),
    ],
)
def test_strict_variables(template: str, message: str) -> None:
    data = {"page": {"title": "T", "nil": None}, "list": [1]}
    options = LiquidOptions(strict_variables=True)
    assert problem_of(template, data, options=options).message.endswith(message)
    assert render("{{ page.nil }}{{ page.title.size }}{{ list[7] }}{{ list.first }}", data, options=options) == "11"


def test_strict_filters() -> None:
    problem = problem_of("{{ 'a' | upcas }}", options=LiquidOptions(strict_filters=True))
    assert problem.message.endswith("undefined filter upcas")
    assert problem.hint == "did you mean the filter 'upcase'?"
    assert render("{{ 'a' | upcas }}") == "a"


def test_undefined_things_leave_nothing_inline() -> None:
    """Liquid tells of them in `errors` only."""
    options = LiquidOptions(strict_variables=True, strict_filters=True)
    result = render_standalone("[{{ x }}{{ 1 | nope }}]", options=options)
    assert result.output == "[]"
    assert len(result.errors) == 2
