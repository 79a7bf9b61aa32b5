"""Names of files that not every system can have."""

from __future__ import annotations

import re

from ..lazy import pattern

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICE = pattern(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_REFUSED = pattern(r'[<>:"|?*\\\x00-\x1f]')
_LONGEST = 255
"""Bytes of a name on most file systems of Linux and macOS; Windows counts UTF-16 units."""


def naming_problem(path: str) -> str | None:
    """Why a path with slashes can't be that of a file on Windows or elsewhere; None if it can."""
    for name in path.split("/"):
        if _DEVICE.match(name):
            return f"{name!r} is the name of a device on Windows"
        if name.endswith((".", " ")):
            return f"{name!r} ends with a dot or a blank, which Windows leaves out"
        if found := _REFUSED.search(name):
            return f"{name!r} has {found[0]!r}, which no name on Windows can have"
        if len(name.encode("utf-8", "surrogateescape")) > _LONGEST:
            return f"{name[:20]}… is longer than the {_LONGEST} bytes that a name can have"
    return None
