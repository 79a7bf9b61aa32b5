"""jekyll-octicons without its icons, with old ones, and with names that there aren't."""

from __future__ import annotations

import json

import pytest

from liquid_compat.errors import LiquidCompatError

from ..conftest import Sandbox

CONFIG = {"_config.yml": "plugins: [jekyll-octicons]\noffline: true\n"}
OLD = {"dot": {"name": "dot", "width": 12, "height": 16, "path": "<path/>"}}


def gem(version: str, icons: object) -> dict[str, str]:
    return {f"vendor/bundle/ruby/3.1.0/gems/octicons-{version}/lib/build/data.json": json.dumps(icons)}


def test_a_site_that_uses_no_icon_needs_none(sandbox: Sandbox) -> None:
    sandbox.write({**CONFIG, "a.html": "---\n---\nx"}).build()
    assert sandbox.read("a.html") == "x"


def test_an_icon_without_the_gem(sandbox: Sandbox) -> None:
    with pytest.raises(LiquidCompatError, match="octicons"):
        sandbox.write({**CONFIG, "a.html": "---\n---\n{% octicon dot %}"}).build()


def test_an_unknown_name(sandbox: Sandbox) -> None:
    with pytest.raises(LiquidCompatError, match="no octicon called 'dash'"):
        sandbox.write({**CONFIG, **gem("8.5.0", OLD), "a.html": "---\n---\n{% octicon dash %}"}).build()


def test_icons_of_an_old_gem(sandbox: Sandbox) -> None:
    sandbox.write({**CONFIG, **gem("8.5.0", OLD), "a.html": "---\n---\n{% octicon dot height:32 %}"}).build()
    shown = 'height="32" class="octicon octicon-dot" viewBox="0 0 12 16" version="1.1" width="24" aria-hidden="true"'
    assert sandbox.read("a.html") == f"<svg {shown}><path/></svg>"


def test_a_damaged_gem(sandbox: Sandbox) -> None:
    files = {"vendor/bundle/ruby/3.1.0/gems/octicons-8.5.0/lib/build/data.json": "{"}
    with pytest.raises(LiquidCompatError, match="can't be read"):
        sandbox.write({**CONFIG, **files, "a.html": "---\n---\n{% octicon dot %}"}).build()
