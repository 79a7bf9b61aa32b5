"""Which plugins a site switches on, and what is told of those that we lack."""

from __future__ import annotations

from pathlib import Path

import pytest

from liquid_compat.content.theme import Theme
from liquid_compat.plugins.gem_files import gemfile_plugins
from liquid_compat.plugins.other_gems import BUILT_IN, WITHOUT
from liquid_compat.plugins.registry import PLUGINS, theme_plugins

from ..conftest import Sandbox

GEMFILES = {
    "a group": ('group :jekyll_plugins do\n  gem "jekyll-feed", "~> 0.12"\nend\ngem "rake"', ["jekyll-feed"]),
    "an option": ('gem "jekyll-sitemap", group: :jekyll_plugins\ngem "rake"', ["jekyll-sitemap"]),
    "an option of several groups": ("gem 'jekyll-gist', :groups => [:test, :jekyll_plugins]", ["jekyll-gist"]),
    "a group of several": ("group :test, :jekyll_plugins do\n gem 'jekyll-gist'\nend", ["jekyll-gist"]),
    "another group": ("group :development do\n  gem 'jekyll-feed'\nend", []),
    "a group in a block": (
        "source 'https://rubygems.org' do\n  group :jekyll_plugins do\n    gem 'jekyll-feed'\n  end\n  gem 'x'\nend",
        ["jekyll-feed"],
    ),
    "an if in a group": (
        "group :jekyll_plugins do\n  if ENV['CI']\n    gem 'jekyll-feed'\n  end\n  gem 'jekyll-gist'\nend\ngem 'x'",
        ["jekyll-feed", "jekyll-gist"],
    ),
    "a modifier is no block": (
        "group :jekyll_plugins do\n  gem 'wdm' if Gem.win_platform?\n  gem 'jekyll-gist'\nend\ngem 'x'",
        ["wdm", "jekyll-gist"],
    ),
    "comments": ("group :jekyll_plugins do\n  # gem 'jekyll-feed'\n  gem 'jekyll-gist' # here\nend", ["jekyll-gist"]),
    "parentheses": ("group(:jekyll_plugins) do\n  gem('jekyll-feed', '~> 1')\nend", ["jekyll-feed"]),
    "not required": (
        "group :jekyll_plugins do\n  gem 'jekyll-feed', require: false\n  gem 'jekyll-gist'\nend",
        ["jekyll-gist"],
    ),
    "GitHub Pages": ('gem "github-pages", group: :jekyll_plugins', ["jekyll-gist", "jekyll-paginate"]),
    "nothing": ("source 'https://rubygems.org'\ngemspec\n", []),
}


@pytest.mark.parametrize(("text", "expected"), GEMFILES.values(), ids=GEMFILES)
def test_gemfiles_are_read_as_text(text: str, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "Gemfile").write_text(text)
    assert gemfile_plugins(tmp_path / "Gemfile") == expected


def test_no_gemfile(tmp_path: Path) -> None:
    assert gemfile_plugins(tmp_path / "Gemfile") == []


def test_a_theme_brings_its_plugins(tmp_path: Path) -> None:
    gem = tmp_path / "gems" / "some-theme-1.0"
    gem.mkdir(parents=True)
    (tmp_path / "specifications").mkdir()
    specification = "s.add_runtime_dependency(%q<jekyll-feed>.freeze, ['~> 0.9'])\ns.add_dependency 'jekyll', '~> 4'\n"
    (tmp_path / "specifications" / "some-theme-1.0.gemspec").write_text(specification)
    assert theme_plugins(Theme("some-theme", gem)) == ["jekyll-feed"]
    assert theme_plugins(Theme("minima", tmp_path)) == ["jekyll-feed", "jekyll-seo-tag"]


def test_an_unknown_plugin_is_one_warning_that_says_what_is_missing(sandbox: Sandbox) -> None:
    config = "plugins: [jekyll-remote-theme, jekyll-remote-theme, of-my-own, webrick]\n"
    sandbox.write({"_config.yml": config, "a.md": "---\n---\n"})
    sandbox.build()
    assert [message.splitlines()[0] for message in sandbox.messages] == [
        "The plugin of-my-own is not available here: what it adds is missing",
    ]


def test_plain_libraries_in_the_gemfile_are_no_missing_plugins(sandbox: Sandbox) -> None:
    gems = ("faraday", "csv", "jekyll-of-my-own")
    gemfile = "group :jekyll_plugins do\n" + "".join(f"  gem '{gem}'\n" for gem in gems) + "end\n"
    sandbox.write({"Gemfile": gemfile, "a.md": "---\n---\n"}).build()
    assert [message.splitlines()[0] for message in sandbox.messages] == [
        "The plugin jekyll-of-my-own is not available here: what it adds is missing"
    ]


def test_safe_mode_has_only_what_the_whitelist_names(sandbox: Sandbox) -> None:
    config = "safe: true\nplugins: [jekyll-sitemap, jekyll-feed]\nwhitelist: [jekyll-feed]\n"
    sandbox.write({"_config.yml": config, "a.html": "---\n---\n"}).build()
    assert sandbox.files() == ["a.html", "feed.xml"]


def test_plugins_that_a_ruby_file_requires_are_switched_on(sandbox: Sandbox) -> None:
    ruby = "# What the site needs\nrequire \"jekyll-sitemap\"\nrequire('jekyll/scholar') # citations\n"
    own = "require 'jekyll-feed'\nputs require('of-my-own')\n"
    page = "---\n---\n{% reference nobody %}"
    sandbox.write({"_plugins/ext.rb": ruby, "_plugins/own.rb": own, "_bibliography/references.bib": "", "a.html": page})
    sandbox.build()
    assert sandbox.read("a.html") == "(missing reference)"
    assert {"feed.xml", "sitemap.xml"} <= set(sandbox.files())
    assert sandbox.messages[0].splitlines()[0] == "Ruby plugins are not run: _plugins/own.rb"


def test_ruby_plugins_are_named_and_not_run(sandbox: Sandbox) -> None:
    sandbox.write({"_plugins/deep/a.rb": "raise 'run'", "a.html": "---\n---\n"}).build()
    assert sandbox.messages[0].splitlines()[0] == "Ruby plugins are not run: _plugins/deep/a.rb"


def test_all_plugins_are_listed_for_people() -> None:
    text = (Path(__file__).parents[2] / "docs" / "plugin-list.md").read_text(encoding="utf-8")
    assert [name for name in PLUGINS if f"| {name} |" not in text and f"`{name}`" not in text] == []


def test_no_gem_is_in_two_tables() -> None:
    assert not PLUGINS.keys() & WITHOUT.keys()
    assert not BUILT_IN & (PLUGINS.keys() | WITHOUT.keys())


@pytest.mark.parametrize(
    ("gem", "messages"),
    [
        ("jekyll-postcss", ["jekyll-postcss is not available here: stylesheets are not processed by PostCSS"]),
        ("jekyll-unheard-of", ["jekyll-unheard-of is not available here: what it adds is missing"]),
        ("jekyll-admin", []),
        ("jekyll-theme-chirpy", []),
        ("minimal-mistakes-jekyll", []),
        ("faraday", []),
    ],
)
def test_gems_of_the_group(gem: str, messages: list[str], sandbox: Sandbox) -> None:
    gemfile = f'group :jekyll_plugins do\n  gem "{gem}"\nend\n'
    sandbox.write({"Gemfile": gemfile, "index.html": "x"}).build()
    assert len(sandbox.messages) == len(messages)
    assert all(part in message for part, message in zip(messages, sandbox.messages, strict=True))
