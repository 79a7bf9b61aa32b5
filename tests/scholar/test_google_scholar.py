"""Google Scholar through `scholarly`: its answers, its endless patience, and its absence."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path

import pytest

from liquid_compat.scholar.fetch import fetch
from liquid_compat.scholar.sources.request import Request, SourceError

from . import google, loopback
from .loopback import Answer, Loopback, Reply, serving

URL = "https://scholar.google.com"


@pytest.fixture
def ask(fake_scholarly: None, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Ask a loopback server through the stand-in for scholarly."""

    def ask(server: Loopback, **changes: float):  # type: ignore[no-untyped-def]
        monkeypatch.setenv("FAKE_SCHOLAR_URL", server.url)
        times = {"timeout": 20.0, "request_timeout": 5.0, "retries": 1, **changes}
        return fetch(Request("google_scholar", google.USER, URL, **times))  # type: ignore[arg-type]

    return ask


def test_a_good_answer_has_all_figures(ask) -> None:  # type: ignore[no-untyped-def]
    with serving(google.data()) as server:
        profile = ask(server)
    assert (profile.name, profile.citedby) == ("Your Name", 73)
    assert profile.indices["hindex5y"] == 2
    assert profile.cites_per_year[2025] == 39
    paper = profile.publications[f"{google.USER}:W1"]
    assert (paper.citations, paper.title, paper.year) == (60, "A theory of everything", "2018")
    assert profile.extra["affiliation"] == "University of Somewhere"


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        pytest.param(loopback.refused(), "refuses this machine (403)", id="403"),
        pytest.param(loopback.captcha(), "sent a captcha page", id="captcha"),
        pytest.param(loopback.too_many("60"), "too many requests (429)", id="429"),
        pytest.param(Reply(status=500), "gave no usable answer (status 500)", id="500"),
        pytest.param(Reply(status=404), "knows no author 'ABCDEFGHIJKL' (404)", id="404"),
        pytest.param(Reply(body=b'{"name": "Your N', announced=500), "gave no usable answer (Incompl", id="half-body"),
        pytest.param(Reply(body=b'{"name": "Your N'), "gave no usable answer (JSONDecodeError", id="half-json"),
        pytest.param(Reply(body=b'{"name": "Your Name"}'), "sent half a profile", id="half-profile"),
    ],
)
def test_a_failure_is_told_at_once(ask, reply: Reply, told: str) -> None:  # type: ignore[no-untyped-def]
    """Where the library would wait for a human, or minutes, the question ends."""
    with serving(lambda path, query: reply) as server, pytest.raises(SourceError) as caught:
        ask(server)
    assert told in caught.value.problem.message
    assert caught.value.problem.hint


def test_a_hang_ends_with_the_library_s_time_out(ask) -> None:  # type: ignore[no-untyped-def]
    hangs = serving(lambda path, query: Reply(hang=True))
    with hangs as server, pytest.raises(SourceError, match="no answer in time"):
        ask(server, request_timeout=0.2)


def test_a_library_that_never_returns_is_stopped(ask, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("liquid_compat.scholar.fetch._START", 0.2)
    with serving(lambda path, query: Reply(hang=True)) as server:
        before = time.monotonic()
        with pytest.raises(SourceError, match="was stopped"):
            ask(server, timeout=0.5, request_timeout=60)
        assert time.monotonic() - before < 15  # a minute, were it left alone


def test_without_the_library_the_message_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "scholarly.py"
    blocked.write_text("raise ModuleNotFoundError('No module named scholarly', name='scholarly')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(SourceError, match="isn't installed") as caught:
        fetch(Request("google_scholar", google.USER, URL))
    assert "pip install 'liquid-compat[scholarly]'" in str(caught.value)
    blocked.write_text("import a_module_that_scholarly_needs\n")
    with pytest.raises(SourceError, match="can't be loaded: No module named 'a_module_that_scholarly_needs'"):
        fetch(Request("google_scholar", google.USER, URL))


real = pytest.mark.skipif(
    importlib.util.find_spec("scholarly") is None,
    reason="the real scholarly isn't installed: pip install -e '.[scholarly]'",
)


def ask_real(answer: Answer, **changes: float):  # type: ignore[no-untyped-def]
    """Let the real library read pages of the loopback server."""
    with serving(answer) as server:
        times = {"timeout": 60.0, "request_timeout": 3.0, "retries": 0, **changes}
        return fetch(Request("google_scholar", google.USER, server.url, **times))  # type: ignore[arg-type]


@real
def test_the_real_library_reads_a_profile() -> None:
    profile = ask_real(google.page())
    assert (profile.name, profile.citedby) == ("Your Name", 73)
    assert profile.cites_per_year == {2019: 10, 2021: 4, 2024: 20, 2025: 39}
    assert {key: item.citations for key, item in profile.publications.items()} == {
        f"{google.USER}:W1": 60,
        f"{google.USER}:W2": 12,
        f"{google.USER}:W3": 1,
    }


@real
@pytest.mark.parametrize(
    ("reply", "told"),
    [
        pytest.param(loopback.refused(), "refuses this machine (403)", id="403"),
        pytest.param(loopback.captcha(), "sent a captcha page", id="captcha"),
        pytest.param(loopback.too_many(), "too many requests (429)", id="429"),
        pytest.param(Reply(status=404), "knows no author", id="404"),
        pytest.param(loopback.cut(google.page()("/citations", {"user": google.USER})), "gave no usable", id="half"),
        pytest.param(loopback.cut_quietly(google.page()("/citations", {"user": google.USER})), "no usable", id="cut"),
    ],
)
def test_the_real_library_is_not_waited_for(reply: Reply, told: str) -> None:
    with pytest.raises(SourceError) as caught:
        ask_real(lambda path, query: reply)
    assert told in caught.value.problem.message


@real
def test_the_real_library_on_a_hang() -> None:
    with pytest.raises(SourceError, match="gave no usable answer|was stopped"):
        ask_real(lambda path, query: Reply(hang=True), timeout=8.0, request_timeout=0.3)
