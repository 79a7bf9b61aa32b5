"""Fixture sites come out as the real Jekyll's, byte for byte.

The outputs in `golden/` were made by `regenerate.py`; a new site or variant is a folder and a line, no code.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from liquid_compat.config.load import load_config
from liquid_compat.errors import Warnings
from liquid_compat.pipeline.outputs import outputs
from liquid_compat.pipeline.prepared import prepare
from liquid_compat.pipeline.render_all import render
from tests.conftest import NOW
from tests.regenerate import GEMS, HERE, variants

CASES = [
    (site.name, variant) for site in sorted((HERE / "sites").iterdir()) if site.is_dir() for variant in variants(site)
]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("name", "variant"), CASES)
def test_the_output_is_jekylls(name: str, variant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from liquid_compat.cli import main

    monkeypatch.chdir(HERE / "sites" / name)
    monkeypatch.setenv("GEM_PATH", str(GEMS))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("JEKYLL_ENV", "production")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    options = variants(HERE / "sites" / name)[variant]
    status = main(["build", "--quiet", "--destination", str(tmp_path / "out"), *options])
    assert status == 0
    ours, reference = files(tmp_path / "out"), files(HERE / "golden" / name / variant)
    assert sorted(ours) == sorted(reference)
    for path in sorted(reference):
        assert ours[path].decode("utf-8", "replace") == reference[path].decode("utf-8", "replace"), path


@pytest.mark.parametrize("name", sorted({name for name, _ in CASES}))
def test_a_site_comes_out_the_same_twice_in_one_process(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rendered twice after one reading, and read and rendered anew."""
    monkeypatch.setenv("GEM_PATH", str(GEMS))
    options = {"source": str(HERE / "sites" / name), "destination": str(tmp_path)}
    environment = {"TZ": "UTC", "SOURCE_DATE_EPOCH": NOW, "LIQUID_COMPAT_PROFILE": "jekyll"}
    once, again = (prepare(load_config(options, Warnings(), environment), Warnings()) for _ in range(2))
    first, second, third = (outputs(site.site, render(site, Warnings()), Warnings()) for site in (once, once, again))
    assert first == second == third
