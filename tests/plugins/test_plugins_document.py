"""The examples of docs/plugins.md do what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ..conftest import Sandbox

TEXT = (Path(__file__).parents[2] / "docs" / "plugins.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\d\. [^\n]*)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))


def _files(body: str) -> dict[str, str]:
    """The files of a section: each code block below a line with its name."""
    return dict(re.findall(r"^`([^`\s]+)`\n\n```\w+\n(.*?)^```$", body, re.MULTILINE | re.DOTALL))


def test_there_are_five() -> None:
    assert len(SECTIONS) == 5


@pytest.mark.parametrize("title", SECTIONS)
def test_an_example(title: str, sandbox: Sandbox) -> None:
    files = _files(SECTIONS[title])
    expected = {name.removeprefix("_site/"): text for name, text in files.items() if name.startswith("_site/")}
    assert expected
    sandbox.write({name: text for name, text in files.items() if not name.startswith("_site/")}).build()
    built = {name: sandbox.read(name) for name in expected}
    built = {name: re.sub(r"\n*/\*# sourceMappingURL.*", "\n", text).strip() for name, text in built.items()}
    assert built == {name: text.strip() for name, text in expected.items()}
    assert sandbox.messages == []
