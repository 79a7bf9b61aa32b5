"""Whose build a site is built as."""

from __future__ import annotations

from pathlib import Path

import pytest

from liquid_compat.config.load import load_config
from liquid_compat.config.profiles import PROFILES, choose_profile
from liquid_compat.errors import ConfigError, Warnings

PAGES, JEKYLL = "github-pages", "jekyll"


@pytest.mark.parametrize(
    ("files", "expected", "reason"),
    [
        ({}, PAGES, "neither a Gemfile nor a workflow"),
        ({"Gemfile": "gem 'jekyll'\n"}, JEKYLL, "does not name github-pages"),
        ({"Gemfile": 'source "https://rubygems.org"\ngem "github-pages", group: :jekyll_plugins\n'}, PAGES, "names"),
        ({"Gemfile": '# gem "github-pages"\ngem "jekyll"\n'}, JEKYLL, "does not name"),
        ({".github/workflows/a.yml": "run: bundle exec jekyll build"}, JEKYLL, ".github/workflows/a.yml builds"),
        ({".github/workflows/a.yml": "uses: actions/jekyll-build-pages@v1"}, PAGES, "neither"),
        ({".github/workflows/a.yml": "run: npm test"}, PAGES, "neither"),
        ({"netlify.toml": '[build]\ncommand = "jekyll build"'}, JEKYLL, "netlify.toml builds"),
        ({".git/config": "", "docs/x.md": ""}, PAGES, "neither"),
    ],
)
def test_the_repository_tells(tmp_path: Path, files: dict[str, str], expected: str, reason: str) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    choice = choose_profile(None, None, {}, tmp_path)
    assert choice.profile.name == expected
    assert reason in choice.reason


@pytest.mark.parametrize(
    ("gemfile", "expected"), [("gem 'rails'\n", PAGES), ("gem 'jekyll'\n", JEKYLL), ("gem 'github-pages'\n", PAGES)]
)
def test_the_gemfile_above_a_folder_of_documentation(tmp_path: Path, gemfile: str, expected: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "Gemfile").write_text(gemfile)
    assert choose_profile(None, None, {}, tmp_path / "docs").profile.name == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("plugins: [jekyll-feed, jekyll-scholar]", JEKYLL),
        ("plugins: [jekyll/scholar]", JEKYLL),
        ("plugins: [jekyll-feed]", PAGES),
        ("plugins: [jekyll-scholar]\nliquid_compat: {profile: github-pages}", PAGES),
    ],
)
def test_a_plugin_that_a_site_is_nothing_without(tmp_path: Path, line: str, expected: str) -> None:
    (tmp_path / "_config.yml").write_text(line + "\n")
    assert load_config({"source": str(tmp_path)}, Warnings(), {"TZ": "UTC"}).profile.name == expected


def test_what_is_said_goes_before_what_the_repository_tells(tmp_path: Path) -> None:
    (tmp_path / "Gemfile").write_text("gem 'github-pages'")
    environ = {"LIQUID_COMPAT_PROFILE": JEKYLL}
    assert choose_profile(None, None, environ, tmp_path).profile.name == JEKYLL
    assert choose_profile(None, PAGES, environ, tmp_path).profile.name == PAGES
    assert choose_profile(JEKYLL, PAGES, environ, tmp_path).profile.name == JEKYLL


@pytest.mark.parametrize("name", ["pages", "", 3])
def test_a_profile_that_there_is_none_of(tmp_path: Path, name: object) -> None:
    with pytest.raises(ConfigError, match=r"there is no profile .*"):
        choose_profile(None, name, {}, tmp_path)


def test_the_configurations_key(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("liquid_compat: {profile: github-pages}\nsafe: false\n")
    config = load_config({"source": str(tmp_path)}, Warnings(), {"TZ": "UTC"})
    assert config.profile is PROFILES[PAGES]
    assert config.safe
    assert config.environment == "production"
    assert config["theme"] == "jekyll-theme-primer"


def test_a_setting_that_is_forced_stays_as_a_site_may_not_change_it(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("kramdown: {math_engine: katex, hard_wrap: true}\ntheme: null\n")
    config = load_config({"source": str(tmp_path), "profile": PAGES}, Warnings(), {"TZ": "UTC"})
    assert config["kramdown"]["math_engine"] == "mathjax"
    assert config["kramdown"]["hard_wrap"] is True
    assert config["theme"] is None
