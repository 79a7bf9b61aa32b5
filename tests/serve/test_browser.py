"""What somebody sees who has the site open in Chromium while it is edited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Sandbox

from .chromium import Chromium, program
from .served import server_of

OVERLAY = "document.querySelector('liquid-compat-overlay')"
PAGE = "---\n---\n<!DOCTYPE html><html><head><link rel=stylesheet href=/css/main.css></head><body>{}</body></html>"
FILES = {
    "index.html": PAGE.format("<p>first</p><div style='height: 5000px'></div>"),
    "css/main.scss": "---\n---\np { color: rgb(1, 2, 3); }",
}

pytestmark = pytest.mark.skipif(program() is None, reason="needs Chromium")


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with Chromium(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


def test_edits_are_seen(sandbox: Sandbox, chromium: Chromium) -> None:
    text = "document.querySelector('p')?.textContent"
    color = "getComputedStyle(document.querySelector('p')).color"
    with server_of(sandbox.write(FILES)) as server:
        chromium.open(server.address)
        assert chromium.look(text) == "first"
        # A page reloads, and stays where it was.
        chromium.look("window.mark = 1; scrollTo(0, 1234)")
        sandbox.write({"index.html": FILES["index.html"].replace("first", "second")})
        chromium.until(f"{text} === 'second'")
        chromium.until("scrollY === 1234")
        assert chromium.look("window.mark") is None
        # A style sheet is exchanged in the page.
        chromium.look("window.mark = 2")
        assert chromium.look(color) == "rgb(1, 2, 3)"
        sandbox.write({"css/main.scss": "---\n---\np { color: rgb(4, 5, 6); }"})
        chromium.until(f"{color} === 'rgb(4, 5, 6)'")
        chromium.until("document.querySelectorAll('link').length === 1")
        assert chromium.look("window.mark") == 2
        # An error covers the page until it is mended, and the page is still there.
        sandbox.write({"about.html": "---\n---\n{% if %}\n"})
        chromium.until(f"!!{OVERLAY}?.shadowRoot.querySelector('.failure mark')")
        assert "about.html:3" in chromium.look(f"{OVERLAY}.shadowRoot.textContent")
        assert chromium.look(f"{OVERLAY}.getBoundingClientRect().height === innerHeight")
        assert chromium.look("window.mark") == 2
        (sandbox.source / "about.html").unlink()
        chromium.until(f"!{OVERLAY}")
        assert chromium.look("window.mark") == 2
        # A warning is a line in a corner, which stays closed.
        sandbox.write({"about.html": "---\nlayout: none-such\n---\n"})
        chromium.until(f"{OVERLAY}?.shadowRoot.querySelector('summary')?.textContent.includes('1 warning')")
        chromium.look(f"{OVERLAY}.shadowRoot.querySelector('button').click()")
        assert chromium.look(OVERLAY) is None
        sandbox.write({"index.html": FILES["index.html"].replace("first", "third")})
        chromium.until(f"{text} === 'third'")
        assert chromium.look(OVERLAY) is None


def test_a_site_that_fails_from_the_beginning_comes_up_by_itself(sandbox: Sandbox, chromium: Chromium) -> None:
    with server_of(sandbox.write({"index.html": "---\n---\n{% if %}"})) as server:
        chromium.open(server.address)
        chromium.until(f"!!{OVERLAY}?.shadowRoot.querySelector('.failure')")
        sandbox.write(FILES)
        chromium.until("document.querySelector('p')?.textContent === 'first'")
        assert chromium.look(OVERLAY) is None


def test_a_page_of_an_earlier_server_reloads(sandbox: Sandbox, chromium: Chromium) -> None:
    with server_of(sandbox.write(FILES)) as server:
        chromium.open(server.address)
    sandbox.write({"index.html": PAGE.format("<p>later</p>")})
    with server_of(sandbox, port=server.port):
        chromium.until("document.querySelector('p')?.textContent === 'later'")


def test_reloading_at_a_port_of_its_own(sandbox: Sandbox, chromium: Chromium) -> None:
    with server_of(sandbox.write(FILES), livereload_port=0) as server:
        chromium.open(server.shown_address)
        sandbox.write({"index.html": PAGE.format("<p>second</p>")})
        chromium.until("document.querySelector('p')?.textContent === 'second'")


def test_a_page_with_a_strict_policy_reloads(sandbox: Sandbox, chromium: Chromium, tmp_path: Path) -> None:
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'self'\">"
    with server_of(sandbox.write({"index.html": f"---\n---\n<!DOCTYPE html>{policy}<p>first"})) as server:
        chromium.open(server.address)
        sandbox.write({"index.html": f"---\n---\n<!DOCTYPE html>{policy}<p>second"})
        chromium.until("document.querySelector('p')?.textContent.includes('second')")
        sandbox.write({"index.html": "---\n---\n{% if %}"})
        chromium.until(f"{OVERLAY}?.getBoundingClientRect().height === innerHeight")
