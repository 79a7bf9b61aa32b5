"""Paths that can't leave their base folder, and Ruby's `File.fnmatch`."""

from __future__ import annotations

import os
import re
from functools import lru_cache

from ..config.kinds import unreadable
from ..lazy import pattern


@lru_cache(maxsize=1024)
def fnmatch_pattern(pattern: str) -> re.Pattern[str]:
    """Ruby's `File.fnmatch` without flags, as a compiled pattern: `*` also matches `/`, no braces."""
    out, i = [], 0
    while i < len(pattern):
        char = pattern[i]
        i += 1
        if char == "*":
            out.append(".*")
        elif char == "?":
            out.append(".")
        elif char == "[":
            bracket = _BRACKET.match(pattern, i)
            if bracket is None:
                return _NEVER
            out.append(_character_set(bracket["members"], bracket["negation"] != ""))
            i = bracket.end()
        elif char == "\\":
            out.append(re.escape(pattern[i : i + 1]))
            i += 1
        else:
            out.append(re.escape(char))
    return re.compile("".join(out), re.DOTALL)


_NEVER = pattern(r"(?!)")
_BRACKET = pattern(r"(?P<negation>[!^]?)(?P<members>(?:\\.|[^]\\])*)]", re.DOTALL)
_MEMBER = pattern(r"\\?(?P<first>.)(?:-(?P<last>\\.|[^\\]))?", re.DOTALL)


def _character_set(members: str, negated: bool) -> str:
    """What stands in brackets, as a regular expression; of a range that runs backwards both ends count."""
    parts = []
    for member in _MEMBER.finditer(members):
        first, last = member["first"], (member["last"] or member["first"])[-1]
        parts.append(re.escape(first) + ("-" if first <= last else "") + re.escape(last))
    if not parts:
        return "." if negated else "(?!)"
    return f"[{'^' if negated else ''}{''.join(parts)}]"


def walk(folder: str, hidden: bool = False) -> list[str]:
    """All entries below a folder as relative paths, in the order of Ruby's `Dir.glob("**/*")`.

    Names are sorted within their folder, a folder comes before what is in it. Links to folders are listed but
    not entered. `hidden` lists entries with a leading dot too. Raises PathError for a folder that can't be read.
    """
    found: list[str] = []
    open_folders = [iter(_entries(folder))]
    prefixes = [""]
    while open_folders:
        entry = next(open_folders[-1], None)
        if entry is None:
            open_folders.pop()
            prefixes.pop()
        elif hidden or not entry.name.startswith("."):
            path = prefixes[-1] + entry.name
            found.append(path)
            if entry.is_dir(follow_symlinks=False):
                open_folders.append(iter(_entries(entry.path)))
                prefixes.append(f"{path}/")
    return found


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        raise unreadable(folder, error) from error


def strip_trailing_dots(name: str) -> str:
    """A base name without the dots at its end."""
    return name.rstrip(".")


def in_folder(path: str, folder: str) -> bool:
    """Whether a path, links resolved, lies in a folder."""
    real, base = os.path.realpath(path), os.path.realpath(folder)
    return real == base or real.startswith(base + os.sep)
