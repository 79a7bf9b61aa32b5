"""From the command to a built page: statistics that were stored are in it, and a build asks nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from liquid_compat.cli import main

from . import loopback
from .loopback import serving

PAGE = """---
title: About
---
Cited {% citations %} times, {% citations W1 %} of them here. {% citation_badge W2 %}

{% citation_chart %}

h-index {{ site.data.google_scholar.hindex }}, al-folio's way {{ site.data.citations.papers["W1"].citations }}
"""


def test_a_page_with_stored_statistics(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.md").write_text(PAGE, encoding="utf-8")
    words = ["--source", str(tmp_path)]
    with serving(loopback.openalex()) as server:
        section = f"citations: {{source: openalex, author: A42, base_url: '{server.url}'}}\n"
        (tmp_path / "_config.yml").write_text(section, encoding="utf-8")
        assert main(["scholar", *words]) == 0
        asked = len(server.asked)
        assert main(["build", *words, "--destination", str(tmp_path / "_site")]) == 0
        assert len(server.asked) == asked
    assert capsys.readouterr().err == ""
    page = (tmp_path / "_site/index.html").read_text(encoding="utf-8")
    assert "Cited 73 times, 60 of them here." in page
    assert 'href="https://openalex.org/W2"' in page
    assert '<figure class="citation-figure"><svg class="citation-chart"' in page
    assert "<desc>2019: 10; 2020: 0; 2021: 4;" in page
    assert "h-index 2, al-folio’s way 60" in page
    for name in ("gs_data.json", "gs_data_shieldsio.json", "citations.svg"):
        assert (tmp_path / "_site/google-scholar-stats" / name).is_file()
