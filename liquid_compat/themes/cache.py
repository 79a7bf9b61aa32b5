"""Fetched themes in the user's cache: unpacked by content, each whole or not there at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

_ABOUT = "about.json"
_FILES = "files"


@dataclass(frozen=True, slots=True)
class CachedTheme:
    """A theme in the cache."""

    folder: Path
    name: str
    version: str
    """A gem's version, or the ref of an archive."""
    source: str
    """The server."""
    sha256: str
    commit: str | None = None
    dependencies: tuple[str, ...] = ()
    """Names of the gems that it needs."""

    @property
    def root(self) -> Path:
        """Where the files are."""
        return self.folder / _FILES


def cache_folder(environ: Mapping[str, str]) -> Path:
    """The user's folder for fetched themes: below LIQUID_COMPAT_CACHE, else XDG_CACHE_HOME, else `~/.cache`."""
    own = environ.get("LIQUID_COMPAT_CACHE")
    if own:
        return Path(own) / "themes"
    base = environ.get("XDG_CACHE_HOME") or environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path(environ.get("HOME") or Path.home()) / ".cache") / "liquid-compat" / "themes"


def digest(data: bytes) -> str:
    """The SHA-256 of a file, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def find(folder: Path, sha256: str) -> CachedTheme | None:
    """The theme of a checksum, None where it is not in the cache."""
    return _read(folder / sha256)


def themes(folder: Path) -> list[CachedTheme]:
    """All themes of the cache, by name and version."""
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    found = [theme for entry in entries if entry.is_dir() and (theme := _read(entry)) is not None]
    return sorted(found, key=lambda theme: (theme.name, theme.version))


def put(folder: Path, theme: CachedTheme, unpack: Callable[[Path], CachedTheme]) -> CachedTheme:
    """Put a theme into the cache: `unpack` fills a folder and completes what is known. Raises what that raises.

    It is unpacked beside its place and then renamed; whoever is first wins.
    """
    folder.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    try:
        (staging / _FILES).mkdir()
        done = unpack(staging / _FILES)
        about = {key: value for key, value in asdict(done).items() if key != "folder"}
        (staging / _ABOUT).write_text(json.dumps(about, indent=1), encoding="utf-8")
        place = folder / theme.sha256
        try:
            os.rename(staging, place)
        except OSError:
            if _read(place) is None:
                raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    found = _read(place)
    assert found is not None
    return found


@contextmanager
def locked(folder: Path, key: str) -> Iterator[None]:
    """One process at a time fetches what has a key; others wait for it."""
    from filelock import FileLock

    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f".{hashlib.sha256(key.encode()).hexdigest()[:32]}.lock"):
        yield


def clean(folder: Path) -> int:
    """Remove all themes; returns how many there were."""
    count = len(themes(folder))
    shutil.rmtree(folder, ignore_errors=True)
    return count


def _read(place: Path) -> CachedTheme | None:
    try:
        about = json.loads((place / _ABOUT).read_text(encoding="utf-8"))
        return CachedTheme(folder=place, **{**about, "dependencies": tuple(about["dependencies"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None
