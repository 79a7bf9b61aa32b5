"""The texts of gists: fetched once, kept, and missing without harm."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from liquid_compat.plugins import gist_texts
from liquid_compat.plugins.gist_texts import GistTexts

from ..conftest import Sandbox

ASKED: list[str] = []


class Gists(BaseHTTPRequestHandler):
    """One gist with one file."""

    def do_GET(self) -> None:
        ASKED.append(self.path)
        known = self.path in ("/someone/12/raw", "/someone/12/raw/a%20b.rb")
        self.send_response(200 if known else 404)
        self.end_headers()
        self.wfile.write("puts '<é>'".encode() if known else b"nothing")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """A server on this machine."""
    ASKED.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gists)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_text_is_fetched_once(address: str, tmp_path: Path) -> None:
    for _ in range(2):
        assert GistTexts(str(tmp_path / "kept"), address=address).text("someone/12", "a b.rb") == "puts '<é>'"
    assert ASKED == ["/someone/12/raw/a%20b.rb"]


def test_what_github_does_not_have_stops_nothing(address: str, tmp_path: Path) -> None:
    texts = GistTexts("", address=address)
    assert texts.text("someone/99", "") is None
    assert texts.problem == "GitHub answers 404"
    assert texts.text("someone/12", "") == "puts '<é>'"


def test_without_a_network_it_is_tried_once() -> None:
    texts = GistTexts("", address="http://127.0.0.1:9")  # nobody answers there
    assert texts.text("someone/12", "") is None
    assert texts.problem.startswith("the network fails")
    assert texts.text("someone/13", "") is None
    assert texts.problem == "there is no network"


def test_the_tag_prints_the_text_for_browsers_without_javascript(
    address: str, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gist_texts.GistTexts.__init__, "__defaults__", (False, address))
    sandbox.write({"_config.yml": "plugins: [jekyll-gist]\n", "a.html": "---\n---\n{% gist someone/12 %}"}).build()
    script = '<script src="https://gist.github.com/someone/12.js"> </script>'
    assert sandbox.read("a.html") == f"<noscript><pre>puts &#39;&lt;é&gt;&#39;</pre></noscript>{script}"
    assert sandbox.messages == []
