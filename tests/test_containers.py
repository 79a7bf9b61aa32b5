"""Files that other programs read: hooks of pre-commit, containers, workflows."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml

from liquid_compat.cli import main
from liquid_compat.cli.group import COMMANDS
from liquid_compat.config.defaults import default_values
from tests.conftest import Sandbox

ROOT = Path(__file__).parent.parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_the_hook_of_pre_commit(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It runs in the site's folder, and prints faults only."""
    (hook,) = HOOKS
    assert set(hook) >= {"id", "name", "entry", "language"}
    program, *words = shlex.split(hook["entry"])
    assert (program, hook["language"], hook["pass_filenames"]) == ("liquid-compat", "python", False)
    sandbox.write({"_config.yml": "url: https://example.org\n", "a.html": "---\n---\n"})
    monkeypatch.chdir(sandbox.source)
    assert main(words) == 0
    assert capsys.readouterr().out == ""
    sandbox.write({"a.html": "---\n---\n<a href='/none'>"})
    assert main(words) == 1
    assert "/none: leads to nothing" in capsys.readouterr().out


def test_the_image() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    instructions = re.findall(r"^([A-Z]+) (.*)", text.replace("\\\n", " "), re.MULTILINE)
    last = dict(instructions[[name for name, _ in instructions].index("FROM", 1) :])
    assert last["FROM"] == "python:3.12-slim"
    assert last["USER"] == "site"
    assert last["WORKDIR"] == "/site"
    assert json.loads(last["ENTRYPOINT"]) == ["liquid-compat"]
    assert json.loads(last["CMD"])[0] in COMMANDS
    assert last["EXPOSE"] == default_values()["port"]
    needed = {"liquid_compat", "pyproject.toml", "README.md", "LICENSE", "_layouts", "_includes", "_sass", "assets"}
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert needed.isdisjoint(ignored)
    assert all((ROOT / name).exists() for name in needed)


@pytest.mark.parametrize("file", [".devcontainer/devcontainer.json", "docs/workflows/devcontainer.json"])
def test_dev_containers(file: str) -> None:
    values = json.loads((ROOT / file).read_text(encoding="utf-8"))
    assert {"name", "image", "postCreateCommand"} <= set(values)
    (schema,) = values["customizations"]["vscode"]["settings"]["yaml.schemas"]
    assert (ROOT / "docs" / schema.rpartition("/")[2]).is_file()


def test_the_folders_of_the_workflow_are_all_that_have_tests() -> None:
    text = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"\btests/\w+(?:\.py)?", text))
    folders = {f"tests/{path.parent.name}" for path in (ROOT / "tests").glob("*/test_*.py")} - {"tests/fuzz"}
    assert {name for name in named if not name.endswith(".py")} == folders
    assert all((ROOT / name).exists() for name in named)
