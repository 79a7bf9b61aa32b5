"""A seeded minute of the fuzzer, in three parts for as many workers. `python -m tests.fuzz --seconds N` runs longer."""

from __future__ import annotations

import pytest

from tests.fuzz.run import described, fuzz


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_site_builds_or_fails_with_an_error_of_ours(seed: int) -> None:
    report = fuzz(20, seed)
    assert report.runs
    assert not report.findings, "\n".join(described(*found) for found in report.findings.values())
