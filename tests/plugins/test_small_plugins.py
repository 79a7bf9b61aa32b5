"""What golden sites can't show of small plugins: what they refuse."""

from __future__ import annotations

import subprocess

import pytest

from liquid_compat.errors import LiquidCompatError

from ..conftest import Sandbox


@pytest.mark.parametrize(
    ("plugin", "page", "message"),
    [
        ("jekyll-figure", "{% figref one %}", "no figure above"),
        ("jekyll-figure", "{% figure caption:bare %}x{% endfigure %}", "has no quotes"),
        ("jekyll-tagging", "x", "no layout tag_page"),
    ],
)
def test_what_cannot_be_done_is_told(plugin: str, page: str, message: str, sandbox: Sandbox) -> None:
    config = f"plugins: [{plugin}]\ntag_page_layout: tag_page\n"
    files = {"_config.yml": config, "a.html": f"---\n---\n{page}", "_posts/2025-01-01-a.md": "---\ntags: x\n---\n"}
    with pytest.raises(LiquidCompatError, match=message):
        sandbox.write(files).build()


def test_the_variable_theme(sandbox: Sandbox) -> None:
    files = {
        "_config.yml": "plugins: [jekyll-data]\ntheme: ./themes/mine\n./themes/mine: {colour: blue}\n",
        "themes/mine/_layouts/a.html": "{{ theme.colour }}{{ content }}",
        "a.html": "---\nlayout: a\n---\n!",
    }
    sandbox.write(files).build()
    assert sandbox.read("a.html") == "blue!"


def test_stylesheets_of_a_gem(sandbox: Sandbox) -> None:
    files = {
        "_config.yml": "plugins: [bourbon]\n",
        "vendor/bundle/ruby/3.1.0/gems/bourbon-7.0.0/core/_bourbon.scss": "@mixin red { color: red; }",
        "a.scss": '---\n---\n@import "bourbon"; p { @include red; }',
    }
    sandbox.write(files).build()
    assert "color: red" in sandbox.read("a.css")


def test_stylesheets_of_a_gem_that_is_not_there(sandbox: Sandbox) -> None:
    sandbox.write({"_config.yml": "plugins: [bourbon]\n", "a.html": "x"}).build()
    assert "stylesheets of bourbon are missing" in sandbox.messages[0]


@pytest.mark.parametrize(
    ("plugin", "page", "message"),
    [
        ("jekyll-mermaid", "{% mermaid %}x{% endmermaid %}", "has no address"),
        ("jekyll-timeago", "{{ 'never' | timeago }}", "is no date"),
        ("jekyll-category-pages", "x", "no _layouts/category_index.html"),
    ],
)
def test_what_else_cannot_be_done_is_told(plugin: str, page: str, message: str, sandbox: Sandbox) -> None:
    files = {"_config.yml": f"plugins: [{plugin}]\n", "a.html": f"---\n---\n{page}"}
    with pytest.raises(LiquidCompatError, match=message):
        sandbox.write({**files, "_posts/2025-01-01-a.md": "---\ncategories: x\n---\n"}).build()


def test_liquid_in_a_text(sandbox: Sandbox) -> None:
    page = "---\ntext: 'a {{ page.word }}{% if true %}!{% endif %}{{ own }}'\nword: b\n---\n"
    page += "{% assign own = 1 %}{{ page.text | liquify }} {{ 5 | liquify }}"
    sandbox.write({"_config.yml": "plugins: [jekyll-liquify]\n", "a.html": page}).build()
    assert sandbox.read("a.html") == "a b!1 5"


def test_the_version_of_a_site(sandbox: Sandbox) -> None:
    tags = ("", " tag", " commit", " commit long", " tag long", " what")
    page = "---\n---\n" + "|".join(f"{{% project_version{tag} %}}" for tag in tags)
    sandbox.write({"_config.yml": "plugins: [jekyll_version_plugin]\n", "a.html": page}).build()
    assert sandbox.read("a.html").startswith("Oops, are you sure this is a git project?|")
    git = ["git", "-c", "user.name=Your Name", "-c", "user.email=you@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "First"], ["tag", "v1"]):
        subprocess.run([*git, *command], cwd=sandbox.source, check=True)
    sandbox.build()
    short, tag, commit, full, long, other = sandbox.read("a.html").split("|")
    assert (short, tag) == ("v1", "v1")
    assert full.startswith(commit) and len(full) == 40
    assert long == f"v1-0-g{commit}"
    assert other == "Sorry, could not read the project version at the moment"
