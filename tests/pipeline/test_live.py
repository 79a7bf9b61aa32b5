"""A site that is built again and again in one process gives what a clean build of each moment gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from .edited import Edited
from .edits import run_live
from .same_build import Live, difference, outcome


@pytest.mark.parametrize("seed", [1, 3, 4])
def test_each_build_is_that_of_a_new_process(seed: int, tmp_path: Path) -> None:
    assert run_live(seed, tmp_path) is None


def test_without_a_store_too(tmp_path: Path) -> None:
    site = Edited(tmp_path / "site", 2)
    live = Live(site, tmp_path / "live", cache=False)
    for step in range(6):
        assert difference(outcome(site, tmp_path / f"clean{step}", 1, cache=False), live.outcome()) is None
        site.edit()
