"""Which files and folders belong to the site: `include`, `exclude`, special names.

https://jekyllrb.com/docs/configuration/options/
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from ..config.load import Config, config_patterns
from ..config.places import STAGING_PREFIX
from .paths import fnmatch_pattern, in_folder

LOCK = "liquid-compat.lock"
"""Our own file in a source, never a part of the site."""

_SPECIAL = (".", "_", "#", "~")


class EntryFilter:
    """Jekyll's rules on one site's `include` and `exclude`."""

    def __init__(self, config: Config) -> None:
        """Take the patterns of the configuration."""
        self._source = config.source.as_posix()
        self._safe = config.safe
        kept = config_patterns(config.values, "include")
        self._include = PathPatterns(self._source, kept)
        excludes = (name for name in config_patterns(config.values, "exclude") if name not in kept)
        self._exclude = PathPatterns(self._source, excludes)

    def filter(
        self, entries: Iterable[str], base: str = "", folder: str | None = None, root: str | None = None
    ) -> list[str]:
        """The entries that belong to the site.

        `base` is the folder that they are relative to, itself relative to what patterns are relative to. `folder` is
        its absolute path, where that isn't the one in the source; `root` is the folder of a theme, if it is in one.
        """
        kept = [entry for entry in entries if self._keeps(entry, base)]
        if not self._safe:
            return kept
        folder = folder or os.path.join(self._source, base.lstrip("/"))
        return [entry for entry in kept if not self.refuses_link(f"{folder}/{entry}", root)]

    def refuses_link(self, path: str, root: str | None = None) -> bool:
        """Whether an absolute path is a link that safe mode does not follow: one that leads out of the site.

        `root` is the folder of a theme, if the path is in one.
        """
        return self._safe and os.path.islink(path) and not in_folder(path, root or self._source)

    def refuses_folder(self, path: str, root: str | None = None) -> bool:
        """Whether safe mode does not read a folder: it, or one above it, is a link that leads out of the site."""
        return self._safe and not in_folder(path, root or self._source)

    def _keeps(self, entry: str, base: str) -> bool:
        name = entry.rpartition("/")[2]
        if entry.endswith(".") or f"/{STAGING_PREFIX}" in f"/{entry}" or (entry == LOCK and not base):
            return False
        included = self._include.match(entry) or self._include.match(name)
        if not included and self._exclude.match(f"{base}/{entry}"):
            return False
        if included:
            return True
        return not (entry.startswith(_SPECIAL) or name.startswith(_SPECIAL) or entry.endswith("~"))


class PathPatterns:
    """A list of glob patterns, each of which also matches what begins with it."""

    def __init__(self, source: str, patterns: Iterable[str]) -> None:
        """`source` is the folder that patterns and entries are relative to."""
        self._source = source
        self._full = [_join(source, pattern) for pattern in patterns]
        self._globs = [fnmatch_pattern(full) for full in self._full if any(char in full for char in "*?[\\")]
        self._prefixes = tuple(self._full)
        self._folders = frozenset(full for full in self._full if full.endswith("/"))

    def match(self, entry: str) -> bool:
        """Whether one of the patterns matches the entry, or a folder that it is in."""
        path = _join(self._source, entry)
        if path.startswith(self._prefixes):
            return True
        if any(glob.fullmatch(path) for glob in self._globs):
            return True
        return f"{path}/" in self._folders and os.path.isdir(path)


def _join(base: str, item: str) -> str:
    """Ruby's `File.join`."""
    return f"{base.rstrip('/')}/{item.lstrip('/')}"
