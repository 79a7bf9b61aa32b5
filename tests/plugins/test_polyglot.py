"""What jekyll-polyglot's golden sites can't show: options and links that can't be used, and hostile ones."""

from __future__ import annotations

import pytest

from liquid_compat.errors import LiquidCompatError, PluginError

from ..conftest import Sandbox

CONFIG = "plugins: [jekyll-polyglot]\nlanguages: [en, de]\n"


@pytest.mark.parametrize("key", ["languages", "exclude_from_localization", "lang_vars"])
def test_lists_are_lists(key: str, sandbox: Sandbox) -> None:
    with pytest.raises(PluginError, match=f"`{key}` should be a list"):
        sandbox.write({"_config.yml": f"plugins: [jekyll-polyglot]\n{key}: de\n"}).build()


@pytest.mark.parametrize("inside", ["/about", 'href="/a" b', "href=/a", 'src="/a"'])
def test_a_static_href_holds_one_attribute(inside: str, sandbox: Sandbox) -> None:
    page = f"---\n---\n<a {{% static_href %}}{inside}{{% endstatic_href %}}>"
    with pytest.raises(LiquidCompatError, match="one attribute"):
        sandbox.write({"_config.yml": CONFIG, "a.html": page}).build()


def test_a_language_that_the_site_has_not_is_warned_of(sandbox: Sandbox) -> None:
    sandbox.write({"_config.yml": CONFIG, "a.html": "---\nlang: fr\n---\n"}).build()
    assert "a.html" not in sandbox.files()
    assert "leaves a.html out" in sandbox.messages[0]


def test_long_addresses_take_no_time(sandbox: Sandbox) -> None:
    link = f'<a href="/{"a" * 5000}?x">'
    sandbox.write({"_config.yml": CONFIG, "a.html": f"---\n---\n{link}"}).build()
    assert sandbox.read("de/a.html") == link
