"""OpenAlex and Semantic Scholar, asked over the loopback interface: what they give, and what they do instead."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from liquid_compat.scholar.fetch import fetch
from liquid_compat.scholar.sources.json_client import retry_after
from liquid_compat.scholar.sources.request import Request, SourceError

from . import loopback
from .loopback import Answer, Loopback, Paper, Reply, serving


@dataclass(frozen=True)
class Case:
    """A source, an author whom its server knows, and the server's good answers."""

    source: str
    author: str
    answer: Answer

    def request(self, server: Loopback, **changes: float) -> Request:
        times = {"timeout": 20.0, "request_timeout": 5.0, "retries": 1, "backoff": 0.01, **changes}
        return Request(self.source, self.author, server.url, **times)  # type: ignore[arg-type]


CASES = [
    pytest.param(Case("openalex", "A42", loopback.openalex()), id="openalex"),
    pytest.param(Case("semantic_scholar", "42", loopback.semantic_scholar()), id="semantic_scholar"),
]
both = pytest.mark.parametrize("case", CASES)


@both
def test_a_good_answer_has_all_figures(case: Case) -> None:
    with serving(case.answer) as server:
        profile = fetch(case.request(server))
    assert profile.name == "Your Name"
    assert profile.citedby == 73
    assert profile.cites_per_year == {2019: 10, 2021: 4, 2024: 20, 2025: 39}
    assert profile.indices == {"hindex": 2, "hindex5y": 2, "i10index": 2, "i10index5y": 2, "citedby5y": 63}
    assert [(item.key, item.citations, item.title, item.year) for item in profile.publications.values()] == [
        ("W1", 60, "A theory of everything", "2018"),
        ("W2", 12, "On small things", "2020"),
        ("W3", 1, "Unnoticed", "2024"),
    ]
    assert profile.publications["W2"].extra["doi"] == "10.1000/w2"


FAILURES = [
    pytest.param(loopback.refused(), "refuses this machine (403)", 1, id="403"),
    pytest.param(loopback.captcha(), "sent a captcha page instead of data", 1, id="captcha"),
    pytest.param(loopback.captcha(429), "too many requests (429)", 2, id="captcha-429"),
    pytest.param(loopback.too_many(), "too many requests (429)", 2, id="429"),
    pytest.param(loopback.too_many("0"), "asks to wait 0 s", 2, id="429-retry-after"),
    pytest.param(Reply(status=503), "answers with an error (503)", 2, id="503"),
    pytest.param(Reply(status=404), "knows no author of this id (404", 1, id="404"),
    pytest.param(Reply(body=b"<html>maintenance</html>"), "sent a web page instead of data", 1, id="web-page"),
    pytest.param(Reply(body=b'{"id": "https://'), "sent half an answer", 2, id="half-json"),
    pytest.param(Reply(body=b'{"id":', announced=999), "broke off its answer", 2, id="half-body"),
    pytest.param(Reply(body=b"[]"), "sent an answer of an unexpected form", 1, id="other-form"),
    pytest.param(
        Reply(body=b'{"cited_by_count": -1, "citationCount": -1, "id": "A1"}'), "unexpected form", 1, id="odd"
    ),
]


@both
@pytest.mark.parametrize(("reply", "told", "asked"), FAILURES)
def test_a_failure_is_told_and_only_passing_ones_are_tried_again(
    case: Case, reply: Reply, told: str, asked: int
) -> None:
    with serving(lambda path, query: reply) as server, pytest.raises(SourceError) as caught:
        fetch(case.request(server))
    assert told in caught.value.problem.message
    assert caught.value.problem.hint
    if reply.body == b'{"cited_by_count": -1, "citationCount": -1, "id": "A1"}':
        return  # how far each source gets with this is its own affair
    assert len(server.asked) == asked


@both
def test_half_of_the_list_of_papers_is_a_failure_too(case: Case) -> None:
    def answer(path: str, query: dict[str, str]) -> Reply:
        reply = case.answer(path, query)
        return loopback.cut(reply) if path.endswith(("/works", "/papers")) else reply

    with serving(answer) as server, pytest.raises(SourceError, match="broke off its answer after"):
        fetch(case.request(server))


@both
def test_a_passing_failure_is_survived(case: Case) -> None:
    with serving(case.answer) as server:
        server.script = [loopback.too_many("0")]
        assert fetch(case.request(server)).citedby == 73


@both
def test_the_server_says_how_long_to_wait(case: Case) -> None:
    with serving(case.answer) as server:
        server.script = [loopback.too_many("1")]
        before = time.monotonic()
        fetch(case.request(server))
        assert time.monotonic() - before >= 1


