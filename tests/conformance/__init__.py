"""What the real programs do: our own cases beside this file, those that other projects wrote outside the repository.

README.md tells how the files were made and what their fields mean.
"""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent

OUTSIDE = HERE.parents[1].parent / "shared" / "conformance"
"""kramdown's own test cases, golden-liquid's templates and mutations of them: not ours, so not in the repository."""

needs_outside = pytest.mark.skipif(
    not OUTSIDE.is_dir(), reason=f"cases that other projects wrote are not in this repository; {OUTSIDE} is absent"
)


def load(name: str) -> dict[str, Any]:
    """The file `name` (`dates.json`; of a `.jsonl` head and `cases`): ours, else the one outside, else nothing."""
    packed = HERE / f"{name}.xz"
    if packed.exists():
        text = lzma.decompress(packed.read_bytes()).decode()
    elif (OUTSIDE / name).exists():
        text = (OUTSIDE / name).read_text(encoding="utf-8")
    else:
        return {"cases": []}
    if not name.endswith(".jsonl"):
        return json.loads(text)
    head, *cases = text.splitlines()
    return {**json.loads(head), "cases": [json.loads(line) for line in cases]}
