"""Documents of ours come out as kramdown's and as Jekyll's (`cases/`, made by `tests/regenerate.py`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from liquid_compat.config.defaults import default_values
from liquid_compat.config.merge import deep_merge
from liquid_compat.converters.markdown import MarkdownConverter
from liquid_compat.highlight import kramdown_highlighter
from liquid_compat.kramdown import Document
from tests.conformance.written import Case, parameters

CASES = [*parameters(Path(__file__).parent / "cases")]


@pytest.mark.parametrize(("case", "answer"), CASES)
def test_as_kramdown(case: Case, answer: dict[str, str]) -> None:
    assert Document(case.text, case.options, highlighter=kramdown_highlighter).to_html() == answer["kramdown"]


@pytest.mark.parametrize(("case", "answer"), CASES)
def test_as_jekyll(case: Case, answer: dict[str, str]) -> None:
    config = deep_merge(default_values(), {"kramdown": case.options})
    assert MarkdownConverter(config).convert(case.text).text == answer["jekyll"]
