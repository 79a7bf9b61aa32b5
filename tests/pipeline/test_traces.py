"""Sites come out the same whether includes and loops are taken from records or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from liquid_compat.config.load import load_config
from liquid_compat.errors import Warnings
from liquid_compat.pipeline.prepared import prepare
from liquid_compat.pipeline.render_all import render
from liquid_compat.templates.traces import Traces

from ..conftest import NOW
from ..regenerate import GEMS, HERE

SITES = sorted(path.name for path in (HERE / "sites").iterdir() if path.is_dir())
ENVIRONMENT = {"TZ": "UTC", "SOURCE_DATE_EPOCH": NOW, "LIQUID_COMPAT_PROFILE": "jekyll"}


@pytest.mark.parametrize("name", SITES)
def test_a_site_comes_out_the_same(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEM_PATH", str(GEMS))
    options = {"source": str(HERE / "sites" / name), "destination": str(tmp_path)}
    found = []
    for always in (None, False, True):
        warnings = Warnings()
        site = prepare(load_config(options, warnings, ENVIRONMENT), warnings)
        view = site.site.rules.view
        site.renderer.traces = None if always is None else Traces(view, {}, always=always)
        results = render(site, warnings, jobs=1)
        texts = [(results.at(position).content, results.at(position).output) for position in range(len(results))]
        found.append((texts, warnings.problems))
    assert found[0] == found[1] == found[2]
