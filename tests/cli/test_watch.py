"""`build --watch`: every edit of the source ends in the site, and a bad one costs nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import NOW, Sandbox

PATIENCE = 60
"""Seconds after which a site that did not change is a failure; as a rule it takes less than one."""


class Watched:
    """A site under watch: edit its source, wait for its output."""

    def __init__(self, site: Sandbox, log: Path, *words: str) -> None:
        self.site = site
        self.log = log
        environment = {**os.environ, "TZ": "UTC", "SOURCE_DATE_EPOCH": NOW, "LIQUID_COMPAT_PROFILE": "jekyll"}
        command = [sys.executable, "-m", "liquid_compat", "build", "--watch", "-s", str(site.source)]
        with log.open("w") as stream:
            self.process = subprocess.Popen(
                [*command, "-d", str(site.destination), *words],
                env=environment,
                stdout=stream,
                stderr=subprocess.STDOUT,
                preexec_fn=None if sys.platform == "win32" else _hear_interrupts,
            )

    def wait(self, what: Callable[[], bool]) -> None:
        """Until it is so."""
        end = time.monotonic() + PATIENCE
        while not what():
            assert self.process.poll() is None, f"the watch has ended: {self.log.read_text()}"
            assert time.monotonic() < end, f"nothing happened: {self.log.read_text()}"
            time.sleep(0.05)

    def shows(self, name: str, text: str) -> None:
        """Wait until a file of the site has this text."""
        path = self.site.destination / name
        self.wait(lambda: path.is_file() and path.read_text(encoding="utf-8") == text)

    def says(self, words: str) -> None:
        """Wait until it is printed."""
        self.wait(lambda: words in self.log.read_text())


def _hear_interrupts() -> None:
    """A shell has what it starts in the background pass over them, these tests perhaps among it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def watched(sandbox: Sandbox, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Watched]:
    sandbox.write(
        {
            "_config.yml": "title: First\n",
            "_layouts/default.html": "<{{ content }}>",
            "_includes/a.html": "a",
            "index.html": "---\nlayout: default\n---\n{% include a.html %} {{ site.title }}",
        }
    )
    site = Watched(sandbox, tmp_path / "log", *getattr(request, "param", ()))
    yield site
    site.process.kill()
    site.process.wait()


def test_edits_reach_the_site(watched: Watched) -> None:
    site = watched.site
    watched.shows("index.html", "<a First>")
    watched.says("Auto-regeneration:")
    site.write({"_includes/a.html": "b"})
    watched.shows("index.html", "<b First>")
    site.write({"_layouts/default.html": "[{{ content }}]"})
    watched.shows("index.html", "[b First]")
    site.write({"_posts/2025-01-01-new.html": "---\n---\nnew", "style.css": "a{}"})
    watched.shows("2025/01/01/new.html", "new")
    watched.shows("style.css", "a{}")
    (site.source / "style.css").unlink()
    watched.wait(lambda: not (site.destination / "style.css").exists())
    site.write({"_config.yml": "title: Second\n"})
    watched.shows("index.html", "[b Second]")


def test_a_broken_edit_leaves_the_site_until_it_is_mended(watched: Watched) -> None:
    site = watched.site
    watched.shows("index.html", "<a First>")
    watched.says("Auto-regeneration:")
    site.write({"_includes/a.html": "{% nonsense %}"})
    watched.says("_includes/a.html:1:1")
    assert site.read("index.html") == "<a First>"
    site.write({"_includes/a.html": "mended"})
    watched.shows("index.html", "<mended First>")
    assert "Traceback" not in watched.log.read_text()


@pytest.mark.parametrize("watched", [["--trace"]], indirect=True)
def test_where_a_build_has_failed_is_told_to_who_asks(watched: Watched) -> None:
    watched.says("Auto-regeneration:")
    watched.site.write({"_includes/a.html": "{% nonsense %}"})
    watched.says("Traceback (most recent call last)")
    watched.site.write({"_includes/a.html": "mended"})
    watched.shows("index.html", "<mended First>")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for others")
def test_an_interrupt_ends_it_well(watched: Watched) -> None:
    watched.says("Auto-regeneration:")
    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(PATIENCE) == 0
    assert "Traceback" not in watched.log.read_text()
