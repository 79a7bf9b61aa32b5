"""What Ruby's Liquid 4.0.4 prints, warns of and refuses, case by case (../shared/conformance/README.md)."""

from __future__ import annotations

import base64
import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from liquid_compat.errors import TemplateSyntaxError
from liquid_compat.templates import Environment
from liquid_compat.templates.standalone import render

CONFORMANCE = Path(__file__).resolve().parents[2].parent / "shared" / "conformance"

pytestmark = pytest.mark.skipif(not CONFORMANCE.is_dir(), reason=f"{CONFORMANCE} is absent")

REPLACED = re.compile(r"\|\s*(?:sort|where|find|push|pop|shift|unshift|sample|inspect)\b")
"""Filters that Jekyll replaces or adds: the files tell the errors of plain Liquid only."""

KNOWN: dict[str, str] = {}
"""Cases that can't pass yet, with the reason."""

ENVIRONMENT = Environment.for_site()


def load(name: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The cases of a file and the data they share."""
    path = CONFORMANCE / name
    if not path.exists():
        return [], {}
    if name.endswith("l"):
        lines = path.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines[1:]], {}
    content = json.loads(path.read_text(encoding="utf-8"))
    return content["cases"], content.get("data", {})


def cases(name: str) -> Iterator[Any]:
    """One parameter for each case that says anything about Liquid 4."""
    found, data = load(name)
    for case in found:
        if case.get("absent_in_4"):
            continue
        identity = f"{name.split('.')[0]}-{case.get('id', case.get('name'))}"
        marks = pytest.mark.xfail(strict=True, reason=KNOWN[identity]) if identity in KNOWN else ()
        yield pytest.param({"data": data, **case}, id=identity, marks=marks)


def expected_output(case: dict[str, Any]) -> str:
    """What Liquid with Jekyll's filters prints."""
    if "output_base64" in case:
        return base64.b64decode(case["output_base64"]).decode("utf-8", "surrogateescape")
    return case.get("output_jekyll", case.get("output"))


@pytest.mark.parametrize(
    "case", [*cases("liquid_core.json"), *cases("liquid_lax.json"), *cases("liquid_fuzz_dev.jsonl")]
)
def test_as_ruby(case: dict[str, Any]) -> None:
    data = copy.deepcopy(case["data"])
    if "error" in case:
        with pytest.raises(TemplateSyntaxError) as raised:
            render(case["template"], data, environment=ENVIRONMENT)
        assert raised.value.problem.message == case["error"]["message"]
        return
    result = render(case["template"], data, environment=ENVIRONMENT, partials=case.get("templates"))
    assert result.output == expected_output(case)
    if "warnings" in case:
        assert [problem.message for problem in result.warnings] == case["warnings"]
    if not REPLACED.search(case["template"]):
        messages = [error.problem.message for error in result.errors]
        wanted = [error["message"] for error in case.get("errors", [])]
        assert len(messages) == len(wanted)
        for message, words in zip(messages, wanted, strict=True):
            assert message == words or words.endswith("internal")  # Ruby's own errors: the words may differ
