"""Building one site, and what is wrong about how that ended."""

from __future__ import annotations

import signal
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from liquid_compat.errors import LiquidCompatError, Warnings
from liquid_compat.pipeline.build import build
from liquid_compat.templates.errors import TemplateFault
from tests.conftest import NOW
from tests.fuzz.sites import Site, write

LONGEST = 10.0
"""Seconds of the processor's time that a build may take."""


class TooSlow(BaseException):
    """The build's time is up; no `except Exception` stops it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong: `signature` is the same for the same fault, `trace` what Python shows."""

    signature: str
    trace: str


def judge(site: Site) -> Finding | None:
    """Build a site. None if that ends well, or with an error of ours, in time, the source untouched."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        source = Path(folder) / "source"
        source.mkdir()
        write(site, source)
        before = _contents(source)
        finding = _build(source, Path(folder) / "site")
        if finding is None and _contents(source) != before:
            finding = Finding("the source has changed", "")
        return finding


def _build(source: Path, destination: Path) -> Finding | None:
    options = {"source": str(source), "destination": str(destination), "disable_disk_cache": True}
    previous = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        build(
            options, Warnings(), environ={"TZ": "UTC", "SOURCE_DATE_EPOCH": NOW, "LIQUID_COMPAT_OFFLINE": "1"}, jobs=1
        )
    except TemplateFault as error:
        return _finding(error.__cause__ or error)
    except LiquidCompatError:
        return None
    except (Exception, TooSlow) as error:
        return _finding(error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous)
    return None


def _stop(number: int, frame: FrameType | None) -> None:
    raise TooSlow(f"more than {LONGEST:.0f} seconds")


def _finding(error: BaseException) -> Finding:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/liquid_compat/" in frame.filename]
    place = f"{frames[-1].filename.rpartition('/liquid_compat/')[2]}:{frames[-1].name}" if frames else "?"
    trace = "".join(traceback.format_exception(error, limit=-6))
    return Finding(f"{type(error).__name__} in {place}", trace)


def _contents(source: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(source.rglob("*")) if path.is_file()}
