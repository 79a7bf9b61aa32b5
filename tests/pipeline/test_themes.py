"""A gem theme is found wherever Ruby's tools leave unpacked gems."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Sandbox


def put_theme(root: Path, version: str) -> None:
    layouts = root / "gems" / f"folio-{version}" / "_layouts"
    layouts.mkdir(parents=True)
    (layouts / "page.html").write_text(f"{version}: {{{{ content }}}}")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    sandbox = Sandbox(tmp_path)
    sandbox.write({"_config.yml": "theme: folio\n", "index.html": "---\nlayout: page\n---\nText"})
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("GEM_HOME", "GEM_PATH"):
        monkeypatch.delenv(name, raising=False)
    return sandbox


def output(site: Sandbox) -> str:
    site.build()
    return (site.destination / "index.html").read_text()


def test_the_newest_version_in_the_home_folder(site: Sandbox, tmp_path: Path) -> None:
    put_theme(tmp_path / "home/.local/share/gem/ruby/3.1.0", "1.9.0")
    put_theme(tmp_path / "home/.local/share/gem/ruby/3.1.0", "1.10.0")
    assert output(site) == "1.10.0: Text"


def test_the_environment_goes_before_the_usual_places(
    site: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_theme(tmp_path / "home/.gem/ruby/3.1.0", "2.0")
    put_theme(tmp_path / "gems", "1.0")
    monkeypatch.setenv("GEM_HOME", str(tmp_path / "gems"))
    assert output(site) == "1.0: Text"


def test_the_sites_own_bundle_goes_first(site: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_theme(site.source / "vendor/bundle/ruby/3.1.0", "3.0")
    put_theme(tmp_path / "gems", "4.0")
    monkeypatch.setenv("GEM_PATH", str(tmp_path / "gems"))
    assert output(site) == "3.0: Text"
