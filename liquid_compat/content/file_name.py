"""What the name of a document's file says: `2026-01-31-my-title.md` has a date, a slug and an extension."""

from __future__ import annotations

from typing import NamedTuple

_MOST_DIGITS = (4, 2, 2)  # of year, month and day
_FEWEST_DIGITS = (2, 1, 1)


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


def _date_before(stem: str) -> str | None:
    """The date that `stem` starts with, three numbers between hyphens with one more hyphen behind; None without."""
    *numbers, rest = stem.split("-", 3)
    if len(numbers) < 3:
        return None
    for number, fewest, most in zip(numbers, _FEWEST_DIGITS, _MOST_DIGITS, strict=True):
        if not (number.isascii() and number.isdigit() and fewest <= len(number) <= most):
            return None
    return stem[: len(stem) - len(rest) - 1]
