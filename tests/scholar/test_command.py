"""`liquid-compat scholar`: messages and exit statuses."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from liquid_compat.cli import main

from . import loopback
from .loopback import PAPERS, Loopback, serving


@dataclass(frozen=True)
class Result:
    """What a run left behind."""

    status: int
    out: str
    err: str


class Command:
    """The command in a site whose source of citations is a loopback server."""

    def __init__(self, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.site = site
        self._capsys = capsys

    def config(self, text: str) -> None:
        (self.site / "_config.yml").write_text(text, encoding="utf-8")

    def __call__(self, server: Loopback, *words: str) -> Result:
        self.config(
            "title: Site\nauthor:\n  orcid: https://orcid.org/0000-0002-1825-0097\n"
            f"citations:\n  source: openalex\n  base_url: {server.url}\n  retries: 0\n  timeout: 20\n"
        )
        return self.run(*words)

    def run(self, *words: str) -> Result:
        status = main(["scholar", "--source", str(self.site), *words])
        return Result(status, *self._capsys.readouterr())


@pytest.fixture
def scholar(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(tmp_path, capsys)


def test_success(scholar: Command) -> None:
    with serving(loopback.openalex()) as server:
        result = scholar(server)
        assert (result.status, result.err) == (0, "")
        assert [line.strip() for line in result.out.splitlines()] == [
            "Citations: asking OpenAlex for orcid:0000-0002-1825-0097 (at most 20 s)",
            "Your Name: 73 citations of 3 papers, h-index 2",
            "Written: _data/google_scholar.json",
            "Written: google-scholar-stats/gs_data.json",
            "Written: google-scholar-stats/gs_data_shieldsio.json",
            "Written: _data/citations.yml",
            "Written: google-scholar-stats/citations.svg",
        ]
        assert scholar(server).out.endswith("Written: nothing, the files say this already\n")
        assert scholar(server, "--quiet") == Result(0, "", "")


def test_a_failure_with_earlier_figures_is_a_warning_and_with_strict_a_failure(scholar: Command) -> None:
    with serving(loopback.openalex()) as server:
        scholar(server)
    with serving(lambda path, query: loopback.refused()) as server:
        result = scholar(server)
        assert result.status == 0
        assert "Warning: OpenAlex refuses this machine (403); the earlier figures are kept\n  help: " in result.err
        assert "Your Name: 73 citations of 3 papers, h-index 2 (as of 20" in result.out
        assert scholar(server, "--strict").status == 1
    assert json.loads((scholar.site / "_data/google_scholar.json").read_text(encoding="utf-8"))["citedby"] == 73


def test_less_is_a_warning_and_can_be_accepted(scholar: Command) -> None:
    with serving(loopback.openalex()) as server:
        scholar(server)
    with serving(loopback.openalex(PAPERS[:1])) as server:
        result = scholar(server)
        assert result.status == 0
        assert "2 papers (“On small things”, “Unnoticed”) missing; a total of 60 instead of 73" in result.err
        assert "Your Name: 73 citations of 3 papers" in result.out
        assert scholar(server, "--strict").status == 1
        result = scholar(server, "--accept-less", "--dry-run")
        assert "Your Name: 60 citations of 1 paper, h-index 2" in result.out
        assert "Written: nothing (--dry-run)" in result.out
        result = scholar(server, "--accept-less", "--strict")
        assert (result.status, result.err) == (0, "")
    assert json.loads((scholar.site / "_data/google_scholar.json").read_text(encoding="utf-8"))["citedby"] == 60


def test_a_failure_without_earlier_figures_is_an_error(scholar: Command) -> None:
    with serving(lambda path, query: loopback.captcha()) as server:
        result = scholar(server)
    assert result.status == 1
    assert "Error: OpenAlex sent a captcha page instead of data; there are no earlier figures to keep" in result.err
    assert "  help: it takes this machine for a robot" in result.err


def test_the_socials_of_al_folio_are_read(scholar: Command) -> None:
    (scholar.site / "_data").mkdir()
    (scholar.site / "_data/socials.yml").write_text("orcid_id: 0000-0001-5109-3700\n", encoding="utf-8")
    with serving(loopback.openalex()) as server:
        scholar.config(f"citations: {{source: openalex, base_url: '{server.url}'}}\n")
        result = scholar.run()
    assert "asking OpenAlex for orcid:0000-0001-5109-3700" in result.out
    assert "knows no author of this id" in result.err


def test_a_folder_without_a_site(scholar: Command) -> None:
    result = scholar.run("--from", "openalex", "--author", "A1")
    assert result.status == 1
    assert "Error: there is no _config.yml in" in result.err
