"""Surroundings that don't depend on the machine: no proxy, no API key, no author id in the environment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FAKE_SCHOLARLY = Path(__file__).parent / "fake_scholarly"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"OPENALEX_API_KEY", "SEMANTIC_SCHOLAR_API_KEY", "GOOGLE_SCHOLAR_ID"}
    names |= {name for name in os.environ if name.lower().endswith("_proxy")}
    for name in names:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def fake_scholarly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the worker process import the stand-in in place of scholarly; it asks `FAKE_SCHOLAR_URL`."""
    monkeypatch.setenv("PYTHONPATH", str(FAKE_SCHOLARLY))
