"""Small sites with each plugin and its options come out as the reference builds them, byte for byte."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from liquid_compat.errors import Warnings
from liquid_compat.pipeline.build import build

from .cases import GOLDEN, Case, cases, prepare_source

IDS = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ENVIRON = {
    "TZ": "UTC",
    "JEKYLL_ENV": "production",
    "SOURCE_DATE_EPOCH": "1768478400",
    "LIQUID_COMPAT_PROFILE": "jekyll",
}


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def difference(name: str, expected: bytes, found: bytes) -> str:
    # Feeds are one long line.
    wanted, got = (text.decode(errors="replace").replace("><", ">\n<").splitlines() for text in (expected, found))
    return "\n".join(difflib.unified_diff(wanted, got, f"golden/{name}", f"ours/{name}", lineterm=""))


MADE = {"picture-tag": ("generated/", "assets/made/")}
"""Where a site's images are made by another program than the gem's: they are not compared."""


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_same_files_as_the_reference(case: Case, tmp_path: Path) -> None:
    source, destination = tmp_path / "source", tmp_path / "site"
    prepare_source(case.site, source)
    options = {
        "source": str(source),
        "destination": str(destination),
        "config": [str(source / name) for name in case.configs],
    }
    build(options, Warnings(), environ=ENVIRON)
    expected, found = files_below(GOLDEN / case.name), files_below(destination)
    if case.name == "tabs":  # the gem's ids are random
        expected, found = ({name: IDS.sub(b"id", text) for name, text in files.items()} for files in (expected, found))
    if case.name == "gist":  # without a network, the gem prints this word where the text would be
        expected = {name: text.replace(b"true<script", b"<script") for name, text in expected.items()}
    for folder in MADE.get(case.site.name, ()):
        found = {name: text for name, text in found.items() if not name.startswith(folder)}
    differences = [
        difference(name, expected[name], found[name])
        for name in sorted(expected.keys() & found.keys())
        if expected[name] != found[name]
    ]
    missing, extra = sorted(expected.keys() - found.keys()), sorted(found.keys() - expected.keys())
    assert not (differences or missing or extra), "\n".join([f"missing {missing}, extra {extra}", *differences])
