"""Figures that can't be right, and files that can't be read: refused, and nothing that is known is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from liquid_compat.cli import main
from liquid_compat.errors import Warnings
from liquid_compat.scholar.profile import Profile, from_gs_data
from liquid_compat.scholar.sources.request import SourceError

from . import loopback
from .loopback import Answer, Reply
from .test_update import GOOGLE, LATER, OPENALEX, Site, site

__all__ = ["site"]
Data = dict[str, Any]


def author(change: Callable[[Data], None]) -> Answer:
    """OpenAlex, with the author's figures changed."""
    good = loopback.openalex()

    def answer(path: str, query: dict[str, str]) -> Reply:
        reply = good(path, query)
        if not path.startswith("/authors/"):
            return reply
        data = json.loads(reply.body)
        change(data)
        return Reply(body=json.dumps(data).encode())

    return answer


def years(*years: Any) -> Callable[[Data], None]:
    return lambda data: data.update(counts_by_year=[{"year": year, "cited_by_count": 1} for year in years])


IMPOSSIBLE: dict[str, tuple[Callable[[Data], None], str]] = {
    "a year before 1800": (years(1799), "1799 is no year from 1800 to 2200"),
    "a year after 2200": (years(2201), "2201 is no year from 1800 to 2200"),
    "a negative year": (years(-1), "-1 is no year from 1800 to 2200"),
    "100,000 years": (years(*range(1800, 101_800)), "2201 is no year from 1800 to 2200"),
    "a year of 4,000 digits": (years(10**4000), "is no year from 1800 to 2200"),
    "a count beyond 10⁹": (lambda data: data.update(cited_by_count=10**9 + 1), "1000000001 is no number of citations"),
    "a count of 4,000 digits": (lambda data: data.update(cited_by_count=10**4000), "is no number of citations"),
    "infinitely many": (lambda data: data.update(cited_by_count=float("inf")), "inf is no number of citations"),
    "an index beyond 10⁹": (lambda data: data["summary_stats"].update(h_index=10**10), "is no number of citations"),
    "half a character": (lambda data: data.update(display_name="Your \ud83d Name"), "has half a character in it"),
}


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_an_answer_that_cannot_be_right_is_refused(site: Site, case: str) -> None:
    change, message = IMPOSSIBLE[case]
    site.run(OPENALEX, OPENALEX.answer())
    before = site.files()
    site.run(OPENALEX, author(change), LATER, config={"request_timeout": 15})
    assert site.files() == before
    (warning,) = site.warnings
    assert message in warning
    assert "the earlier figures are kept" in warning
    assert len(warning) < 400


def test_without_earlier_figures_it_is_an_error_and_nothing_is_written(site: Site) -> None:
    with pytest.raises(SourceError, match="1799 is no year from 1800 to 2200; there are no earlier figures to keep"):
        site.run(OPENALEX, author(years(1799)))
    assert site.files() == {}


def test_an_answer_nested_without_end_is_refused(site: Site) -> None:
    site.run(OPENALEX, OPENALEX.answer())
    before = site.files()
    site.run(OPENALEX, lambda path, query: Reply(body=b"[" * 100_000), LATER)
    assert site.files() == before
    assert "sent half an answer, or something that isn't JSON" in site.warnings[0]


@pytest.mark.parametrize(
    "target", ["http://localhost:{port}/", "https://127.0.0.1:{port}/", "http://127.0.0.1:1/", "file:///etc/passwd"]
)
def test_a_redirect_to_another_server_or_scheme_is_refused(site: Site, target: str) -> None:
    site.run(OPENALEX, OPENALEX.answer())
    before = site.files()

    def elsewhere(path: str, query: dict[str, str]) -> Reply:
        return Reply(status=302, headers=(("Location", target.format(port=1) + path.lstrip("/")),))

    site.run(OPENALEX, elsewhere, LATER)
    assert site.files() == before
    assert ("sends on to another server" if target.startswith("http") else "error (302)") in site.warnings[0]


