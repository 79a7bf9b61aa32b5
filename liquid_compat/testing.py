"""Fixtures for pytest: a site that is built once for all tests. In `conftest.py`:

    pytest_plugins = ["liquid_compat.testing"]

Then a test takes `jekyll_site` (the site built), `jekyll_server` (its address) or `jekyll_build` (builds any site, each
once). Where the site is, and with which options it is built, a fixture of the same name tells:

    @pytest.fixture(scope="session")
    def jekyll_options():
        return {"source": "site", "baseurl": "/project"}
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from .api import Built, Site


@pytest.fixture(scope="session")
def jekyll_options(pytestconfig: pytest.Config) -> dict[str, Any]:
    """The options of the site under test: those of `Site`. By default it is in pytest's root folder."""
    return {"source": str(pytestconfig.rootpath)}


@pytest.fixture(scope="session")
def jekyll_build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Built]:
    """A function that builds a site, in a folder of its own, and each with the same options only once.

    It takes what `Site` takes, but for `destination`.
    """
    known: dict[str, Built] = {}

    def build(source: str | None = None, **options: Any) -> Built:
        key = json.dumps([str(source), options], sort_keys=True, default=str)
        if key not in known:
            known[key] = Site(source, tmp_path_factory.mktemp("site") / "site", **options).build()
        return known[key]

    return build


@pytest.fixture(scope="session")
def jekyll_site(jekyll_build: Callable[..., Built], jekyll_options: dict[str, Any]) -> Built:
    """The site under test, built once."""
    return jekyll_build(**jekyll_options)


@pytest.fixture(scope="session")
def jekyll_server(jekyll_site: Built, jekyll_options: dict[str, Any]) -> Iterator[str]:
    """The address that the site under test is served at, on loopback, while the tests run."""
    site = Site(**{**jekyll_options, "destination": jekyll_site.destination})
    with site.serve(watch=False, skip_initial_build=True, livereload=False) as server:
        yield server.address
