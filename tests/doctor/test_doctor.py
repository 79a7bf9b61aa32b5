"""`doctor`: each fault in a small site, and what it says of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from liquid_compat.cli import main
from liquid_compat.doctor.examine import Wishes, examine
from liquid_compat.doctor.finding import Finding
from liquid_compat.doctor.schema import options, schema
from tests.conftest import NOW, Sandbox

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SCHEMA = ROOT / "docs/config.schema.json"
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "faults.yml").read_text(encoding="utf-8"))


def told(found: Finding) -> str:
    problem = found.problem
    parts = [found.check, problem.message, str(problem.location or ""), problem.hint or ""]
    return " | ".join(parts)


def examined(sandbox: Sandbox, wishes: Wishes | None = None) -> tuple[list[str], list[str]]:
    """The faults and the notes."""
    environ = {"TZ": "UTC", "SOURCE_DATE_EPOCH": NOW, "LIQUID_COMPAT_PROFILE": "jekyll"}
    found = examine({"source": str(sandbox.source)}, wishes or Wishes(), environ=environ).findings
    return [told(one) for one in found if one.level != "note"], [told(one) for one in found if one.level == "note"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_fault_is_found(case: dict[str, Any], sandbox: Sandbox) -> None:
    config = case.get("url") or "url: https://example.org\n" + case.get("config", "")
    sandbox.write({"_config.yml": config, **case["files"]})
    faults, notes = examined(sandbox)
    expected = sorted(case["finds"])
    assert len(faults) == len(expected), faults
    for line, beginning in zip(sorted(faults), expected, strict=True):
        assert line.replace(f"{sandbox.source}/", "").startswith(beginning)
    for beginning in case.get("notes", ()):
        assert any(note.replace(f"{sandbox.source}/", "").startswith(beginning) for note in notes), notes


def test_what_a_page_costs(sandbox: Sandbox) -> None:
    sandbox.write(
        {
            "_config.yml": "url: https://example.org\n",
            "a.html": "---\n---\n<link rel=stylesheet href=/a.css><img src=/p.jpg><script src=https://e.org/x.js></script>",
            "b.html": "---\n---\n<p>",
            "a.css": "p { color: red } " * 1000,
            "p.jpg": "x" * 1_500_000,
        }
    )
    faults, notes = examined(sandbox, Wishes(budget=1_000_000))
    (fault,) = faults
    assert fault.startswith("weight | a.html costs its readers 1.5 MB, more than 1.0 MB | a.html")
    assert "p.jpg (1.5 MB), a.html (0 kB), a.css (0 kB)" in fault
    assert any(note.startswith("weight | The picture p.jpg has 1.5 MB; a.html loads it") for note in notes)
    assert any("Half the 2 pages" in note and "a.html 1.5 MB" in note for note in notes)


def test_the_command(sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    sandbox.write({"_config.yml": "url: https://example.org\n", "index.html": '---\n---\n<a href="/none">.</a>'})
    words = ["doctor", "-s", str(sandbox.source)]
    assert main(words) == 1
    out = capsys.readouterr().out
    assert "Links and images (1)\nWarning: /none: leads to nothing\n  --> index.html:3:10\n" in out
    assert "1 pages, 1 fault" in out
    assert not sandbox.destination.exists()
    assert sorted(path.name for path in sandbox.source.iterdir()) == ["_config.yml", "index.html"]
    sandbox.write({"index.html": "---\n---\n"})
    assert main(words) == 0
    assert main([*words, "--quiet"]) == 0
    assert main([*words, "--budget", "0"]) == 1


def test_the_published_schema_is_the_declarations() -> None:
    text = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    assert SCHEMA.read_text(encoding="utf-8") == text, "run: python -m tests.doctor.make_schema"


@pytest.mark.parametrize("file", sorted([ROOT / "_config.yml", *(ROOT / "tests/sites").rglob("_config.yml")]), ids=str)
def test_good_configurations_are_valid(file: Path) -> None:
    values = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    kinds = jsonschema.Draft7Validator(schema()).iter_errors(yaml.safe_load(file.read_text(encoding="utf-8")) or {})
    assert values is not None
    assert [error.message for error in kinds] == []


@pytest.mark.parametrize(
    "values",
    [
        {"future": "maybe"},
        {"liquid": {"error_mode": "wran"}},
        {"sass": {"stile": 1}},
        {"collections": {"a": {"output": "x"}}},
        {"kramdown": {"smart_quote": "x"}},
        {"scholar": {"stlye": "x"}},
    ],
)
def test_faulty_configurations_are_not(values: dict[str, Any]) -> None:
    assert not jsonschema.Draft7Validator(schema()).is_valid(values)


def test_what_the_core_reads_is_declared() -> None:
    """Keys that are read by their names; plugins have sections of their own."""
    known = {option.key.partition(".")[0] for option in options()}
    reads = re.compile(r"""\bconfig(?:\.values)?(?:\.get\(|\[)"([\w-]+)\"""")
    read: set[str] = set()
    for room in ("config", "content", "converters", "pipeline", "serve", "themes"):
        for file in (ROOT / "liquid_compat" / room).glob("*.py"):
            read |= set(reads.findall(file.read_text(encoding="utf-8")))
    assert len(read) > 20
    assert sorted(read - known) == []
