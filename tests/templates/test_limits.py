"""A template can't hang, fill the memory or break Python's stack."""

from __future__ import annotations

import contextlib

import pytest

from liquid_compat.errors import TemplateError, TemplateRenderError, TemplateSyntaxError
from liquid_compat.templates import LiquidOptions
from liquid_compat.templates.standalone import render as render_standalone
from tests.templates.site import render

SMALL = LiquidOptions(output_limit=100_000, step_limit=10_000)


def nested(depth: int) -> str:
    return "{% if true %}" * depth + "x" + "{% endif %}" * depth


def test_a_hundred_blocks_in_each_other() -> None:
    assert render(nested(100)) == "x"
    with pytest.raises(TemplateSyntaxError, match="Nesting too deep"):
        render(nested(101))
    with pytest.raises(TemplateSyntaxError, match="Nesting too deep"):
        render(nested(20_000))


def test_a_file_that_includes_itself() -> None:
    with pytest.raises(TemplateRenderError, match="Nesting too deep") as raised:
        render("{% include a.html %}", files={"a.html": "{% include a.html %}"})
    assert raised.value.problem.hint == "does this file include itself?"


def test_a_file_that_includes_itself_inside_of_much_else() -> None:
    tags = ("if true", "unless false", "case 1", "for i in (1..1)", "capture x")
    opening = "".join(f"{{% {tag} %}}" + ("{% when 1 %}" if "case" in tag else "") for tag in tags * 15)
    closing = "".join(f"{{% end{tag.split()[0]} %}}" for tag in reversed(tags * 15))
    with pytest.raises(TemplateRenderError, match="Nesting too deep"):
        render("{% include a.html k=1 %}", files={"a.html": f"{opening}{{% include a.html k=1 %}}{closing}"})


def test_a_tree_of_includes_ends_where_errors_are_told_inline() -> None:
    partials = {"a": "{% include 'a' %}{% include 'a' %}"}
    result = render_standalone("{% include 'a' %}", partials=partials, options=SMALL)
    assert "more than" in result.errors[-1].problem.message


@pytest.mark.parametrize(
    "template",
    [
        "{% for i in (1..1000000000000) %}x{% endfor %}",
        "{% for i in (1..200) %}{% for j in (1..200) %}{% endfor %}{% endfor %}",
        "{% tablerow i in (1..1000000000000) %}x{% endtablerow %}",
        "{% for i in (1..999999999999999999999999) limit: 20000 offset: 5 reversed %}x{% endfor %}",
    ],
)
def test_loops_without_end(template: str) -> None:
    with pytest.raises(TemplateRenderError, match="loops more than"):
        render(template, options=SMALL)


@pytest.mark.parametrize(
    "template",
    [
        "{% assign a = 'abc' %}{% for i in (1..99) %}{% assign a = a | append: a %}{% endfor %}",
        "{% assign a = 'abc' %}{% for i in (1..99) %}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}",
        "{% assign a = 7 %}{% for i in (1..99) %}{% assign a = a | times: a %}{% endfor %}",
        "{% assign a = 'a,b' | split: ',' %}{% for i in (1..99) %}{% assign a = a | concat: a %}{% endfor %}",
        "{% assign a = 'abcdefghij' %}{% for i in (1..99) %}{% assign a = a | replace: '', a %}{% endfor %}",
        "{% assign a = '1234567890' %}{% for i in (1..8) %}{% assign b = a | split: '' %}"
        "{% assign a = b | join: a %}{% endfor %}",
        "{% for i in (1..9000) %}{{ text }}{% endfor %}",
    ],
)
def test_output_without_end(template: str) -> None:
    options = LiquidOptions(output_limit=2_000_000, step_limit=100_000)
    with pytest.raises(TemplateRenderError, match="more than|beyond"):
        render(template, {"text": "x" * 1000}, options=options)


def test_a_limit_ends_a_render_that_tells_errors_inline() -> None:
    result = render_standalone("{% for i in (1..20000) %}x{% endfor %}", options=SMALL)
    assert result.output == "Liquid error (line 1): the template loops more than 10000 times"
    assert len(result.errors) == 1


@pytest.mark.parametrize(
    "template",
    [
        "{%" * 50_000,
        "{{" * 50_000,
        "{% raw %}" + "{% x %}" * 20_000,
        "{% include " + "x" * 100_000 + " %}",
        "{{ a" + "[a" * 20_000 + " }}",
        "{{ " + "[" * 20_000 + " }}",
        "{% if " + "a and " * 5_000 + "%}",
        "{{ a" + ".b" * 20_000 + " }}",
        "{{ a" + " | upcase" * 5_000 + " }}",
    ],
)
def test_odd_templates_are_refused_or_rendered_in_no_time(template: str) -> None:
    with contextlib.suppress(TemplateError):
        render(template)


def test_a_long_condition_needs_no_stack() -> None:
    assert render("{% if " + "a == 1 or " * 5_000 + "true %}x{% endif %}") == "x"
