"""The machine's own time zone, where no file tells of it (Windows)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tzdata

from liquid_compat.config.time import SystemZone, machine_zone


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The C library's zone is Berlin's."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_times_are_those_of_the_zone(berlin: None) -> None:
    zone, known = SystemZone(), ZoneInfo("Europe/Berlin")
    start = datetime(2025, 1, 1, tzinfo=UTC)
    for hours in (*range(0, 8760, 97), *range(2110, 2118), *range(7150, 7160)):  # with both changes of the hour
        moment = start + timedelta(hours=hours, minutes=30)
        ours, theirs = moment.astimezone(zone), moment.astimezone(known)
        assert ours.replace(tzinfo=None) == theirs.replace(tzinfo=None)
        assert (ours.utcoffset(), ours.tzname(), ours.dst()) == (theirs.utcoffset(), theirs.tzname(), theirs.dst())
        assert ours.astimezone(UTC) == moment


def test_where_there_is_a_file_it_counts(tmp_path: Path) -> None:
    assert isinstance(machine_zone(tmp_path / "none"), SystemZone)
    assert isinstance(machine_zone(Path(tzdata.__file__).parent / "zoneinfo/Asia/Tokyo"), ZoneInfo)


def test_times_that_the_system_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    original = time.localtime

    def localtime(seconds: float | None = None) -> time.struct_time:
        if seconds is not None and seconds < 0:
            raise OSError(22, "invalid argument")
        return original(seconds)

    monkeypatch.setattr(time, "localtime", localtime)
    assert datetime(1950, 1, 1, tzinfo=SystemZone()).utcoffset() is not None
