"""Templates of ours, as pages of a small site, come out as Jekyll's (`cases/`, made by `tests/regenerate.py`)."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from liquid_compat.errors import LiquidCompatError, Warnings
from liquid_compat.pipeline.single import render_file
from tests.conformance.written import Case, page_text, parameters
from tests.conftest import NOW

# Jekyll counts the lines of the content, we those of the file.
_LINE = re.compile(r" \(line \d+\)")

HERE = Path(__file__).parent / "cases"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site that the pages go into."""
    return Path(shutil.copytree(HERE / "site", tmp_path_factory.mktemp("templates") / "site"))


@pytest.mark.parametrize(("case", "answer"), [*parameters(HERE)])
def test_as_jekyll(case: Case, answer: dict[str, str], site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("JEKYLL_ENV", "production")
    page = site / case.options.get("page", "case.html")
    page.write_bytes(page_text(case).encode())
    try:
        output = render_file(str(page), {"source": str(site), "destination": str(site.parent / "out")}, Warnings())
    except LiquidCompatError as error:
        assert "error" in answer, error
        if answer["class"] == "Liquid::SyntaxError":
            assert _LINE.sub("", error.problem.message) in _LINE.sub("", answer["error"])
    else:
        assert output == answer.get("output")
    finally:
        page.unlink()
