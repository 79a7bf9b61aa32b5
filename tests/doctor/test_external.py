"""Links to other sites, asked on loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from liquid_compat.cli import main
from liquid_compat.doctor.external import Memory, Patience, dead_links
from tests.conftest import Sandbox

QUICK = Patience(timeout=0.5, retries=1, backoff=0.01)


class Host:
    """A server and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.flaky = 1
        host = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                host.asked.append(f"{self.command} {self.path}")
                status = 200
                if self.path.startswith("/status/"):
                    status = int(self.path.rpartition("/")[2])
                elif self.path == "/get-only" and self.command == "HEAD":
                    status = 405 if host.flaky else 500
                elif self.path == "/flaky" and host.flaky:
                    host.flaky -= self.command == "GET"
                    status = 503 if host.flaky < 0 else 500
                elif self.path == "/slow":
                    threading.Event().wait(1.5)
                self.send_response(302 if self.path in ("/loop", "/moved") else status)
                if self.path in ("/loop", "/moved"):
                    self.send_header("Location", "/loop" if self.path == "/loop" else "/there")
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_GET = do_HEAD = answer  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()


@pytest.fixture
def host() -> Iterator[Host]:
    host = Host()
    yield host
    host.server.shutdown()
    host.server.server_close()


def test_what_is_dead_and_what_is_not(host: Host) -> None:
    good = ["/", "/moved", "/status/403", "/status/429", "/flaky", "/get-only"]
    dead = {"/status/404": "the answer is 404", "/status/500": "the answer is 500", "/loop": "it redirects without end"}
    found = dead_links([host.url + path for path in (*good, *dead)], QUICK, Memory(None, 0))
    assert found == {host.url + path: problem for path, problem in dead.items()}
    assert host.asked.count("GET /status/404") == 1  # gone is gone
    assert host.asked.count("GET /status/500") == 2


def test_hosts_that_do_not_answer(host: Host) -> None:
    closed = "http://127.0.0.1:9"
    found = dead_links([host.url + "/slow", f"{closed}/a", f"{closed}/b", f"{closed}/c"], QUICK, Memory(None, 0))
    assert found[host.url + "/slow"].startswith("no answer")
    assert found[f"{closed}/a"].startswith("no answer")
    assert found[f"{closed}/c"] == "the host does not answer"


def test_good_answers_are_kept_for_a_week(host: Host, tmp_path: Path) -> None:
    file = tmp_path / "cache/links.json"
    urls = [f"{host.url}/a", f"{host.url}/status/404"]
    assert len(dead_links(urls, QUICK, Memory(file, 1000))) == 1
    assert list(json.loads(file.read_text())) == [f"{host.url}/a"]
    host.asked.clear()
    dead_links(urls, QUICK, Memory(file, 2000))
    assert host.asked == ["HEAD /status/404", "GET /status/404"]
    host.asked.clear()
    dead_links(urls, QUICK, Memory(file, 2000 + 8 * 24 * 3600))
    assert "HEAD /a" in host.asked
    for broken in ("{", "[]", '{"a": "b"}'):
        file.write_text(broken)
        assert len(dead_links(urls, QUICK, Memory(file, 1000))) == 1


def test_the_command_asks_when_told_to(host: Host, sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    page = f'---\n---\n<a href="{host.url}/status/404#x">.</a><a href="{host.url}/a">.</a>'
    sandbox.write({"_config.yml": "url: https://example.org\n", "index.html": page})
    words = ["doctor", "-s", str(sandbox.source)]
    assert main(words) == 0
    assert host.asked == []
    assert main([*words, "--external", "--timeout", "1", "--retries", "0"]) == 1
    out = capsys.readouterr().out
    assert "Links to other sites (1)" in out
    assert "/status/404: the answer is 404 (on index.html)\n  --> index.html:3:10" in out
    assert (sandbox.source / ".jekyll-cache/links.json").is_file()
