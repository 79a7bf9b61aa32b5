"""A site, a cache of its own, and servers on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Sandbox

from .loopback import Server, start


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Server]:
    """An empty server, which is where themes are looked for; nothing is on the machine."""
    found = Server()
    running = start(found)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LIQUID_COMPAT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("LIQUID_COMPAT_GEM_SOURCE", found.address)
    monkeypatch.setenv("LIQUID_COMPAT_ARCHIVE_SOURCE", found.address)
    for name in ("GEM_HOME", "GEM_PATH", "http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("LIQUID_COMPAT_OFFLINE")
    monkeypatch.setattr("liquid_compat.themes.download._WAIT", 0.01)
    monkeypatch.setattr("liquid_compat.themes.download._LONGEST_WAIT", 0.05)
    yield found
    running.shutdown()


@pytest.fixture
def site(sandbox: Sandbox, server: Server) -> Sandbox:
    """A site with the theme `folio`."""
    return sandbox.write({"_config.yml": "theme: folio\n", "index.html": "---\nlayout: page\n---\nText"})
