"""The repository's own site, built once, and small sites that use its theme."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from lxml import html

from tests.conftest import NOW, Sandbox

ROOT = Path(__file__).resolve().parents[2]
THEME = ("_layouts", "_includes", "_sass", "assets")


class Site:
    """A built site as its visitors see it: pages by address, with their elements."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, url: str) -> Path:
        path = self.folder / unquote(urldefrag(url)[0]).lstrip("/")
        if path.is_dir():
            return path / "index.html"
        return path if path.exists() or path.suffix else path.with_suffix(".html")

    def text(self, url: str) -> str:
        return self.file(url).read_text(encoding="utf-8")

    def page(self, url: str) -> html.HtmlElement:
        return html.document_fromstring(self.text(url))

    def pages(self) -> list[str]:
        """Addresses of all pages but those that only redirect."""
        found = []
        for path in sorted(self.folder.rglob("*.html")):
            if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8"):
                found.append("/" + path.relative_to(self.folder).as_posix().removesuffix("index.html"))
        return found


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """`liquid-compat build` in the root of the repository."""
    destination = tmp_path_factory.mktemp("site") / "_site"
    environment = {**os.environ, "TZ": "UTC", "SOURCE_DATE_EPOCH": NOW, "JEKYLL_ENV": "production", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "liquid_compat", "build", "--disable-disk-cache"]
    done = subprocess.run(
        [*command, "-s", str(ROOT), "-d", str(destination)],
        capture_output=True, text=True, encoding="utf-8", env=environment, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return Site(destination)


@pytest.fixture
def themed(sandbox: Sandbox) -> Callable[..., Site]:
    """Builds a site from its files, with this repository's layouts, includes, styles and scripts."""

    def make(files: dict[str, str], **options: object) -> Site:
        for name in THEME:
            shutil.copytree(ROOT / name, sandbox.source / name)
        sandbox.write(files).build(environ={"JEKYLL_ENV": "production"}, **options)
        assert not sandbox.messages
        return Site(sandbox.destination)

    return make
