"""The whole way, from a source's answer over the loopback interface to the files: what is known survives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from liquid_compat.errors import Warnings
from liquid_compat.scholar.settings import read_settings
from liquid_compat.scholar.sources.request import SourceError
from liquid_compat.scholar.update import Outcome, update

from . import google, loopback
from .loopback import PAPERS, Answer, Paper, Reply, serving

NOW = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 1, 16, 12, 0, tzinfo=UTC)
LESS = (Paper("W1", "A theory of everything", 2018, {2019: 9, 2024: 20, 2025: 20}), PAPERS[2])
MORE = (Paper("W1", "A theory of everything", 2018, {2019: 10, 2024: 20, 2025: 31}), *PAPERS[1:])


@dataclass(frozen=True)
class Case:
    """A source, its author, how its server answers with some papers, and how pages name one of these."""

    source: str
    author: str
    answering: Any
    prefix: str = ""

    def answer(self, papers: tuple[Paper, ...] = PAPERS) -> Answer:
        answer: Answer = self.answering(papers)
        return answer


CASES = [
    pytest.param(Case("openalex", "A42", loopback.openalex), id="openalex"),
    pytest.param(Case("semantic_scholar", "42", loopback.semantic_scholar), id="semantic_scholar"),
    pytest.param(Case("google_scholar", google.USER, google.data, f"{google.USER}:"), id="google_scholar"),
]
every_source = pytest.mark.parametrize("case", CASES)


class Site:
    """A site with a `citations:` section, and a run of the command's work in it."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.warnings: list[str] = []
        self.said: list[str] = []
        self._monkeypatch = monkeypatch

    def run(self, case: Case, answer: Answer, now: datetime = NOW, **options: Any) -> Outcome:
        config = options.pop("config", {})
        warnings = Warnings()
        with serving(answer) as server:
            self._monkeypatch.setenv("FAKE_SCHOLAR_URL", server.url)
            section = {
                "source": case.source,
                "author": case.author,
                "timeout": 20,
                "request_timeout": 1,
                "retries": 0,
                **({"base_url": server.url} if case.source != "google_scholar" else {}),
                **config,
            }
            settings = read_settings({"citations": section}, {}, {})
            try:
                return update(self.root, settings, warnings, self.said.append, now=now, **options)
            finally:
                self.warnings = [str(problem) for problem in warnings.problems]

    def data(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads((self.root / "_data/google_scholar.json").read_text(encoding="utf-8"))
        return loaded

    def files(self) -> Mapping[str, str]:
        paths = sorted(path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@pytest.fixture
def site(tmp_path: Path, fake_scholarly: None, monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(tmp_path, monkeypatch)


@every_source
def test_a_good_answer_makes_all_files(site: Site, case: Case) -> None:
    outcome = site.run(case, case.answer())
    assert site.warnings == []
    assert (
        {path.relative_to(site.root).as_posix() for path in outcome.written}
        == set(site.files())
        == {
            "_data/citations.yml",
            "_data/google_scholar.json",
            "google-scholar-stats/citations.svg",
            "google-scholar-stats/gs_data.json",
            "google-scholar-stats/gs_data_shieldsio.json",
        }
    )
    files = site.files()
    data = site.data()
    assert files["google-scholar-stats/gs_data.json"] == files["_data/google_scholar.json"]
    fields = ["name", "citedby", "hindex", "hindex5y", "i10index", "i10index5y", "updated"]
    assert [data[field] for field in fields] == ["Your Name", 73, 2, 2, 2, 2, "2026-01-15 12:00:00"]
    assert data["cites_per_year"] == {"2019": 10, "2021": 4, "2024": 20, "2025": 39}
    paper = data["publications"][f"{case.prefix}W1"]
    assert (paper["num_citations"], paper["bib"]["title"]) == (60, "A theory of everything")
    assert paper["author_pub_id"] == f"{case.prefix}W1"
    badge = json.loads(files["google-scholar-stats/gs_data_shieldsio.json"])
    assert badge == {"schemaVersion": 1, "label": "citations", "message": "73"}
    assert yaml.safe_load(files["_data/citations.yml"]) == {
        "metadata": {"last_updated": "2026-01-15"},
        "papers": {
            f"{case.prefix}W1": {"citations": 60, "title": "A theory of everything", "year": "2018"},
            f"{case.prefix}W2": {"citations": 12, "title": "On small things", "year": "2020"},
            f"{case.prefix}W3": {"citations": 1, "title": "Unnoticed", "year": "2024"},
        },
    }


def half(answer: Answer) -> Answer:
    return lambda path, query: loopback.cut(answer(path, query))


FAILURES = [
    pytest.param(lambda answer: lambda path, query: loopback.refused(), "refuses this machine (403)", id="403"),
    pytest.param(lambda answer: lambda path, query: loopback.too_many("60"), "too many requests (429)", id="429"),
    pytest.param(lambda answer: lambda path, query: loopback.captcha(), "sent a captcha page", id="captcha"),
    pytest.param(lambda answer: lambda path, query: Reply(hang=True), "gave no", id="hang"),
    pytest.param(half, "broke off its answer|gave no usable answer", id="half"),
]


@every_source
@pytest.mark.parametrize(("spoil", "told"), FAILURES)
def test_the_earlier_figures_survive_every_failure(site: Site, case: Case, spoil: Any, told: str) -> None:
    site.run(case, case.answer())
    before = site.files()
    outcome = site.run(case, spoil(case.answer()), LATER)
    assert site.files() == before
    assert outcome.source is None
    assert outcome.profile.citedby == 73
    [warning] = site.warnings
    assert any(part in warning for part in told.split("|"))
    assert "the earlier figures are kept" in warning
    assert "help: " in warning


@every_source
def test_less_than_last_time_takes_nothing_away(site: Site, case: Case) -> None:
    """A paper is missing, another has fewer citations, so has the total: all of it stays, and is said."""
    site.run(case, case.answer())
    before = site.files()
    site.run(case, case.answer(LESS), LATER)
    assert site.files() == before
    [told] = site.warnings
    assert "answers with less than is known, and what is known is kept: " in told
    assert "1 paper (“On small things”) missing" in told
    assert "1 paper (“A theory of everything”) with fewer citations" in told
    assert "a total of 50 instead of 73" in told
    assert "fewer citations in 2019, 2021, 2025" in told
    assert "--accept-less" in told


@every_source
def test_less_can_be_accepted(site: Site, case: Case) -> None:
    site.run(case, case.answer())
    site.run(case, case.answer(LESS), LATER, accept_less=True)
    assert site.warnings == []
    data = site.data()
    assert data["citedby"] == 50
    assert list(data["publications"]) == [f"{case.prefix}W1", f"{case.prefix}W3"]
    assert data["publications"][f"{case.prefix}W1"]["num_citations"] == 49


@every_source
def test_a_profile_without_papers_is_no_answer(site: Site, case: Case) -> None:
    site.run(case, case.answer())
    before = site.files()
    for accept_less in (False, True):
        site.run(case, case.answer(()), LATER, accept_less=accept_less)
        assert site.files() == before
        assert "sent a profile without papers; the earlier figures are kept" in site.warnings[0]


def test_more_is_taken_and_nothing_new_leaves_the_files_alone(site: Site) -> None:
    case = CASES[0].values[0]
    assert isinstance(case, Case)
    site.run(case, case.answer())
    before = site.files()
    assert site.run(case, case.answer(), LATER).written == ()
    assert site.files() == before
    outcome = site.run(case, case.answer(MORE), LATER)
    assert len(outcome.written) == 5
    assert (site.data()["citedby"], site.data()["updated"]) == (74, "2026-01-16 12:00:00")


def test_without_earlier_figures_a_failure_is_an_error(site: Site) -> None:
    case = CASES[0].values[0]
    assert isinstance(case, Case)
    with pytest.raises(SourceError, match="refuses this machine .* no earlier figures") as caught:
        site.run(case, lambda path, query: loopback.refused())
    assert caught.value.problem.hint
    assert site.files() == {}


def test_a_dry_run_writes_nothing(site: Site) -> None:
    case = CASES[0].values[0]
    assert isinstance(case, Case)
    assert site.run(case, case.answer(), dry_run=True).profile.citedby == 73
    assert site.files() == {}


GOOGLE = Case("google_scholar", google.USER, google.data)
OPENALEX = Case("openalex", "A42", loopback.openalex)


def test_the_next_source_is_asked_when_one_fails(site: Site) -> None:
    both = {
        "source": ["google_scholar", "openalex"],
        "author": {"google_scholar": google.USER, "openalex": "A42"},
    }
    with serving(loopback.openalex()) as server:
        both["base_url"] = {"openalex": server.url}  # type: ignore[dict-item]
        outcome = site.run(GOOGLE, lambda path, query: loopback.captcha(), config=both)
    assert outcome.source == "openalex"
    assert site.data()["citedby"] == 73
    [warning] = site.warnings
    assert "Google Scholar sent a captcha page" in warning


def test_ids_in_pages_go_on_working_when_the_source_changes(site: Site) -> None:
    """Pages name papers by Google's ids; OpenAlex has others, so the title tells."""
    site.run(GOOGLE, GOOGLE.answer())
    site.run(OPENALEX, OPENALEX.answer(MORE), LATER)
    publications = site.data()["publications"]
    assert set(publications) == {f"{google.USER}:W1", f"{google.USER}:W2", f"{google.USER}:W3"}
    assert publications[f"{google.USER}:W1"]["num_citations"] == 61
    assert publications[f"{google.USER}:W1"]["source_id"] == "W1"
    site.run(OPENALEX, OPENALEX.answer(LESS), LATER, accept_less=True)
    assert set(site.data()["publications"]) == {f"{google.USER}:W1", f"{google.USER}:W3"}


def test_aliases_name_papers_for_pages_written_for_another_source(site: Site) -> None:
    aliases = {"aliases": {"XYZ:1": "W1", "XYZ:2": "https://doi.org/10.1000/W2", "XYZ:3": "unnoticed.", "XYZ:4": "W9"}}
    for now in (NOW, LATER):
        site.run(OPENALEX, OPENALEX.answer(), now, config=aliases)
        publications = site.data()["publications"]
        assert {key: item["num_citations"] for key, item in publications.items()} == {
            "XYZ:1": 60,
            "XYZ:2": 12,
            "XYZ:3": 1,
        }
        [warning] = site.warnings
        assert "the alias 'XYZ:4' names 'W9'" in warning


@pytest.mark.parametrize("accept_less", [False, True])
def test_figures_of_another_author_are_replaced(site: Site, accept_less: bool) -> None:
    """A site that began as a copy of another has that one's figures."""
    site.run(Case("openalex", "A7", loopback.openalex), loopback.openalex(author="A7"))
    site.run(OPENALEX, OPENALEX.answer(LESS), accept_less=accept_less)
    assert site.data()["citedby"] == 50
    [warning] = site.warnings
    assert "the earlier figures are of another author (Your Name)" in warning


def test_figures_of_another_author_from_another_source_are_replaced(site: Site) -> None:
    others = (Paper("V1", "Something else", 2001, {2002: 900}),)
    site.run(GOOGLE, GOOGLE.answer(others))
    site.run(OPENALEX, OPENALEX.answer())
    assert site.data()["citedby"] == 73


def test_what_al_folio_and_acad_homepage_stored_is_kept(site: Site) -> None:
    """Figures that were fetched before the site moved here, by other programs."""
    (site.root / "_data").mkdir()
    (site.root / "_data/citations.yml").write_text(
        f"metadata:\n  last_updated: 2025-11-01\npapers:\n  {google.USER}:W1:\n    citations: 500\n"
        f"    title: A Theory of Everything\n    year: '2018'\n  {google.USER}:OLD:\n    citations: 7\n"
        "    title: Unlisted\n    year: Unknown Year\n",
        encoding="utf-8",
    )
    (site.root / "google-scholar-stats").mkdir()
    (site.root / "google-scholar-stats/gs_data.json").write_text(
        json.dumps({**google.author(PAPERS[:1]), "citedby": 800, "scholar_id": google.USER, "publications": {}}),
        encoding="utf-8",
    )
    site.run(GOOGLE, GOOGLE.answer())
    publications = site.data()["publications"]
    assert publications[f"{google.USER}:W1"]["num_citations"] == 500
    assert publications[f"{google.USER}:OLD"]["num_citations"] == 7
    assert site.data()["citedby"] == 800


def test_a_missing_file_is_made_from_the_others_even_if_the_source_fails(site: Site) -> None:
    site.run(GOOGLE, GOOGLE.answer())
    before = site.files()
    (site.root / "_data/google_scholar.json").unlink()
    (site.root / "_data/citations.yml").write_text("papers: [\n", encoding="utf-8")
    site.run(GOOGLE, lambda path, query: loopback.refused(), LATER)
    after = dict(site.files())
    assert after.pop("_data/citations.yml.broken") == "papers: [\n"
    assert after == before
    assert "citations.yml can't be read" in site.warnings[0]


def test_files_can_be_left_out_or_put_elsewhere(site: Site) -> None:
    config = {"citations_file": False, "stats_folder": "assets/stats", "data_file": "_data/stats/google.json"}
    site.run(OPENALEX, OPENALEX.answer(), config=config)
    assert set(site.files()) == {
        "_data/stats/google.json",
        "assets/stats/citations.svg",
        "assets/stats/gs_data.json",
        "assets/stats/gs_data_shieldsio.json",
    }