def test_a_redirect_within_the_server_is_followed(site: Site) -> None:
    good = loopback.openalex()

    def moved(path: str, query: dict[str, str]) -> Reply:
        if path == "/authors/A42":
            return Reply(status=301, headers=(("Location", "/authors/orcid:0000-0002-1825-0097"),))
        return good(path, query)

    assert site.run(OPENALEX, moved).source == "openalex"
    assert site.warnings == []


BROKEN = {
    "100,000 brackets": "[" * 100_000,
    "a year out of range": json.dumps({"cites_per_year": {"99999999": 1}}),
    "a count out of range": json.dumps({"citedby": 10**12}),
    "half a character": '{"name": "\\ud83d"}',
    "no mapping": "[]",
    "a superscript for a year": json.dumps({"cites_per_year": {"²": 1}}),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_stored_file_that_cannot_be_read_is_set_aside_and_made_again(site: Site, case: str) -> None:
    site.run(GOOGLE, GOOGLE.answer())
    before = dict(site.files())
    data = site.root / "_data/google_scholar.json"
    for number in ("", ".2"):
        data.write_text(BROKEN[case])
        site.run(GOOGLE, lambda path, query: loopback.refused(), LATER)
        assert "google_scholar.json can't be read" in site.warnings[0]
        assert (site.root / f"_data/google_scholar.json.broken{number}").read_text() == BROKEN[case]
        assert {name: text for name, text in site.files().items() if ".broken" not in name} == before


def test_it_is_set_aside_where_no_source_answers_and_nothing_is_known(site: Site) -> None:
    """The build, which would stop at it, goes on."""
    data = site.root / "_data/google_scholar.json"
    data.parent.mkdir()
    data.write_text(BROKEN["100,000 brackets"])
    with pytest.raises(SourceError):
        site.run(GOOGLE, lambda path, query: loopback.refused(), dry_run=True)
    assert data.exists()
    with pytest.raises(SourceError):
        site.run(GOOGLE, lambda path, query: loopback.refused())
    assert list(site.files()) == ["_data/google_scholar.json.broken"]
    assert main(["build", "-q", "--source", str(site.root), "--destination", str(site.root / "_site")]) == 0


def test_aliases_in_al_folios_file_do_not_multiply(site: Site) -> None:
    levels = "\n".join(f"  p{i}: &p{i} {{title: [{', '.join([f'*p{i - 1}'] * 9)}]}}" for i in range(1, 9))
    (site.root / "_data").mkdir()
    (site.root / "_data/citations.yml").write_text(f"metadata: [x]\npapers:\n  p0: &p0 {{citations: 3}}\n{levels}\n")
    site.run(GOOGLE, GOOGLE.answer())
    assert site.data()["publications"]["p0"]["num_citations"] == 3


def test_the_tags_pass_over_what_cannot_be_drawn(tmp_path: Path) -> None:
    """A file that someone wrote by hand: the build neither hangs nor fails."""
    stored = {"citedby": "9" * 5000, "cites_per_year": {"99999999": 1, "2020": 3, "²": 1, "x": 2, "2021": 10**20}}
    (tmp_path / "_data").mkdir()
    (tmp_path / "_data/google_scholar.json").write_text(json.dumps(stored))
    (tmp_path / "index.html").write_text("---\n---\n{% citation_chart %}{% citations %}")
    assert main(["build", "-q", "--source", str(tmp_path), "--destination", str(tmp_path / "_site")]) == 0
    assert "<desc>2020: 3</desc>" in (tmp_path / "_site/index.html").read_text()


def test_a_profile_of_the_right_form_is_one(site: Site) -> None:
    profile = from_gs_data({"cites_per_year": {"1800": 10**9, 2200: 0}, "name": "Ada 😀"})
    assert isinstance(profile, Profile)
    assert profile.cites_per_year == {1800: 10**9, 2200: 0}
    assert Warnings().problems == []
