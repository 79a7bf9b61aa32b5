"""What jekyll-multiple-languages-plugin's golden sites can't show: sites that it can't build."""

from __future__ import annotations

import pytest

from liquid_compat.errors import LiquidCompatError, PluginError

from ..conftest import Sandbox

CONFIG = "plugins: [jekyll-multiple-languages-plugin]\nlanguages: [en, fr]\n"
STRINGS = {"_i18n/en.yml": "a: {b: B}", "_i18n/fr.yml": "{}"}


@pytest.mark.parametrize("languages", ["", "languages: en", "languages: []", "languages: [en, null]"])
def test_there_are_languages(languages: str, sandbox: Sandbox) -> None:
    with pytest.raises(PluginError, match="list of `languages`"):
        sandbox.write({"_config.yml": f"plugins: [jekyll-multiple-languages-plugin]\n{languages}\n"}).build()


def test_each_language_has_a_file(sandbox: Sandbox) -> None:
    with pytest.raises(PluginError, match="no _i18n/fr.yml"):
        sandbox.write({"_config.yml": CONFIG, "_i18n/en.yml": ""}).build()


@pytest.mark.parametrize("key", ["a.c", "a", "a.b.c", ""])
def test_a_key_without_a_text(key: str, sandbox: Sandbox) -> None:
    with pytest.raises(LiquidCompatError, match="no text for the key"):
        sandbox.write({"_config.yml": CONFIG, **STRINGS, "a.html": f"---\n---\n{{% t {key} %}}"}).build()


def test_a_file_that_no_language_has(sandbox: Sandbox) -> None:
    with pytest.raises(LiquidCompatError, match="no file 'x.md' in _i18n/en"):
        sandbox.write({"_config.yml": CONFIG, **STRINGS, "a.html": "---\n---\n{% tf x.md %}"}).build()


def test_what_moves_to_the_root(sandbox: Sandbox) -> None:
    config = CONFIG + "default_locale_in_subfolder: true\nexclude_from_localizations: [css]\n"
    files = {"base.html": "base", "css/a.css": "a", "css/b/c.css": "c", "index.html": "---\n---\n{{ site.lang }}"}
    sandbox.write({"_config.yml": config, **STRINGS, **files}).build()
    assert sandbox.files() == ["css/a.css", "css/b/c.css", "en/index.html", "fr/index.html", "index.html"]
    assert sandbox.read("index.html") == "base"