@both
def test_a_wait_beyond_the_time_out_is_not_begun(case: Case) -> None:
    with serving(case.answer) as server, pytest.raises(SourceError, match="next try after 3600 s would pass"):
        server.script = [loopback.too_many("3600")]
        fetch(case.request(server))


@both
def test_a_hang_ends_with_the_time_for_one_answer(case: Case) -> None:
    with serving(lambda path, query: Reply(hang=True)) as server:
        with pytest.raises(SourceError, match=r"gave no answer within 0\.2 s \(2 tries\)"):
            fetch(case.request(server, request_timeout=0.2))
        assert len(server.asked) == 2


@both
def test_drops_of_data_do_not_get_past_the_total_time_out(case: Case) -> None:
    drops = Reply(body=b" " * 2000, drip=True)
    with serving(lambda path, query: drops) as server, pytest.raises(SourceError, match="gave no answer within 1 s"):
        fetch(case.request(server, timeout=1.0))


def test_whatever_hangs_is_stopped_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time-out of a request bounds the look-up of an address."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent / "hanging_lookup"))
    monkeypatch.setattr("liquid_compat.scholar.fetch._START", 0.5)
    with pytest.raises(SourceError, match="gave no answer within 0.5 s, and was stopped"):
        fetch(Request("openalex", "A42", "http://localhost:9", timeout=0.5))


def test_python_files_of_the_site_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the site ran code')\n")
    monkeypatch.chdir(tmp_path)
    with serving(loopback.openalex()) as server:
        assert fetch(Request("openalex", "A42", server.url)).citedby == 73


def test_nobody_listens() -> None:
    with serving(loopback.openalex()) as server:
        pass
    with pytest.raises(SourceError, match="can't be reached"):
        fetch(Request("openalex", "A42", server.url, retries=0))


def test_many_papers_come_page_by_page() -> None:
    papers = tuple(Paper(f"W{number}", f"Paper {number}", 2020, {2021: 300 - number}) for number in range(250))
    with serving(loopback.openalex(papers)) as server:
        profile = fetch(Request("openalex", "A42", server.url))
    assert len(profile.publications) == 250
    assert [path.rpartition("&")[2] for path in server.asked[1:]] == ["page=1", "page=2", "page=3"]
    few = papers[-7:]
    with serving(loopback.semantic_scholar(few, page=3)) as server:
        profile = fetch(Request("semantic_scholar", "42", server.url))
    assert len(profile.publications) == 7


def test_a_list_that_lacks_papers_is_half_an_answer() -> None:
    papers = tuple(Paper(f"W{number}", f"Paper {number}", 2020, {2021: 1}) for number in range(150))
    full = loopback.openalex(papers)

    def answer(path: str, query: dict[str, str]) -> Reply:
        if query.get("page") == "2":
            return loopback.as_json({"meta": {"count": 150}, "results": []})
        return full(path, query)

    with serving(answer) as server, pytest.raises(SourceError, match="sent 100 of 150 works"):
        fetch(Request("openalex", "A42", server.url))


def test_years_of_citing_papers_are_left_out_where_their_list_would_be_cut() -> None:
    famous = (Paper("W1", "Famous", 2000, {2010: 20_000}),)
    with serving(loopback.semantic_scholar(famous)) as server:
        profile = fetch(Request("semantic_scholar", "42", server.url))
    assert profile.citedby == 20_000
    assert profile.cites_per_year == {}
    assert profile.indices == {"hindex": 2, "i10index": 1}


def test_keys_are_used_where_they_are_and_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENALEX_API_KEY", "secret-1")
    monkeypatch.setenv("SEMANTIC_SCHOLAR_API_KEY", "secret-2")
    with serving(lambda path, query: loopback.refused()) as server:
        for source, author in (("openalex", "A42"), ("semantic_scholar", "42")):
            with pytest.raises(SourceError) as caught:
                fetch(Request(source, author, server.url))
            assert "secret" not in str(caught.value)
    assert "api_key=secret-1" in server.asked[0]
    assert server.headers[1]["x-api-key"] == "secret-2"
    assert "secret" not in server.asked[1]


def test_retry_after_is_a_number_or_a_date() -> None:
    now = datetime(2026, 1, 15, 12, 0, 0, tzinfo=UTC)
    assert retry_after("120", now) == 120
    assert retry_after("Thu, 15 Jan 2026 12:00:30 GMT", now) == 30
    assert retry_after("Thu, 15 Jan 2026 11:00:00 GMT", now) == 0
    assert retry_after("soon", now) is None
    assert retry_after(None, now) is None
