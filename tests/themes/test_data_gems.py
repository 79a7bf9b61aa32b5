"""Gems that aren't themes but have data for a plugin: jekyll-scholar's styles are those of csl-styles."""

from __future__ import annotations

from pathlib import Path

import pytest

from liquid_compat.cli import main
from tests.conftest import Sandbox

from .loopback import Server, gem

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout prefix="{prefix}"><text variable="title"/></layout></bibliography>
</style>
"""
LOCALE = '<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US"><terms/></locale>'


def styles(version: str) -> bytes:
    files = {
        "vendor/styles/apa.csl": STYLE.format(prefix=f"{version}: "),
        "vendor/locales/locales-en-US.xml": LOCALE,
        "vendor/locales/locales.json": '{"primary-dialects": {"en": "en-US"}}',
    }
    return gem("csl-styles", version, files)


@pytest.fixture
def scholar(site: Sandbox, server: Server) -> Sandbox:
    """A site with a bibliography, and a server with two versions of the styles."""
    for version in ("2.0.1", "2.0.2"):
        server.add_gem("csl-styles", version, styles(version))
    return site.write(
        {
            "_config.yml": "plugins: [jekyll-scholar]\n",
            "_bibliography/references.bib": "@book{a, title = {Placeholders}, year = 2024}\n",
            "index.html": "---\n---\n{% bibliography %}",
        }
    )


def built(site: Sandbox, **options: object) -> str:
    site.build(**options)
    return site.read("index.html")


def update(site: Sandbox) -> None:
    assert main(["theme", "update", "-q", "-s", str(site.source)]) == 0


def test_a_build_by_itself_fetches_none(scholar: Sandbox, server: Server) -> None:
    assert "<i>Placeholders</i>" in built(scholar)
    assert server.asked == []
    assert not (scholar.source / "liquid-compat.lock").exists()


def test_an_update_fetches_and_locks_them(scholar: Sandbox, server: Server) -> None:
    update(scholar)
    assert '<span id="a">2.0.2: Placeholders</span>' in built(scholar, offline=True)
    asked = list(server.asked)
    server.add_gem("csl-styles", "2.0.3", styles("2.0.3"))
    assert "2.0.2: Placeholders" in built(scholar)
    assert server.asked == asked


def test_the_gemfiles_lock_chooses_the_version(scholar: Sandbox) -> None:
    scholar.write({"Gemfile.lock": "GEM\n  specs:\n    csl-styles (2.0.1)\n"})
    update(scholar)
    assert "2.0.1: Placeholders" in built(scholar)


def test_another_machine_fetches_what_is_locked(
    scholar: Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    update(scholar)
    monkeypatch.setenv("LIQUID_COMPAT_CACHE", str(tmp_path / "elsewhere"))
    assert "2.0.2: Placeholders" in built(scholar)


def test_a_gem_of_rubys_own_tools_is_taken(scholar: Sandbox) -> None:
    folder = "vendor/bundle/ruby/3.3.0/gems/csl-styles-2.0.0/vendor"
    scholar.write(
        {f"{folder}/styles/apa.csl": STYLE.format(prefix="own: "), f"{folder}/locales/locales-en-US.xml": LOCALE}
    )
    assert "own: Placeholders" in built(scholar)


def test_other_sites_have_nothing_to_update(site: Sandbox, server: Server) -> None:
    site.write({"_config.yml": "title: Site\n"})
    update(site)
    assert server.asked == []
