"""The process ends at once when its work is done, and nothing is lost by that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import atexit, sys, tempfile
atexit.register(print, "told at the end")
folder = tempfile.TemporaryDirectory()
print(folder.name)
sys.argv = ["liquid-compat", *sys.argv[1:]]
from liquid_compat.cli import main
sys.exit(main())
"""


@pytest.mark.parametrize(("words", "status", "said"), [(["help"], 0, "Usage"), (["no-such-command"], 2, "")])
def test_what_was_said_and_what_is_to_be_put_away(words: list[str], status: int, said: str) -> None:
    run = subprocess.run([sys.executable, "-c", PROGRAM, *words], capture_output=True, text=True, check=False)
    first, *_, last = run.stdout.splitlines()
    assert run.returncode == status
    assert said in run.stdout
    assert last == "told at the end"
    assert not Path(first).exists()
