"""What Ruby's Liquid 4.0.4 prints, warns of and refuses, case by case (`tests/conformance/README.md`)."""

from __future__ import annotations

import base64
import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest

from liquid_compat.errors import TemplateSyntaxError
from liquid_compat.templates import Environment
from liquid_compat.templates.standalone import render
from tests.conformance import load, needs_outside

REPLACED = re.compile(r"\|\s*(?:sort|where|find|push|pop|shift|unshift|sample|inspect)\b")
"""Filters that Jekyll replaces or adds: the files tell the errors of plain Liquid only."""

KNOWN: dict[str, str] = {}
"""Cases that can't pass yet, with the reason."""

ENVIRONMENT = Environment.for_site()


def cases(name: str) -> Iterator[Any]:
    """One parameter for each case that says anything about Liquid 4."""
    content = load(name)
    for case in content["cases"]:
        if case.get("absent_in_4"):
            continue
        identity = f"{name.split('.')[0]}-{case.get('id', case.get('name'))}"
        marks = pytest.mark.xfail(strict=True, reason=KNOWN[identity]) if identity in KNOWN else ()
        yield pytest.param({"data": content.get("data", {}), **case}, id=identity, marks=marks)


def expected_output(case: dict[str, Any]) -> str:
    """What Liquid with Jekyll's filters prints."""
    if "output_base64" in case:
        return base64.b64decode(case["output_base64"]).decode("utf-8", "surrogateescape")
    return case.get("output_jekyll", case.get("output"))


@pytest.mark.parametrize("case", [*cases("liquid_fuzz_dev.jsonl")])
def test_as_ruby(case: dict[str, Any]) -> None:
    check(case)


@needs_outside
@pytest.mark.parametrize("case", [*cases("liquid_core.json"), *cases("liquid_lax.json")])
def test_as_ruby_where_others_wrote_the_templates(case: dict[str, Any]) -> None:
    check(case)


def check(case: dict[str, Any]) -> None:
    """Output, errors and warnings are Ruby's."""
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
