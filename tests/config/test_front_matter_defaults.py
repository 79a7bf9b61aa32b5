"""Front matter defaults: which scope a file falls into, and which of several wins."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from liquid_compat.config.front_matter_defaults import FrontMatterDefaults
from liquid_compat.errors import Warnings


def defaults(source: Path, *sets: Any, collections_dir: str = "") -> FrontMatterDefaults:
    return FrontMatterDefaults(list(sets), source, collections_dir, UTC, Warnings())


def test_scopes_by_path_and_type(tmp_path: Path) -> None:
    found = defaults(
        tmp_path,
        {"scope": {"path": ""}, "values": {"layout": "default", "author": "A"}},
        {"scope": {"path": "", "type": "posts"}, "values": {"layout": "post"}},
        {"scope": {"path": "projects"}, "values": {"layout": "project", "author": "B"}},
    )
    assert found.all("about.md", "pages") == {"layout": "default", "author": "A"}
    assert found.all("_posts/2026-01-01-a.md", "posts") == {"layout": "post", "author": "A"}
    assert found.all("projects/x.md", "pages") == {"layout": "project", "author": "B"}
    assert found.find("projects/x.md", "pages", "layout") == "project"


def test_the_longer_path_wins_over_the_type(tmp_path: Path) -> None:
    found = defaults(
        tmp_path,
        {"scope": {"path": "a/b"}, "values": {"x": 1}},
        {"scope": {"path": "a", "type": "pages"}, "values": {"x": 2, "y": 2}},
    )
    assert found.all("a/b/c.md", "pages") == {"x": 1, "y": 2}


def test_globs_match_what_exists(tmp_path: Path) -> None:
    (tmp_path / "section-1").mkdir()
    found = defaults(tmp_path, {"scope": {"path": "section-*"}, "values": {"layout": "section"}})
    assert found.all("section-1/a.md", "pages") == {"layout": "section"}
    assert found.all("section-2/a.md", "pages") == {}


def test_the_folder_of_collections_is_left_out_of_paths(tmp_path: Path) -> None:
    found = defaults(
        tmp_path,
        {"scope": {"path": "content/_talks", "type": "talks"}, "values": {"layout": "talk"}},
        collections_dir="content",
    )
    assert found.all("_talks/a.md", "talks") == {"layout": "talk"}


@pytest.mark.parametrize("old", ["page", "pages"])
def test_old_names_of_types(tmp_path: Path, old: str) -> None:
    found = defaults(tmp_path, {"scope": {"path": "", "type": old}, "values": {"x": 1}})
    assert found.all("a.md", "pages") == {"x": 1}


def test_a_set_that_cannot_be_used_is_warned_of(tmp_path: Path) -> None:
    warnings = Warnings()
    FrontMatterDefaults([{"scope": {"path": ""}}], tmp_path, "", UTC, warnings)
    assert "One of the `defaults`" in str(warnings.problems[0])
