"""Front matter as plain values, with dates apart, so that it can be kept and made anew each time."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timezone, tzinfo
from typing import Any

from ..ruby.values import fixed_zone

_Path = tuple[Any, ...]
Typed = tuple[list[str | int], str]
"""The keys that lead to a date or time in front matter, and what that is."""
_SCALARS = frozenset({str, int, float, bool, type(None)})


def kept_values(data: Mapping[str, Any], left_out: Iterable[str], zone: tzinfo) -> tuple[bytes, list[Typed]] | None:
    """`KnownDocument.values` of a front matter, and where dates stand in it; None for what that wouldn't give back.

    In place of what is `left_out` is None.
    """
    plain: dict[str, Any] = dict(data)
    for key in left_out:
        plain[key] = None
    try:
        return marshal.dumps(plain), []
    except ValueError:  # most have no dates
        pass
    typed: list[Typed] = []
    try:
        return marshal.dumps(_plain(plain, (), zone, typed, set())), typed
    except (_NotPlain, ValueError, RecursionError):
        return None


def is_plain(values: dict[str, Any]) -> bool:
    """Whether values without dates are as JSON gives them back."""
    seen: set[int] = set()
    try:
        for key, value in values.items():
            kind = type(value)
            if type(key) is not str:
                return False
            if kind is list and id(value) not in seen and _SCALARS.issuperset(map(type, value)):
                seen.add(id(value))
            elif kind not in _SCALARS:
                _plain(value, (), UTC, [], seen)
    except (_NotPlain, RecursionError):
        return False
    return True


def parts_of(value: datetime) -> list[int]:
    """What `from_parts` makes a time of the site's zone from."""
    day = [value.year, value.month, value.day]
    return [*day, value.hour, value.minute, value.second, value.microsecond, value.fold]


def from_parts(
    zone: tzinfo, year: int, month: int, day: int, hour: int, minute: int, second: int, microsecond: int, fold: int
) -> datetime:
    """The time that `parts_of` is of."""
    return datetime(year, month, day, hour, minute, second, microsecond, zone, fold=fold)


class _NotPlain(Exception):
    """A value that isn't kept."""


def _plain(value: Any, path: _Path, zone: tzinfo, typed: list[Typed], seen: set[int]) -> Any:
    """A value with None in place of dates, which go into `typed`. Raises _NotPlain, and RecursionError."""
    kind = type(value)
    if kind in _SCALARS:
        return value
    if kind in (date, datetime):
        text = _spelled(value, zone)
        if len(path) > 8 or repr(moment(text, zone)) != repr(value):
            raise _NotPlain
        typed.append((list(path), text))
        return None
    if kind not in (dict, list) or id(value) in seen:  # the same list in two places stays the same list
        raise _NotPlain
    seen.add(id(value))
    if kind is list:
        if _SCALARS.issuperset(map(type, value)):
            return value
        return [_plain(item, (*path, at), zone, typed, seen) for at, item in enumerate(value)]
    if not all(type(key) is str for key in value):
        raise _NotPlain
    return {
        key: item if type(item) in _SCALARS else _plain(item, (*path, key), zone, typed, seen)
        for key, item in value.items()
    }


def _spelled(value: date, zone: tzinfo) -> str:
    """A date or time as a text: a letter for its zone, then ISO 8601."""
    if not isinstance(value, datetime):
        return f"d{value.isoformat()}"
    if value.tzinfo is zone:
        return f"{'lL'[value.fold]}{value.replace(tzinfo=None).isoformat()}"
    if value.tzinfo is UTC:
        return f"u{value.replace(tzinfo=None).isoformat()}"
    if isinstance(value.tzinfo, timezone):
        offset = value.utcoffset()
        return f"f{0 if offset is None else offset.total_seconds():.0f} {value.replace(tzinfo=None).isoformat()}"
    raise _NotPlain


def moment(text: str, zone: tzinfo) -> date:
    """The date or time that `_spelled` wrote down. Raises ValueError for another text."""
    kind, rest = text[:1], text[1:]
    if kind == "d":
        return date.fromisoformat(rest)
    if kind in "lL":
        return datetime.fromisoformat(rest).replace(tzinfo=zone, fold="lL".index(kind))
    if kind == "u":
        return datetime.fromisoformat(rest).replace(tzinfo=UTC)
    seconds, _, rest = rest.partition(" ")
    return datetime.fromisoformat(rest).replace(tzinfo=fixed_zone(int(seconds)))
