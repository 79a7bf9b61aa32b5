"""Bodies that are rendered often become Python functions, which do what the closures did."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from liquid_compat.content.view import View
from liquid_compat.errors import TemplateRenderError, Warnings
from liquid_compat.templates import Environment, LiquidOptions, body
from liquid_compat.templates.hot import Code
from liquid_compat.templates.services import Registers

from .site import TestSite
from .test_traces import Generator, Shown, outcome

INCLUDE = re.compile(r"\{% include [^%]*%\}")


def looped(inner: str) -> str:
    return f"{{% for x in list %}}{inner}{{% endfor %}}"


@pytest.fixture
def functions(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every body becomes a function at once; gives the functions that were made."""
    made: list[Any] = []
    monkeypatch.setattr(body, "HOT", 1)
    make = Code.function
    monkeypatch.setattr(Code, "function", lambda code: made.append(make(code)) or made[-1])
    return made


def test_a_body_becomes_a_function_only_after_many_rounds(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(body, "HOT", 5)
    made: list[Code] = []
    make = Code.function
    monkeypatch.setattr(Code, "function", lambda code: made.append(code) or make(code))
    source = "{% for x in list %}{{ x }}{% assign y = x %}{% endfor %}{{ y }}"
    env = Environment.for_site()
    assert env.from_string(source).render({"list": list("abc")}) == "abcc"
    assert not made
    assert env.from_string(source).render({"list": list("abcdefghi")}) == "abcdefghii"
    assert len(made) == 1


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("{{ x.name }}", "ab"),
        ("{{ x['name'] }}{{ x[key] }}{{ x.tags[1] }}{{ x.tags[5] }}{{ x.tags[-2] }}", "aaTtbb"),
        ("{{ x.tags.size }}{{ x.tags.first }}{{ forloop.index }}{{ forloop.last }}", "2t1false02true"),
        ("{% if x.name == 'a' and x.tags %}{{ x.name | upcase | append: '!' }}{% elsif x %}-{% endif %}", "A!-"),
        ("{% unless x.name contains 'a' %}{{ x.name }}{% endunless %}", "b"),
        ("{% if forloop.index > 1 %}more{% endif %}{% if x.n == nil or x.n == empty %}none{% endif %}", "nonemorenone"),
        ("{% capture t %}[{{ x.name }}{% if x.tags[0] %}+{% endif %}]{% endcapture %}{{ t | size }}", "43"),
        ("{% capture x %}{{ x.name }}{% endcapture %}{{ x.name }}", "ab"),
        ("{% capture t %}{{ x.name }}{% break %}!{% endcapture %}{{ t }}", ""),
        ("{% if x.name == 'b' %}{% continue %}{% endif %}{{ x.name }}", "a"),
        ("{% assign t = x.name %}{% if true %}  {% assign u = t %} {% endif %}{{ u }}", "ab"),
        ("{% if 'b' == x.name %}{{ x.name }}{% endif %}{{ x.name | default: key | prepend: x.name }}", "aabbb"),
    ],
)  # fmt: skip
def test_a_function_prints_what_the_closures_print(functions: list[Any], inner: str, wanted: str):
    data = {"list": [{"name": "a", "tags": ["t", "T"]}, {"name": "b", "tags": []}], "key": "name"}
    assert Environment.for_site().from_string(looped(inner)).render(data) == wanted
    assert functions


def test_an_error_has_its_place(functions: list[Any]):
    source = "{% if list %}\n{% assign a = 1 %}\n{{ a | divided_by: 0 }}\n{% endif %}"
    template = Environment.for_site().from_string(source, name="page.html", first_line=3)
    with pytest.raises(TemplateRenderError) as caught:
        template.render({"list": [1]})
    assert caught.value.problem.location.line == 5
    assert "divided by 0" in template.render_result({"list": [1]}).output
    assert functions


def test_limits_hold(functions: list[Any]):
    env = Environment.for_site(LiquidOptions(output_limit=100))
    with pytest.raises(TemplateRenderError, match="more than 100"):
        env.from_string(looped("{% capture t %}{{ t }}{{ x }}{% endcapture %}")).render({"list": ["x" * 30] * 9})
    assert functions


def test_what_nests_too_deep_for_python_stays_a_closure(functions: list[Any]):
    source = "." + "{% if x %}" * 60 + "{{ x }}" + "{% endif %}" * 60
    assert Environment.for_site().from_string(source).render({"x": 1}) == ".1"
    assert functions[0] is None


def test_a_break_that_a_tablerow_leaves_is_minded(functions: list[Any]):
    source = "{% tablerow x in list %}{{ x }}{% assign y = 1 %}.{% if y %}{% break %}{% endif %}{% endtablerow %}"
    closures = '<tr class="row1">\n<td class="col1">1.</td><td class="col2">2</td></tr>\n'
    assert Environment.for_site().from_string(source).render({"list": [1, 2]}) == closures
    assert functions


@pytest.mark.parametrize("seed", range(100, 112))
def test_any_template_renders_the_same(seed: int, monkeypatch: pytest.MonkeyPatch):
    chance = random.Random(seed)
    generator = Generator(chance)
    includes = {f"{name}.html": INCLUDE.sub("", generator.body(3)) for name in "abc"}
    files = TestSite(includes | {"d.html": "{{ x }}{% assign x = 1 %}"})
    sources = [generator.body(3, most=6) for _ in range(8)]
    view = View()
    posts = [Shown(view, {"title": f"t{number}"}) for number in range(3)]
    site = Shown(view, {"posts": posts, "data": {"one": 1, "two": [2]}, "x": "of site"})
    page = Shown(view, {"title": "t", "tags": ["a", "b"], "next": posts[0], "x": 1})
    data = {"page": page, "site": site, "y": chance.choice(["title", "x", 0, 0.0, False])}
    found = []
    for hot in (0, 1):
        monkeypatch.setattr(body, "HOT", hot)
        for file in files.files:
            files.read_include(file).template = None
        env = Environment.for_site()
        found.append([outcome(env, source, files, data, view, None, "looker") for source in sources])
        told = [env.from_string(source).render_result(data, Registers(files, page, Warnings())) for source in sources]
        found[-1] += [(each.output, list(map(str, each.errors))) for each in told]
    assert found[0] == found[1]
