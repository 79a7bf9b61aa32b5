"""`build --profile` and `--profile-json`: what took how long, for people and for programs."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Sandbox

from .test_command_line import run


@pytest.fixture
def site(sandbox: Sandbox) -> Sandbox:
    return sandbox.write(
        {
            "_layouts/default.html": "<{{ content }}>",
            "a.html": "---\nlayout: default\n---\na\u00e9",
            "b.html": "---\nlayout: default\n---\n{{ page.name }}",
        }
    )


def build(site: Sandbox, *words: str) -> subprocess.CompletedProcess[str]:
    return run("build", "-s", str(site.source), "-d", str(site.destination), *words)


def profile(site: Sandbox, file: Path, *words: str) -> dict[str, Any]:
    result = build(site, "--profile-json", str(file), *words)
    assert (result.returncode, result.stderr) == (0, "")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    assert list(found) == ["templates", "items", "seconds"]
    assert list(found["seconds"]) == ["read", "generate", "render", "write"]
    assert all(isinstance(seconds, float) and seconds >= 0 for seconds in found["seconds"].values())
    return found


def test_the_file_has_the_templates_the_items_and_the_phases(site: Sandbox, tmp_path: Path) -> None:
    found = profile(site, tmp_path / "p.json")
    assert found["items"] == {"rendered": 2, "taken": 0}
    rows = {row["name"]: (row["count"], row["bytes"]) for row in found["templates"]}
    assert rows == {"_layouts/default.html": (2, 13), "b.html": (1, 6)}
    times = [row["time"] for row in found["templates"]]
    assert times == sorted(times, reverse=True)


def test_what_the_last_build_had_is_taken_and_the_file_is_written_again(site: Sandbox, tmp_path: Path) -> None:
    profile(site, tmp_path / "p.json")
    found = profile(site, tmp_path / "p.json")
    assert found["items"] == {"rendered": 0, "taken": 2}
    assert found["templates"] == []
    assert profile(site, tmp_path / "p.json", "--no-cache")["items"] == {"rendered": 2, "taken": 0}


def test_the_table_is_printed_only_where_it_is_asked_for(site: Sandbox, tmp_path: Path) -> None:
    file = str(tmp_path / "p.json")
    assert "Filename" not in build(site, "--profile-json", file).stdout
    result = build(site, "--profile", "--no-cache")
    lines = result.stdout.splitlines()
    assert lines[-3].startswith("| TOTAL (for 2 files)")
    assert lines[-2].strip() == "Rendered: 2 items, 0 taken from the last build"
    assert [part.split()[0] for part in lines[-1].partition("Time:")[2].split(",")] == [
        "read", "generate", "render", "write",
    ]  # fmt: skip
    again = build(site, "--profile").stdout
    assert "Rendered: 0 items, 2 taken from the last build (--no-cache renders all)" in again
    assert build(site, "--profile", "--quiet").stdout == ""


def test_a_file_that_cant_be_written_is_an_error_and_the_site_is_built(site: Sandbox, tmp_path: Path) -> None:
    result = build(site, "--profile-json", str(tmp_path / "none/p.json"))
    assert result.returncode == 1
    assert "The profile can't be written to" in result.stderr
    assert "none/p.json: No such file or directory" in result.stderr
    assert "Traceback" not in result.stderr
    assert site.read("b.html") == "<b.html>"


def test_a_folder_is_refused_before_anything_is_built(site: Sandbox, tmp_path: Path) -> None:
    result = build(site, "--profile-json", str(tmp_path))
    assert result.returncode == 2
    assert "is a directory" in result.stderr
    assert not site.destination.exists()


def test_it_is_for_single_builds(site: Sandbox, tmp_path: Path) -> None:
    result = build(site, "--watch", "--profile-json", str(tmp_path / "p.json"))
    assert result.returncode == 2
    assert "leave out --watch" in result.stderr
