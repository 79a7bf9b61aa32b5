"""A short run of `edits`."""

from __future__ import annotations

from pathlib import Path

from .edits import run


def test_a_site_is_served_as_a_clean_build_makes_it_while_it_is_edited(tmp_path: Path) -> None:
    assert run(12, 3, tmp_path) is None
