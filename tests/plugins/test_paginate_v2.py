"""What jekyll-paginate-v2's golden sites can't show: options that can't be used, and jekyll-paginate's way."""

from __future__ import annotations

import pytest

from liquid_compat.errors import PluginError

from ..conftest import Sandbox

PAGE = "---\npagination: {enabled: true}\n---\n{{ paginator.posts | map: 'url' | join: ' ' }}"
POSTS = {f"_posts/2025-01-0{day}-p.md": f"---\nrank: {rank}\n---\n" for day, rank in ((1, "1"), (2, "a"), (3, "2"))}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("per_page: 0", "1 or more"),
        ("per_page: [1]", "should be a number"),
        ("collection: {a: b}", "name or a list of names"),
        ("category: 2024", "name or a list of names"),
        ("sort_field: rank", "have no order"),
    ],
)
def test_options_that_cannot_be_used(options: str, message: str, sandbox: Sandbox) -> None:
    config = f"plugins: [jekyll-paginate-v2]\npagination: {{enabled: true, {options}}}\n"
    with pytest.raises(PluginError, match=message):
        sandbox.write({"_config.yml": config, "index.html": PAGE, **POSTS}).build()


@pytest.mark.parametrize("config", ["pagination: yes", "autopages: [tags]", "autopages: {enabled: true, tags: false}"])
def test_sections_are_mappings(config: str, sandbox: Sandbox) -> None:
    with pytest.raises(PluginError, match="should be a mapping"):
        sandbox.write({"_config.yml": f"plugins: [jekyll-paginate-v2]\n{config}\n", **POSTS}).build()


def test_the_older_plugins_way(sandbox: Sandbox) -> None:
    sandbox.write({"_config.yml": "plugins: [jekyll-paginate-v2]\npaginate: 2\n", "index.html": PAGE, **POSTS}).build()
    assert "page2/index.html" in sandbox.files()
    assert "jekyll-paginate's way" in sandbox.messages[0]


def test_not_both_ways(sandbox: Sandbox) -> None:
    config = "plugins: [jekyll-paginate-v2]\npaginate: 2\npagination: {enabled: true}\n"
    with pytest.raises(PluginError, match="both"):
        sandbox.write({"_config.yml": config, "index.html": PAGE, **POSTS}).build()


def test_no_page_to_paginate(sandbox: Sandbox) -> None:
    sandbox.write({"_config.yml": "plugins: [jekyll-paginate-v2]\npagination: {enabled: true}\n", **POSTS}).build()
    assert "no page asks for it" in sandbox.messages[0]
