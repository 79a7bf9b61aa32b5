"""What the name of a document's file says: `2026-01-31-my-title.md` has a date, a slug and an extension."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..lazy import pattern

_DATE = pattern(r"([0-9]{2,4}-[0-9]{1,2}-[0-9]{1,2})-")
_LONG_DATE = pattern(r"([0-9]+-[0-9]+-[0-9]+)-")


class FileName(NamedTuple):
    """The parts of a name; `date` is as it is written, None without one, `ext` has its dot."""

    date: str | None
    slug: str
    ext: str


def read_name(path: str, dated_folders: bool = False) -> FileName | None:
    """The parts of the last name in `path` that has an extension; None if none has.

    With `dated_folders` the name of a folder has a date too, and all from there on is the slug.
    """
    dot = path.rfind(".")
    if dot < 0 or dot == len(path) - 1:
        return None
    start = path.rfind("/", 0, dot) + 1
    stem = path[start:dot]
    date = _date_before(stem)
    while dated_folders and date is None and start > 0:
        start = path.rfind("/", 0, start - 1) + 1
        date = _date_before(path[start:dot].split("/", 1)[0])
        stem = path[start:dot] if date is not None else stem
    return FileName(date, stem if date is None else stem[len(date) + 1 :], path[dot:])


def split_post_name(name: str) -> tuple[str, str, str] | None:
    """Folder (with its slash), date and slug of the last part of a path that begins with a date of any digits."""
    parts = name.split("/")
    for index in range(len(parts) - 1, -1, -1):
        folder = name[: sum(len(part) + 1 for part in parts[:index])]
        date = _date_before(parts[index], _LONG_DATE)
        if date is not None and folder != "/":
            return folder, date, name[len(folder) + len(date) + 1 :]
    return None


def _date_before(stem: str, form: re.Pattern[str] = _DATE) -> str | None:
    """The date that `stem` starts with, three numbers between hyphens with one more hyphen behind; None without."""
    match = form.match(stem)
    return None if match is None else match[1]
