"""Names of files that not every system can have."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from ..config.names import naming_problem
from ..errors import Location
from .finding import Finding, finding

_LONGEST_PATH = 240
"""Letters of a path in the site, so that Windows' 260 hold a folder before it."""


def check_names(paths: Iterable[str], check: str) -> Iterator[Finding]:
    """Findings of `check` for paths with slashes."""
    folded: dict[str, str] = {}
    told: set[str] = set()
    for path in paths:
        problem = naming_problem(path)
        if problem is None and len(path) > _LONGEST_PATH:
            problem = "the path is too long for Windows, unless it is set up for long paths"
        if problem is not None and problem not in told:
            told.add(problem)
            yield finding(check, f"{path}: {problem}", Location(path), "Rename it, or change its permalink.")
        parts = path.split("/")
        for end in range(1, len(parts) + 1):
            prefix = "/".join(parts[:end])
            other = folded.setdefault(unicodedata.normalize("NFC", prefix).casefold(), prefix)
            if other != prefix and prefix not in told:
                told.add(prefix)
                yield finding(
                    check,
                    f"{prefix} and {other} only differ by upper and lower case",
                    Location(path),
                    "Windows and macOS take them for one file: rename one, or change its permalink.",
                )
