"""What is seen of each typical mistake, in the terminal and in the browser, word for word (`test_mistakes/`).

`pytest tests/serve/test_mistakes.py --force-regen` writes them anew; read the difference before committing it.
"""

from __future__ import annotations

import re

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from liquid_compat.cli.output import Report
from liquid_compat.cli.serve_log import TerminalLog
from liquid_compat.config.load import load_config
from liquid_compat.content.slug import slugify
from liquid_compat.errors import Warnings
from liquid_compat.pipeline.live import LiveSite
from liquid_compat.serve.maker import Maker
from liquid_compat.serve.settings import serve_settings
from liquid_compat.serve.stage import Stage
from tests.conftest import Sandbox

from .mistakes import GOOD, MISTAKES
from .served import ENVIRON, tree

SILENT = ("a post without a date in its name",)
"""Mistakes of which nothing is told, as with Jekyll; `doctor` finds them."""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told(
    sandbox: Sandbox,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    file_regression: FileRegressionFixture,
    mistake: str,
) -> None:
    options = {"source": str(sandbox.source), "destination": str(sandbox.destination), "serving": True}
    config = load_config(options, Warnings(), ENVIRON) if sandbox.write(GOOD) else None
    assert config is not None
    stage = Stage()
    site = LiveSite(options, environ=ENVIRON, jobs=1)
    maker = Maker(site, stage, config, serve_settings(config), TerminalLog(Report(quiet=False)))
    assert maker.build()
    assert capsys.readouterr().err == stage.state.warnings == ""
    before = tree(sandbox.destination)

    succeeds = sandbox.write(MISTAKES[mistake]) and maker.build()

    terminal, state = capsys.readouterr().err, stage.state
    assert succeeds or tree(sandbox.destination) == before
    assert bool(terminal) == bool(state.failure or state.warnings) == (mistake not in SILENT)
    if terminal:
        assert bool(state.failure) is not succeeds
        shown = re.sub(
            r"(<(?:section|pre|details|summary|p|/article|/details|/pre))", r"\n\1", state.failure + state.warnings
        )
        place = str(sandbox.source)
        name = slugify(mistake)
        file_regression.check(terminal.replace(place, "SOURCE"), basename=name, extension=".txt")
        file_regression.check(shown.replace(place, "SOURCE").lstrip() + "\n", basename=name, extension=".html")

    sandbox.write(GOOD)
    for added in MISTAKES[mistake].keys() - GOOD.keys():
        (sandbox.source / added).unlink()
    assert maker.build()
    assert stage.state.failure == stage.state.warnings == ""
    assert tree(sandbox.destination) == before


def test_they_are_at_least_thirty() -> None:
    assert len(MISTAKES) - len(SILENT) >= 30


def test_a_terminal_that_is_gone_ends_nothing(sandbox: Sandbox) -> None:
    """Whoever reads what is printed may stop to (`serve | head`); edits go on being built."""

    class Gone(TerminalLog):
        def building(self, *words: object) -> None:
            raise BrokenPipeError

        warning = built = failed = edited = building  # type: ignore[assignment]

    sandbox.write({"index.html": "---\nlayout: none-such\n---\n"})
    config = load_config({"source": str(sandbox.source), "destination": str(sandbox.destination)}, Warnings(), {})
    stage = Stage()
    site = LiveSite({"source": str(sandbox.source), "destination": str(sandbox.destination)})
    maker = Maker(site, stage, config, serve_settings(config), Gone(Report(quiet=False)))
    assert maker.build()
    sandbox.write({"index.html": "---\n---\n{% if %}"})
    assert not maker.build()
