"""`--log-format`: what workflows and programs read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from liquid_compat.cli import main
from liquid_compat.cli.log import Log
from liquid_compat.errors import Location, Problem
from tests.conftest import Sandbox

PROBLEM = Problem("100%: a,\nb", Location("a,b:c.html", 3, 5, "x"), "do\r\nthis")


def test_annotations_are_escaped() -> None:
    assert Log("github").problem("warning", PROBLEM) == (
        "::warning file=a%2Cb%3Ac.html,line=3,col=5,title=liquid-compat::100%25: a,%0Ab%0Ahelp: do%0D%0Athis"
    )
    assert Log("github").problem("note", Problem("x")) == "::notice title=liquid-compat::x"


def test_json_has_what_is_known() -> None:
    assert json.loads(Log("json").problem("error", PROBLEM)) == {
        "level": "error", "message": "100%: a,\nb", "file": "a,b:c.html", "line": 3, "column": 5, "hint": "do\r\nthis",
    }  # fmt: skip
    assert json.loads(Log("json").problem("error", Problem("é"))) == {"level": "error", "message": "é"}


@pytest.mark.parametrize("where", ["words", "before", "environment"])
def test_paths_are_those_of_the_repository(
    where: str, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A workflow runs in the repository's folder; the site may lie in a folder of it."""
    sandbox.write({"sub/a.html": "---\ntitle: a: b\n---\n", "b.html": "---\n---\n{% inclde %}"})
    monkeypatch.chdir(sandbox.source.parent)
    words = ["build", "-s", sandbox.source.name, "-d", "out"]
    if where == "words":
        words += ["--log-format", "github"]
    elif where == "before":
        words = ["--log-format", "github", *words]
    else:
        monkeypatch.setenv("LIQUID_COMPAT_LOG_FORMAT", "github")
    assert main(words) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("::warning file=source/sub/a.html,line=2,col=9,title=liquid-compat::YAML:")
    assert lines[1].startswith("::error file=source/b.html,line=3,col=1,title=liquid-compat::Liquid syntax error")


def test_every_line_is_json(sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    sandbox.write({"a.html": "---\ntitle: a: b\n---\n"})
    for command in ("build", "doctor"):
        words = [command, "-s", str(sandbox.source), "-d", str(sandbox.destination), "--log-format", "json"]
        main(words)
        output = capsys.readouterr()
        lines = [json.loads(line) for line in (output.out + output.err).splitlines()]
        assert {"info", "warning"} <= {line["level"] for line in lines}
        (broken,) = (line for line in lines if line["message"].startswith("YAML"))
        assert Path(broken["file"]).name == "a.html"
        assert (broken["line"], broken["column"]) == (2, 9)
