"""Sites built as GitHub Pages builds them: 72 small sites with what its own stack writes, byte for byte."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from liquid_compat.errors import LiquidCompatError, Warnings
from liquid_compat.pipeline.build import build
from tests.conftest import NOW, Sandbox

CASES: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "conformance" / "github_pages.json").read_text(encoding="utf-8")
)["cases"]

REASONS = {
    "default-theme": "jekyll-theme-primer, which such sites get, is not at hand",
    "sass-values": "libsass evaluates min and max, and orders extended selectors otherwise",
}
if shutil.which("coffee") is None:
    REASONS["coffeescript"] = "there is no command `coffee` here"

REPOSITORIES = {"site-github-user": "octocat/octocat.github.io"}
PUBLIC = {
    "archived": False, "disabled": False, "has_downloads": True, "has_issues": True, "has_wiki": True,
    "language": None, "license": None, "private": False,
}  # fmt: skip


class _Api(BaseHTTPRequestHandler):
    """What GitHub's API says of two repositories and their owner."""

    description: str | None = None
    domain: str | None = None

    def do_GET(self) -> None:
        answers = {
            "/users/octocat": {"name": "The Octocat"},
            **{
                f"/repos/octocat/{name}{suffix}": answer
                for name in ("site", "octocat.github.io")
                for suffix, answer in (
                    ("", {**PUBLIC, "description": self.description}),
                    ("/pages", {"cname": self.domain, "source": {"branch": "main", "path": "/"}}),
                )
            },
        }
        answer = answers.get(self.path)
        self.send_response(200 if answer else 404)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def _serve(**facts: str | None) -> tuple[ThreadingHTTPServer, str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Api", (_Api,), facts))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


@pytest.fixture
def api(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a stand-in for GitHub's API."""
    facts = {"description": "A description", "domain": "www.example.org"}
    server, address = _serve(**facts if "cname" in request.node.name else {})
    yield address
    server.shutdown()


def masked(data: bytes, api: str) -> str:
    text = data.decode().replace(api, "API").replace("http://127.0.0.1:8990", "API")
    return re.sub(r"Jekyll v[\d.]+", "Jekyll", text)


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.xfail(reason=REASONS[name])] if name in REASONS else []) for name in CASES],
)
def test_the_output_is_that_of_github_pages(
    name: str, api: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES[name]
    source, destination = tmp_path / "source", tmp_path / "out"
    for path, text in case["source"].items():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_bytes(text.encode())
    for path, target in case.get("links", {}).items():
        (source / path).symlink_to(target)
    # A theme that has nothing which the site has not got itself.
    (tmp_path / "gems" / "gems" / "minima-2.5.1").mkdir(parents=True)
    monkeypatch.setenv("GEM_HOME", str(tmp_path / "gems"))
    environ = {
        "TZ": "UTC",
        "SOURCE_DATE_EPOCH": NOW,
        "PAGES_REPO_NWO": REPOSITORIES.get(name, "octocat/site"),
        "PAGES_API_URL": api,
        "JEKYLL_GITHUB_TOKEN": "a token",
        "JEKYLL_BUILD_REVISION": "0123456789abcdef0123456789abcdef01234567",
    }
    for key, value in environ.items():
        monkeypatch.setenv(key, value)
    options = {"source": str(source), "destination": str(destination), "profile": "github-pages"}
    if not case["pages"]:
        with pytest.raises(LiquidCompatError):
            build(options, Warnings())
        return
    build(options, Warnings())
    found = {
        path.relative_to(destination).as_posix(): masked(path.read_bytes(), api)
        for path in destination.rglob("*")
        if path.is_file()
    }
    expected = {path: masked(text.encode(), api) for path, text in case["pages"].items()}
    assert found.keys() == expected.keys()
    for path, text in expected.items():
        assert found[path] == text, path


def test_a_site_that_is_published_as_it_is(sandbox: Sandbox) -> None:
    files = {".nojekyll": "", "_x/a.md": "---\n---\n{{ 1 }}", "b.html": "b", ".git/config": "secret"}
    sandbox.write(files).build(profile="github-pages")
    assert sandbox.files() == [".nojekyll", "_x/a.md", "b.html"]
    assert sandbox.read("_x/a.md") == "---\n---\n{{ 1 }}"
    assert any(".nojekyll is there: nothing is built" in message for message in sandbox.messages)


def test_a_token_that_github_refuses_is_a_warning(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in {
        "PAGES_REPO_NWO": "octocat/site", "PAGES_API_URL": "http://127.0.0.1:9", "JEKYLL_GITHUB_TOKEN": "no"
    }.items():  # fmt: skip
        monkeypatch.setenv(key, value)
    sandbox.write({"index.html": "---\n---\n{{ site.url }}{{ site.baseurl }}"}).build(profile="github-pages")
    assert sandbox.read("index.html") == "https://octocat.github.io/site"
    assert any("GitHub could not be asked about octocat/site" in message for message in sandbox.messages)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{% include set.html %}\nIt\'s "x"', "It&#8217;s &#8220;x&#8221;"),
        ('{% include set.html %}\nIt\'s "x" é', "It’s “x” é"),
        ('x {% include set.html %}\nIt\'s "x"', "It’s “x”"),
        ('{% include text.html %}\nIt\'s "x"', "It’s “x”"),
    ],
)
def test_ascii_text_behind_an_include_that_prints_nothing(sandbox: Sandbox, text: str, expected: str) -> None:
    """The expectations are Jekyll 3.10's: such a text is US-ASCII to Ruby."""
    includes = {
        "_includes/set.html": "{% if site.url %}\n  {% assign a = 1 %}\n{% endif %}",
        "_includes/text.html": "y",
    }
    sandbox.write({**includes, "index.md": f"---\n---\n{text}\n"}).build(profile="github-pages")
    assert expected in sandbox.read("index.html")


def test_without_a_theme_at_hand_the_site_is_built_and_told_of_it(sandbox: Sandbox) -> None:
    sandbox.write({"index.html": "---\n---\nx"}).build(profile="github-pages")
    assert any("The theme jekyll-theme-primer" in message for message in sandbox.messages)
    sandbox.write({"_config.yml": "theme: null"}).build(profile="github-pages")
    assert not sandbox.messages
