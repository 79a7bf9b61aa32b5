"""The GitHub Actions step: valid, with the inputs of `actions/jekyll-build-pages`, and its scripts run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import NOW, Sandbox

ROOT = Path(__file__).resolve().parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def step(name: str) -> dict[str, Any]:
    return next(step for step in ACTION["runs"]["steps"] if step["name"] == name)


@pytest.mark.parametrize(
    ("schema", "file"),
    [("vendor.github-actions", "action.yml"), ("vendor.github-workflows", "docs/workflows/pages.yml")],
)
def test_valid_against_the_published_schema(schema: str, file: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / file)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_inputs_of_jekyll_build_pages_and_ours() -> None:
    theirs = {"source", "destination", "future", "build_revision", "verbose", "token"}
    assert set(ACTION["inputs"]) == theirs | {"config", "baseurl", "profile", "version"}


def run_step(name: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "RUNNER_TEMP": str(folder), "HOME": str(folder), **variables}
    script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step(name)["run"]]
    return subprocess.run(script, capture_output=True, text=True, env=environment, cwd=folder)


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A runner's folder whose liquid-compat is this one."""
    folder = tmp_path / "runner"
    (folder / "liquid-compat/bin").mkdir(parents=True)
    program = folder / "liquid-compat/bin/liquid-compat"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m liquid_compat "$@"\n')
    program.chmod(0o755)
    return folder


def test_the_build_step(runner: Path, sandbox: Sandbox) -> None:
    sandbox.write(
        {
            "index.html": "---\n---\n{{ site.baseurl }} {{ site.title }} {{ jekyll.environment }}",
            "_posts/2999-01-01-f.html": "---\n---\n",
        }
    )
    (runner / "a b.yml").write_text("title: T\n")
    inputs = {key.upper(): "" for key in ("config", "baseurl")}
    inputs |= {"SOURCE": str(sandbox.source), "DESTINATION": str(sandbox.destination), "FUTURE": "false"}
    inputs |= {"VERBOSE": "false", "JEKYLL_ENV": "production"}
    result = run_step("Build the site", runner, **inputs)
    assert result.returncode == 0, result.stderr
    assert sandbox.files() == ["index.html"]
    more = {"CONFIG": f"{runner}/a b.yml", "BASEURL": "/x", "FUTURE": "true", "VERBOSE": "true"}
    result = run_step("Build the site", runner, **(inputs | more))
    assert result.returncode == 0, result.stderr
    assert "Written:" in result.stdout
    assert sandbox.read("index.html") == "/x T production"
    assert "2999/01/01/f.html" in sandbox.files()


def test_the_install_step_takes_the_action_or_a_version(runner: Path) -> None:
    log = runner / "log"
    (runner / "bin").mkdir()
    python = runner / "bin/python"
    python.write_text("#!/bin/sh\nexit 0\n")
    python.chmod(0o755)
    pip = runner / "liquid-compat/bin/pip"
    pip.write_text(f'#!/bin/sh\nfor word; do last=$word; done; echo "$last" >> {log}\n')
    pip.chmod(0o755)
    path = f"{runner}/bin:{os.environ['PATH']}"
    for version in ("", "0.1.0"):
        assert (
            run_step("Install liquid-compat", runner, VERSION=version, ACTION_PATH="/act ion", PATH=path).returncode
            == 0
        )
    assert log.read_text().splitlines() == ["/act ion", "liquid-compat==0.1.0"]


def test_a_site_with_the_gem_github_pages_comes_out_as_one_without_a_gemfile(runner: Path, tmp_path: Path) -> None:
    outputs = []
    for gemfile in (None, 'source "https://rubygems.org"\ngem "github-pages", group: :jekyll_plugins\n'):
        sandbox = Sandbox(Path(tempfile.mkdtemp(dir=tmp_path)))
        sandbox.write(
            {
                "_config.yml": "theme: null\nplugins: [jekyll-sitemap, jekyll-feed]\n",
                "README.md": "# Read *me*\n\n[a](notes.md)",
                "notes.md": 'Notes "without" front matter',
                "style.scss": "---\n---\n.a { .b { color: #FF0000 } }",
                "_posts/2020-01-02-p.md": "---\n---\n{% link README.md %} {{ jekyll.version }}",
                **({} if gemfile is None else {"Gemfile": gemfile}),
            }
        )
        inputs = {key.upper(): "" for key in ("config", "baseurl")}
        inputs |= {"SOURCE": str(sandbox.source), "DESTINATION": str(sandbox.destination), "FUTURE": "false"}
        inputs |= {"VERBOSE": "false", "LIQUID_COMPAT_PROFILE": ACTION["inputs"]["profile"]["default"]}
        inputs |= {"PAGES_REPO_NWO": "octocat/site", "SOURCE_DATE_EPOCH": NOW}
        result = run_step("Build the site", runner, **inputs)
        assert result.returncode == 0, result.stderr
        assert "github-pages, because of LIQUID_COMPAT_PROFILE" in result.stdout
        outputs.append({name: (sandbox.destination / name).read_bytes() for name in sandbox.files()})
    assert outputs[0] == outputs[1]
    assert outputs[0]["style.css"] == b".a .b{color:red}\n"
    assert b'<a href="/site/notes.html">' in outputs[0]["index.html"]
