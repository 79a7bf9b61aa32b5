"""Templates without a site."""

from __future__ import annotations

import pytest

from liquid_compat.errors import TemplateSyntaxError
from liquid_compat.templates import Environment, LiquidOptions
from liquid_compat.templates.standalone import render


def test_output_warnings_and_errors() -> None:
    result = render("{{ a b }}{{ 1 | divided_by: 0 }}", {"a": "x"})
    assert result.output == "xLiquid error (line 1): divided by 0"
    assert [problem.message for problem in result.warnings] == [
        'Liquid syntax error (line 1): Expected end_of_string but found id in "{{ a b }}"'
    ]
    assert [error.problem.message for error in result.errors] == ["Liquid error (line 1): divided by 0"]


def test_what_cannot_be_parsed_is_raised() -> None:
    with pytest.raises(TemplateSyntaxError, match="'if' tag was never closed"):
        render("{% if a %}")


def test_filters_read_the_configuration() -> None:
    template = "{{ '/a' | relative_url }} {{ '/a' | absolute_url }}"
    assert render(template).output == "/base/a https://example.org/base/a"
    assert render(template, config={"url": "https://you.example"}).output == "/a https://you.example/a"


def test_converters_are_given() -> None:
    result = render("{{ 'a' | markdownify }}", convert=lambda kind, text: f"{kind}({text})")
    assert result.output == "markdown(a)"


def test_without_a_converter_its_filters_fail_with_advice() -> None:
    [error] = render("{{ 'a' | markdownify }}").errors
    assert error.problem.hint == "pass `convert` to standalone.render"


def test_partials_are_for_liquids_own_include() -> None:
    partials = {"greet": "Hello, {{ greet }}{{ mark }}"}
    assert (
        render("{% include 'greet' with name, mark: '!' %}", {"name": "Ann"}, partials=partials).output == "Hello, Ann!"
    )
    assert (
        render("{% include 'greet' for names %}", {"names": ["A", "B"]}, partials=partials).output == "Hello, AHello, B"
    )
    assert "No such template 'nope'" in render("{% include 'nope' %}", partials=partials).output


def test_an_environment_is_used_again() -> None:
    env = Environment.for_site(LiquidOptions(error_mode="lax"), filters={"shout": lambda text: f"{text}!"})
    for _ in range(2):
        assert render("{{ a b | shout }}", {"a": "x"}, environment=env).output == "x!"
