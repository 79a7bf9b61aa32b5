"""Options of jekyll-archives-v2 that can't be used."""

from __future__ import annotations

import pytest

from liquid_compat.errors import PluginError

from ..conftest import Sandbox

POST = {"_posts/2025-01-01-a.md": "---\nauthors: Jane Doe\n---\nText\n"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("enabled: [tags]", "options of a collection"),
        ("books: {enabled: all}", "no collection called books"),
        ("posts: {enabled: [authors]}", "should be a list"),
    ],
)
def test_options_that_cannot_be_used(options: str, message: str, sandbox: Sandbox) -> None:
    config = f"plugins: [jekyll-archives-v2]\njekyll-archives:\n  {options}\n"
    with pytest.raises(PluginError, match=message):
        sandbox.write({"_config.yml": config, **POST}).build()


def test_a_list_of_options_is_warned_of(sandbox: Sandbox) -> None:
    sandbox.write({"_config.yml": "plugins: [jekyll-archives-v2]\njekyll-archives: [tags]\n", **POST}).build()
    assert "there are no archives" in sandbox.messages[0]
