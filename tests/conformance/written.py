"""Cases that we wrote by hand: a folder of YAML files (name → case), and what the real programs make of them.

A case is its text, or a mapping of `text`, `options` and `fails` (why it can't pass yet). `expected/NAME.json` beside a
`NAME.yml` holds the answers; `tests/regenerate.py` makes them. A new case is a few lines of data and no code.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml


@dataclass(frozen=True)
class Case:
    """One text and what is asked of it."""

    file: str
    name: str
    text: str
    options: dict[str, Any] = field(default_factory=dict)
    fails: str | None = None


def read(folder: Path) -> Iterator[Case]:
    """The cases of a folder, file by file."""
    for path in sorted(folder.glob("*.yml")):
        for name, content in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            fields = {"text": content} if isinstance(content, str) else content
            yield Case(path.stem, name, **fields)


def answers(folder: Path, file: str) -> dict[str, Any]:
    """What the real programs made of the cases of a file, by name."""
    path = folder / "expected" / f"{file}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def parameters(folder: Path) -> Iterator[Any]:
    """`case, answer` for each case. One without an answer is a failure: `tests/regenerate.py` was not run."""
    for file, cases in groupby(read(folder), key=lambda case: case.file):
        found = answers(folder, file)
        for case in cases:
            marks = () if case.fails is None else pytest.mark.xfail(strict=True, reason=case.fails)
            yield pytest.param(case, found.get(case.name), id=f"{file}: {case.name}", marks=marks)


def page_text(case: Case) -> str:
    """A template as a page's file: with front matter of its own, else with empty one."""
    return case.text if case.text.startswith("---\n") else f"---\n---\n{case.text}"
