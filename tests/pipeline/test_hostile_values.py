"""Values that are cyclic, huge or odd: one message, word for word, and nothing lost. No case comes to the catch-all.

`pytest tests/pipeline/test_hostile_values.py --force-regen` writes the messages anew.
"""

from __future__ import annotations

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from liquid_compat.cli.group import run
from liquid_compat.content.slug import slugify
from tests.conftest import Sandbox
from tests.pipeline.hostile_values import BUILDS, FAILS
from tests.pipeline.test_bad_input import GOOD
from tests.pipeline.test_messages import shown

SCREEN = 80


def contents(site: Sandbox) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(site.source.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("case", FAILS)
def test_one_message_and_nothing_is_lost(
    sandbox: Sandbox, case: str, file_regression: FileRegressionFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    sandbox.write(GOOD).build()
    sandbox.write({"index.html": "---\n---\nnew\n", **FAILS[case]})
    before = contents(sandbox)
    status = run(["build", "-q", "-s", str(sandbox.source), "-d", str(sandbox.destination)])
    message = capsys.readouterr().err
    assert status == 1
    assert contents(sandbox) == before
    assert sandbox.files() == ["index.html"]
    assert sandbox.read("index.html") == "good\n"
    assert "fault of liquid-compat" not in message
    frame = [line for line in message.splitlines() if " | " in line[:8]]
    assert all(len(line) <= SCREEN for line in frame)
    file_regression.check(shown(message, sandbox), basename=slugify(case))


@pytest.mark.parametrize("case", BUILDS)
def test_what_is_odd_and_builds(sandbox: Sandbox, case: str) -> None:
    files, expected = BUILDS[case]
    sandbox.write(files).build()
    assert sandbox.read("a.html") == f"{expected}\n"
