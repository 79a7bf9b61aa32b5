"""What Jekyll 4.4.1's filters give, and Liquid's `date`, case by case (`tests/conformance/README.md`)."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from liquid_compat.errors import TemplateRenderError
from liquid_compat.templates.services import Registers
from liquid_compat.templates.standalone import DEFAULT_CONFIG
from tests.conformance import load
from tests.ruby.reference import NOW, value

from .site import ENVIRONMENT, Site, render


def known_failure(case: dict[str, Any]) -> str | None:
    """Why a case can't pass yet."""
    if '{"$hash": [[1, "a"], [null, "b"], [true,' in json.dumps(case["data"]):
        return "a dict can't have 1 and true as two keys"
    return None


def cases() -> Iterator[Any]:
    for number, case in enumerate(load("jekyll_filters.json")["cases"]):
        reason = known_failure(case)
        marks = () if reason is None else pytest.mark.xfail(strict=True, reason=reason)
        yield pytest.param(case, id=f"{number}-{case['name']}", marks=marks)


@pytest.mark.parametrize("case", [*cases()])
def test_as_jekyll(case: dict[str, Any]) -> None:
    result = render(case["template"], value(copy.deepcopy(case["data"])), case.get("config", DEFAULT_CONFIG))
    assert result.output == case.get("output", case.get("inline"))
    messages = [error.problem.message for error in result.errors]
    if "error" not in case:
        assert not messages
    elif case["error"]["class"].startswith("Liquid::"):  # others are told inline as "internal"
        assert case["error"]["message"] in messages[0]
    else:
        assert messages


def dates() -> Iterator[Any]:
    data = load("dates.json")
    for kind in ("cases", "timezone_cases", "now_dependent_cases"):
        for case in data[kind]:
            yield pytest.param(case, id=f"{case.get('tz', 'UTC')}-{case['input']!r}")


DATE_TEMPLATES = {
    "date": "{{ d | date: '%Y-%m-%dT%H:%M:%S.%N%z' }}",
    "date_to_xmlschema": "{{ d | date_to_xmlschema }}",
    "date_to_rfc822": "{{ d | date_to_rfc822 }}",
    "date_to_string": "{{ d | date_to_string }}",
}


@pytest.mark.parametrize("case", [*dates()])
def test_date_filters_as_jekyll(case: dict[str, Any]) -> None:
    zone = ZoneInfo(case.get("tz", "UTC"))
    for name, source in DATE_TEMPLATES.items():
        template = ENVIRONMENT.from_string(source)
        registers = Registers(Site(time=NOW, zone=zone), {})
        if isinstance(case[name], dict):
            with pytest.raises(TemplateRenderError) as raised:
                template.render({"d": value(case["input"])}, registers)
            if case[name]["error"]["class"].startswith("Liquid::"):
                assert case[name]["error"]["message"] in raised.value.problem.message
        else:
            assert template.render({"d": value(case["input"])}, registers) == case[name]
