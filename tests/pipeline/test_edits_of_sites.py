"""The runner that edits real sites, on small ones: nothing differs, and what would differ is told."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from . import same_build
from .edits_of_sites import CopiedSite
from .same_build import follow, follow_live

SITES = Path(__file__).parents[1] / "sites"


@pytest.mark.parametrize(("name", "seed"), [("drafts", 1), ("data", 2), ("collections", 3)])
def test_edits_give_what_a_clean_build_gives(name: str, seed: int, tmp_path: Path) -> None:
    for way in (follow, follow_live):
        folder = tmp_path / way.__name__
        folder.mkdir()
        assert way(CopiedSite(SITES / name, folder / "site", seed, "jekyll"), random.Random(seed), folder, 6) is None


def test_a_page_that_stays_as_it_was_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = CopiedSite(SITES / "data", tmp_path / "site", 1, "jekyll")
    monkeypatch.setattr(site, "edit", lambda: site.write("index.html", "---\n---\nother"))
    build = same_build.outcome
    stale = build(site, tmp_path / "target", 1, cache=True)
    monkeypatch.setattr(same_build, "outcome", lambda *asked, cache: stale if cache else build(*asked, cache=False))
    assert "index.html differs" in (follow(site, random.Random(2), tmp_path, 3) or "")


def test_a_site_whose_build_failed_is_mended(tmp_path: Path) -> None:
    site = CopiedSite(SITES / "blog", tmp_path / "site", 1, "jekyll")
    for _ in range(20):
        site.is_broken = False
        before = {name: (site.root / name).read_bytes() for name in site.files()}
        site.edit()
        site.is_broken = True
        changes = [site.edit()]
        while changes[-1] != "mend":
            changes.append(site.edit())
        assert {name: (site.root / name).read_bytes() for name in site.files()} == before, changes
