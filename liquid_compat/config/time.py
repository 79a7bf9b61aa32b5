"""The site's time zone and its "now"."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..errors import ConfigError, Warnings
from ..ruby.printing import inspect


def site_zone(name: str | None, environ: Mapping[str, str], warnings: Warnings) -> tzinfo:
    """The zone of the `timezone` key; without one `TZ`, then the machine's own zone, then UTC.

    A name that is no IANA zone means UTC, as it does to Ruby, and is warned of.
    """
    if name:
        try:
            return ZoneInfo(str(name))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            warnings.warn(
                f"timezone: {inspect(name)} is not a time zone; UTC is used",
                hint="Use a name of the IANA time zone database, such as Europe/Berlin or America/New_York.",
            )
            return UTC
    from_environment = environ.get("TZ", "").lstrip(":")
    if from_environment:
        try:
            return ZoneInfo(from_environment)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return UTC
    return machine_zone(Path("/etc/localtime"))


def machine_zone(local: Path) -> tzinfo:
    """The machine's own zone: that of the file `local` where systems have it, else what the system tells of times."""
    named = os.path.realpath(local).rpartition("/zoneinfo/")[2]
    if local.is_symlink() and named:
        with suppress(ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo(named)  # by its name it can be told to another process
    if local.exists():
        with local.open("rb") as file:
            return ZoneInfo.from_file(file)
    return SystemZone()


class SystemZone(tzinfo):
    """The zone that the C library has set, as on Windows, where no file tells of it."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """How far a local time is from UTC."""
        return None if moment is None else timedelta(seconds=self._struct(moment).tm_gmtoff)

    def dst(self, moment: datetime | None) -> timedelta | None:
        """What summer time adds."""
        if moment is None:
            return None
        is_dst = self._struct(moment).tm_isdst > 0
        return timedelta(seconds=time.timezone - time.altzone) if is_dst else timedelta()

    def tzname(self, moment: datetime | None) -> str | None:
        """The zone's name at a local time."""
        return None if moment is None else self._struct(moment).tm_zone

    def fromutc(self, moment: datetime) -> datetime:
        """A time of UTC as local time; of an hour that is there twice the second has `fold`."""
        import calendar

        seconds = calendar.timegm(moment.timetuple())
        local = datetime(*self._local(seconds)[:6], moment.microsecond, tzinfo=self)
        return local.replace(fold=1) if self._seconds(local) != seconds else local

    def _struct(self, moment: datetime) -> time.struct_time:
        return self._local(self._seconds(moment))

    @staticmethod
    def _seconds(moment: datetime) -> float:
        return moment.replace(tzinfo=None).timestamp()

    @staticmethod
    def _local(seconds: float) -> time.struct_time:
        try:
            return time.localtime(seconds)
        except (OSError, OverflowError, ValueError):  # Windows knows no times before 1970
            return time.localtime(86400)


def now(zone: tzinfo, environ: Mapping[str, str]) -> datetime:
    """The instant of the build in the site's zone: `SOURCE_DATE_EPOCH` (seconds since 1970) or the clock."""
    epoch = environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), tz=zone)
        except ValueError as error:
            raise ConfigError(f"SOURCE_DATE_EPOCH: {epoch!r} is not a number of seconds") from error
    return datetime.now(tz=zone)
