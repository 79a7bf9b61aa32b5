"""The site's time zone and its "now"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
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
    local = Path("/etc/localtime")
    if local.exists():
        with local.open("rb") as file:
            return ZoneInfo.from_file(file)
    return UTC


def now(zone: tzinfo, environ: Mapping[str, str]) -> datetime:
    """The instant of the build in the site's zone: `SOURCE_DATE_EPOCH` (seconds since 1970) or the clock."""
    epoch = environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), tz=zone)
        except ValueError as error:
            raise ConfigError(f"SOURCE_DATE_EPOCH: {epoch!r} is not a number of seconds") from error
    return datetime.now(tz=zone)
