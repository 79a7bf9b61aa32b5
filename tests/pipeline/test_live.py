"""A site that is built again and again in one process gives what a clean build of each moment gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from liquid_compat.errors import LiquidCompatError, Warnings
from liquid_compat.pipeline.live import LiveSite

from .edits import Edited, outcome


@pytest.mark.parametrize(("seed", "cache"), [(1, True), (2, False), (3, True)])
def test_each_build_is_that_of_a_new_process(seed: int, cache: bool, tmp_path: Path) -> None:
    site = Edited(tmp_path / "site", seed)
    options = {"source": str(site.root), "destination": str(tmp_path / "live")}
    environ = {"TZ": "UTC", "SOURCE_DATE_EPOCH": str(site.now), "LIQUID_COMPAT_PROFILE": "jekyll"}
    live = LiveSite(options, environ=environ, cache=cache, jobs=1)
    for step in range(6):
        expected, told = outcome(site, tmp_path / f"clean{step}", 1, cache=False)
        warnings = Warnings()
        try:
            live.build(warnings)
        except LiquidCompatError as error:
            assert [str(error)] == told
        else:
            folder = tmp_path / "live"
            found = {
                path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
            }
            assert found == expected
            assert [str(problem) for problem in warnings.problems] == told
        before = site.now
        site.edit()
        site.now = before
