"""Names of files that not every system can have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ..errors import Location
from .finding import Finding, finding

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_REFUSED = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_LONGEST = 255
"""Bytes of a name on most file systems of Linux and macOS; Windows counts UTF-16 units."""
_LONGEST_PATH = 240
"""Letters of a path in the site, so that Windows' 260 hold a folder before it."""


def check_names(paths: Iterable[str], check: str) -> Iterator[Finding]:
    """Findings of `check` for paths with slashes."""
    folded: dict[str, str] = {}
    told: set[str] = set()
    for path in paths:
        problem = _problem(path)
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


def _problem(path: str) -> str | None:
    for name in path.split("/"):
        if _DEVICE.match(name):
            return f"{name!r} is the name of a device on Windows"
        if name.endswith((".", " ")):
            return f"{name!r} ends with a dot or a blank, which Windows leaves out"
        if found := _REFUSED.search(name):
            return f"{name!r} has {found[0]!r}, which no name on Windows can have"
        if len(name.encode("utf-8", "surrogateescape")) > _LONGEST:
            return f"{name[:20]}… is longer than the {_LONGEST} bytes that a name can have"
    if len(path) > _LONGEST_PATH:
        return "the path is too long for Windows"
    return None
