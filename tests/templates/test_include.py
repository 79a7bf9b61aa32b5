"""`include` and its relatives."""

from __future__ import annotations

import pytest

from liquid_compat.errors import TemplateRenderError, TemplateSyntaxError
from liquid_compat.templates import Environment
from liquid_compat.templates.tags.include_cached import IncludeCachedTag
from tests.templates.site import TestSite, render

FILES = {
    "show.html": "[{{ include.a }}|{{ include.b }}]",
    "sub/dir/x.html": "deep",
    "outer.html": "{{ include.a }}{% include plain.html %}{% include show.html b=include.a %}{{ include.a }}",
    "plain.html": "({{ include.a }})",
    "set.html": "{% assign from_include = 'set' %}",
    "stop.html": "x{% break %}y",
}


@pytest.mark.parametrize(
    ("template", "output"),
    [
        ("{% include show.html %}", "[|]"),
        ("{% include show.html a='1' b=\"2\" %}", "[1|2]"),
        ("{% include show.html a=x b=page.title %}", "[X|T]"),
        ("{% include show.html a=1.5 b=true %}", "[1.5|true]"),
        ("{% include show.html a = 'spaced'   b='on'\n%}", "[spaced|on]"),
        ('{% include show.html a="say \\"hi\\"" b=\'it\\\'s\' %}', '[say "hi"|it\'s]'),
        ("{% include sub/dir/x.html %}", "deep"),
        ("{% include {{ name }}.html a='v' %}", "[v|]"),
        ("{% include sub/{{ dir }}/x.html %}", "deep"),
        ("{% include {{ name | append: '.html' }} a=x %}", "[X|]"),
        ("{% include outer.html a='o' %}", "o(o)[|o]o"),
        ("{% include set.html %}{{ from_include }}", "set"),
        ("{% for i in (1..3) %}{{ i }}{% include stop.html %}{% endfor %}.", "1x."),
        ("{% if true %} {% include set.html %} {% endif %}", "  "),
    ],
)
def test_include(template: str, output: str) -> None:
    data = {"x": "X", "page": {"title": "T"}, "name": "show", "dir": "dir"}
    assert render(template, data, files=FILES) == output


def test_parameters_are_gone_after_the_tag() -> None:
    assert render("{% include show.html a='1' %}{{ include.a }}", files=FILES) == "[1|]"


@pytest.mark.parametrize("parameters", ["a", "a=", "a='1'b='2'", "a=x|upcase", "='1'", "a='1"])
def test_parameters_are_checked(parameters: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="The parameters of the include tag"):
        render(f"{{% include show.html {parameters} %}}", files=FILES)


@pytest.mark.parametrize("name", ["../secret", "a//b.html", "./x.html", "a b.html", "ü.html", "{{ up }}x.html"])
def test_names_stay_inside_of_the_folder(name: str) -> None:
    with pytest.raises(
        (TemplateRenderError, TemplateSyntaxError), match="The parameters of the include tag|The include tag can't"
    ):
        render(f"{{% include {name} %}}", {"up": "../"}, files=FILES)


def test_a_file_is_parsed_once_for_all_templates() -> None:
    site = TestSite(FILES)
    env = Environment.for_site()
    for _ in range(2):
        assert render("{% include show.html a='1' %}", site=site, env=env) == "[1|]"
    file = site.read_include("show.html")
    assert file is not None
    parsed = file.template
    render("{% include show.html %}", site=site, env=env)
    assert file.template is parsed


def test_include_relative_looks_beside_the_page() -> None:
    site = TestSite(FILES, collections_dir="things")
    for page in ({"path": "docs/a.md"}, {"path": "_posts/b.md", "collection": "posts"}, {"path": "c.md/#excerpt"}):
        assert render("{% include_relative show.html a='1' %}", site=site, page=page) == "[1|]"
    assert site.asked == [("docs/a.md", "show.html"), ("things/_posts/b.md", "show.html"), ("c.md", "show.html")]


def test_include_relative_says_where_it_looked() -> None:
    with pytest.raises(TemplateRenderError, match="There is no file 'nope.html' in docs"):
        render("{% include_relative nope.html %}", page={"path": "docs/a.md"})


def test_include_cached_renders_once_for_equal_parameters() -> None:
    env = Environment.for_site(tags=(IncludeCachedTag,))
    site = TestSite({"count.html": "{{ include.a | join: '-' }}{% increment n %}"})
    template = "{% include_cached count.html a=x %} {% include_cached count.html a=y %} {% include_cached count.html %}"
    data = {"x": ["1", "2"], "y": ["1", "2"]}
    assert render(template, data, env=env, site=site) == "1-20 1-20 1"
    assert render(template, {**data, "y": [1, 2]}, env=env, site=site) == "1-20 1-20 1"
