"""The documentation as a site: built by ourselves, without a warning, all of its links alive."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from lxml import html

from tests.conftest import NOW

from .snippets import ROOT

DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    destination = tmp_path_factory.mktemp("docs") / "site"
    run("build", "--strict", "--disable-disk-cache", "-d", str(destination))
    return destination


def run(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "liquid_compat", words[0], "-s", str(DOCS), *words[1:]],
        capture_output=True, text=True, encoding="utf-8", timeout=120,
        env={**os.environ, "SOURCE_DATE_EPOCH": NOW, "TZ": "UTC"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def page(site: Path, name: str) -> html.HtmlElement:
    return html.document_fromstring((site / name / "index.html").read_text(encoding="utf-8"))


def test_the_doctor_finds_no_fault() -> None:
    assert "0 faults" in run("doctor") or "no fault" in run("doctor")


def test_every_page_is_in_the_navigation_and_has_one_heading(site: Path) -> None:
    groups = yaml.safe_load((DOCS / "_data/navigation.yml").read_text(encoding="utf-8"))
    named = [name for group in groups for name in group["pages"]]
    assert len(named) == len(set(named))
    pages = {path.parent.name for path in site.glob("*/index.html")}
    assert pages == set(named)
    for name in pages:
        found = page(site, name)
        assert len(found.xpath("//h1")) == 1, name
        assert len(found.xpath("//nav//a[@aria-current='page']")) == 1, name


def test_every_option_is_in_the_reference(site: Path) -> None:
    schema = json.loads((DOCS / "config.schema.json").read_text(encoding="utf-8"))
    headings = {heading.text_content().strip() for heading in page(site, "configuration").xpath("//main//h2")}
    assert headings == set(schema["properties"])


def test_the_search_finds_every_page(site: Path) -> None:
    index = json.loads((site / "search.json").read_text(encoding="utf-8"))
    assert {entry["url"].strip("/").split("/")[-1] for entry in index} == {
        path.parent.name for path in site.glob("*/index.html")
    }
    assert all(len(entry["text"]) > 100 for entry in index)


def test_nothing_comes_from_other_servers(site: Path) -> None:
    for path in site.rglob("*.html"):
        found = html.document_fromstring(path.read_text(encoding="utf-8"))
        for source in found.xpath("//script/@src | //img/@src | //link[@rel='stylesheet']/@href"):
            assert source.startswith("/liquid-compat/"), f"{path}: {source}"
