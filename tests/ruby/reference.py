"""How the reference data writes Ruby's values (`tests/conformance/README.md`)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from liquid_compat.ruby.printing import to_s
from liquid_compat.ruby.values import CYCLE_YEARS, Symbol, Time, fixed_zone, full_year, nanoseconds

NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)
"""The reference's clock."""


def value(data: Any) -> Any:
    """The value that `data` stands for, its one-key objects resolved."""
    if isinstance(data, list):
        return [value(item) for item in data]
    if not isinstance(data, dict):
        return data
    if len(data) == 1:
        ((kind, content),) = data.items()
        if kind in _KINDS:
            return _KINDS[kind](content)
    return {key: value(item) for key, item in data.items()}


_TIME = re.compile(r"(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)(?:\.(\d+))?(Z|([-+])(\d+):(\d+))")


def time(text: str) -> datetime:
    """Ruby's `Time.iso8601(text)`, the local zone being UTC."""
    match = _TIME.fullmatch(text)
    assert match is not None
    if match[8] == "Z":
        zone: Any = UTC
    elif match[8] == "+00:00":
        zone = ZoneInfo("UTC")
    else:
        zone = fixed_zone(int(f"{match[9]}1") * (int(match[10]) * 3600 + int(match[11]) * 60))
    year, *rest = (int(part) for part in match.group(1, 2, 3, 4, 5, 6))
    nanos = int((match[7] or "0").ljust(9, "0"))
    cycles = 0 if year < 9999 else (year - 2000) // CYCLE_YEARS
    moment = datetime(year - cycles * CYCLE_YEARS, *rest, nanos // 1000, tzinfo=zone)
    return Time.refine(moment, nanos % 1000, cycles)


_KINDS: dict[str, Any] = {
    "$time": time,
    "$date": date.fromisoformat,
    "$symbol": Symbol,
    "$float": float,
    "$range": lambda ends: range(ends[0], ends[1] + 1),
    "$hash": lambda pairs: {value(key): value(item) for key, item in pairs},
}


def tagged(thing: Any) -> dict[str, Any]:
    """A value as the reference writes it."""
    if isinstance(thing, (list, tuple)):
        return {"type": "seq", "items": [tagged(item) for item in thing]}
    if isinstance(thing, dict):
        return {"type": "map", "pairs": [[tagged(key), tagged(item)] for key, item in thing.items()]}
    if isinstance(thing, datetime):
        shown = iso8601(thing)
        return {"type": "time", "repr": shown, "to_s": to_s(thing), "utc": thing.tzinfo is UTC}
    return {"type": _TYPES[type(thing)], "repr": "nil" if thing is None else to_s(thing)}


_TYPES = {
    type(None): "nil",
    bool: "bool",
    int: "int",
    float: "float",
    str: "str",
    Symbol: "sym",
    date: "date",
}


def iso8601(moment: datetime) -> str:
    """A time with nanoseconds and offset."""
    offset = moment.utcoffset()
    assert offset is not None
    minutes = int(offset.total_seconds()) // 60 if offset.days >= 0 else -(int(-offset.total_seconds()) // 60)
    year = full_year(moment)
    return (
        f"{year:0{4 if year >= 0 else 5}}-{moment:%m-%dT%H:%M:%S}.{nanoseconds(moment):09}"
        f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    )


def without_epoch(expected: Any) -> Any:
    """A tagged value without the field that only repeats another."""
    if isinstance(expected, dict):
        return {key: without_epoch(item) for key, item in expected.items() if key != "epoch"}
    return [without_epoch(item) for item in expected] if isinstance(expected, list) else expected
