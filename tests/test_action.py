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

from liquid_compat.config.defaults import default_values
from liquid_compat.themes.cache import cache_folder
from tests.conftest import NOW, Sandbox

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted([*ROOT.glob("docs/workflows/*.yml"), *ROOT.glob(".github/workflows/*.yml")])
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def step(name: str, workflow: str | None = None) -> dict[str, Any]:
    if workflow is None:
        steps = ACTION["runs"]["steps"]
    else:
        (job,) = yaml.safe_load((ROOT / f"docs/workflows/{workflow}.yml").read_text(encoding="utf-8"))["jobs"].values()
        steps = job["steps"]
    return next(step for step in steps if step["name"] == name)


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", "action.yml"),
        *(("vendor.github-workflows", file.relative_to(ROOT).as_posix()) for file in WORKFLOWS),
    ],
)
def test_valid_against_the_published_schema(schema: str, file: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / file)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_inputs_of_jekyll_build_pages_and_ours() -> None:
    theirs = {"source", "destination", "future", "build_revision", "verbose", "token"}
    assert set(ACTION["inputs"]) == theirs | {"config", "baseurl", "profile", "version", "strict", "cache", "scholar"}


def run_step(
    name: str, folder: Path, *, workflow: str | None = None, cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a step as a runner does, with the files that it has for steps."""
    environment = {
        "PATH": f"{folder}/liquid-compat/bin:{os.environ['PATH']}",
        "RUNNER_TEMP": str(folder),
        "HOME": str(folder),
        **{name: str(folder / name) for name in ("GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_STEP_SUMMARY")},
        **variables,
    }
    script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step(name, workflow)["run"]]
    return subprocess.run(script, capture_output=True, text=True, env=environment, cwd=cwd or folder)


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
    inputs |= {"VERBOSE": "false", "JEKYLL_ENV": "production", "STRICT": "false", "CACHE": "false"}
    inputs |= {"LIQUID_COMPAT_LOG_FORMAT": step("Build the site")["env"]["LIQUID_COMPAT_LOG_FORMAT"]}
    result = run_step("Build the site", runner, **inputs)
    assert result.returncode == 0, result.stderr
    assert sandbox.files() == ["index.html"]
    more = {"CONFIG": f"{runner}/a b.yml", "BASEURL": "/x", "FUTURE": "true", "VERBOSE": "true"}
    result = run_step("Build the site", runner, **(inputs | more))
    assert result.returncode == 0, result.stderr
    assert "Written:" in result.stdout
    assert sandbox.read("index.html") == "/x T production"
    assert "2999/01/01/f.html" in sandbox.files()
    assert not (sandbox.source / ".jekyll-cache/.liquid-compat-store.sqlite").exists()
    assert run_step("Build the site", runner, **(inputs | {"CACHE": "true"})).returncode == 0
    assert (sandbox.source / ".jekyll-cache/.liquid-compat-store.sqlite").exists()


def test_warnings_and_errors_are_annotations(runner: Path, sandbox: Sandbox) -> None:
    sandbox.write({"a.html": "---\ntitle: a: b\n---\n"})
    inputs = dict.fromkeys(("CONFIG", "BASEURL", "FUTURE", "VERBOSE", "CACHE"), "")
    inputs |= {"SOURCE": str(sandbox.source), "DESTINATION": str(sandbox.destination), "STRICT": "true"}
    inputs |= {"LIQUID_COMPAT_PROFILE": "jekyll", "LIQUID_COMPAT_LOG_FORMAT": "github"}
    result = run_step("Build the site", runner, **inputs)
    assert result.returncode == 1
    first, last = result.stderr.splitlines()
    assert first.startswith(f"::warning file={sandbox.source}/a.html,line=2,col=9,title=liquid-compat::YAML")
    assert last.startswith("::error title=liquid-compat::--strict")


def test_what_is_kept_is_what_a_build_keeps() -> None:
    """The cache step names the folders of the store and of themes."""
    paths = step("Get what the last run rendered")["with"]["path"].split()
    assert paths == ["${{", "inputs.source", "}}/.jekyll-cache", "~/.cache/liquid-compat"]
    assert default_values()["cache_dir"] == ".jekyll-cache"
    assert cache_folder({"HOME": "/home/x"}) == Path("/home/x/.cache/liquid-compat/themes")


def test_the_scholar_step(runner: Path, sandbox: Sandbox) -> None:
    sandbox.write({"_config.yml": "title: T\n"})
    result = run_step(
        "Fetch citation statistics", runner, SOURCE=str(sandbox.source), CONFIG="", LIQUID_COMPAT_LOG_FORMAT="github"
    )
    assert result.returncode == 1
    assert result.stderr.startswith("::error file=")
    assert "whose citations?" in result.stderr
    assert step("Fetch citation statistics")["continue-on-error"] is True


def test_a_preview_is_compared(runner: Path, tmp_path: Path) -> None:
    for name, text in (("before", "old"), ("after", "new")):
        (tmp_path / f"site-{name}").mkdir()
        (tmp_path / f"site-{name}/index.html").write_text(f"<p>{text}")
    result = run_step("Compare", runner, workflow="preview", cwd=tmp_path)
    assert result.returncode == 0
    summary = (runner / "GITHUB_STEP_SUMMARY").read_text()
    assert summary.startswith("```\n")
    assert "Different:     1" in summary
    assert "<mark>old</mark>" in (tmp_path / "report/index.html").read_text()


def test_citations_are_committed_where_they_have_changed(runner: Path, tmp_path: Path) -> None:
    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=site, check=True, capture_output=True, text=True).stdout

    site = tmp_path / "clone"
    site.mkdir()
    git("init", "-q", "--bare", "../origin.git")
    git("init", "-q")
    git("remote", "add", "origin", "../origin.git")
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m", "first")
    git("push", "-q", "--set-upstream", "origin", "HEAD")
    run = {"workflow": "citations", "cwd": site}
    assert run_step("Commit what has changed", runner, **run).returncode == 0  # type: ignore[arg-type]
    assert not (runner / "GITHUB_OUTPUT").exists()
    (site / "_data").mkdir()
    (site / "_data/citations.yml").write_text("a: 1\n")
    result = run_step("Commit what has changed", runner, **run)  # type: ignore[arg-type]
    assert result.returncode == 0, result.stderr
    assert (runner / "GITHUB_OUTPUT").read_text() == "changed=true\n"
    assert git("log", "--format=%s", "@{u}").splitlines() == ["Citation statistics", "first"]


def test_the_install_step_takes_the_action_or_a_version(runner: Path) -> None:
    log = runner / "log"
    (runner / "bin").mkdir()
    for name in ("bin/python", "liquid-compat/bin/python", "liquid-compat/Scripts/python"):
        program = runner / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\nfor word; do last=$word; done; echo "$0 $last" >> {log}\n')
        program.chmod(0o755)
    path = f"{runner}/bin:{os.environ['PATH']}"
    name = "Install liquid-compat"
    for version, system in (("", "Linux"), ("0.1.0", "macOS"), ("0.1.0", "Windows")):
        result = run_step(name, runner, VERSION=version, ACTION_PATH="/act ion", PATH=path, RUNNER_OS=system)
        assert result.returncode == 0, result.stderr
    assert [line for line in log.read_text().splitlines() if "liquid-compat/" in line.split()[0]] == [
        f"{runner}/liquid-compat/bin/python /act ion",
        f"{runner}/liquid-compat/bin/python liquid-compat==0.1.0",
        f"{runner}/liquid-compat/Scripts/python liquid-compat==0.1.0",
    ]
    added = (runner / "GITHUB_PATH").read_text().splitlines()
    assert added == [f"{runner}/liquid-compat/{folder}" for folder in ("bin", "bin", "Scripts")]


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
        inputs |= {
            "VERBOSE": "false",
            "STRICT": "false",
            "CACHE": "false",
            "LIQUID_COMPAT_PROFILE": ACTION["inputs"]["profile"]["default"],
        }
        inputs |= {"PAGES_REPO_NWO": "octocat/site", "SOURCE_DATE_EPOCH": NOW}
        result = run_step("Build the site", runner, **inputs)
        assert result.returncode == 0, result.stderr
        assert "github-pages, because of LIQUID_COMPAT_PROFILE" in result.stdout
        outputs.append({name: (sandbox.destination / name).read_bytes() for name in sandbox.files()})
    assert outputs[0] == outputs[1]
    assert outputs[0]["style.css"] == b".a .b{color:red}\n"
    assert b'<a href="/site/notes.html">' in outputs[0]["index.html"]
