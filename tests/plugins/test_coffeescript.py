"""CoffeeScript: compiled by the command `coffee` where there is one; a warning tells where there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ..conftest import Sandbox

FILES = {
    "_config.yml": "plugins: [jekyll-coffeescript]\n",
    "js/app.coffee": "---\n---\na = 1\n",
    "js/raw.coffee": "a = 1\n",
}


@pytest.mark.skipif(os.name == "nt", reason="the command is a shell script")
def test_scripts_with_a_front_matter_are_compiled(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = tmp_path / "bin/coffee"
    command.parent.mkdir()
    command.write_text('#!/bin/sh\necho "// $*"\ncat\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}:{os.environ['PATH']}")
    sandbox.write(FILES).build()
    assert sandbox.files() == ["js/app.js", "js/raw.coffee"]
    assert sandbox.read("js/app.js") == "// --compile --stdio --no-header\na = 1\n"
    assert sandbox.messages == []


def test_without_the_command_they_are_copied(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script that Jekyll wouldn't compile either is no reason to warn."""
    monkeypatch.setenv("PATH", str(tmp_path))
    sandbox.write(FILES).build()
    assert sandbox.files() == ["js/app.coffee", "js/raw.coffee"]
    assert [message.partition("\n")[0] for message in sandbox.messages] == [
        "There is no command `coffee`: js/app.coffee is copied, not compiled"
    ]
    (sandbox.source / "js/app.coffee").unlink()
    sandbox.build()
    assert sandbox.messages == []
