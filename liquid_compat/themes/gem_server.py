"""Gems of a server: which versions there are (the compact index), and the gems themselves.

https://andre.arko.net/2014/03/28/the-new-rubygems-index-format/
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..errors import ConfigError
from . import cache
from .cache import CachedTheme
from .download import fetch
from .unpack import ArchiveError, unpack_gem
from .versions import Requirement, Version

_LINE = re.compile(r"^(\S+) ([^|]*)\|(.*)$")
_CHECKSUM = re.compile(r"(?:^|,)checksum:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Release:
    """A version of a gem on a server."""

    version: Version
    sha256: str


def releases(server: str, name: str) -> list[Release] | None:
    """The versions of a gem that are not yanked, oldest first; None for a gem that there is none of.

    Raises DownloadError.
    """
    data = fetch(f"{server}/info/{name}")
    if data is None:
        return None
    found = []
    for line in data.decode("utf-8", "replace").splitlines():
        match = _LINE.match(line)
        checksum = _CHECKSUM.search(match[3]) if match else None
        if match and checksum and "-" not in match[1]:  # a hyphen is before a platform
            found.append(Release(Version(match[1]), checksum[1]))
    return sorted(found, key=lambda release: release.version)


def choose(server: str, name: str, version: str | None, requirement: Requirement) -> Release:
    """The version that a lock names, else the newest that the requirement allows. Raises ConfigError, DownloadError."""
    found = releases(server, name)
    if not found:
        raise ConfigError(
            f"The theme {name} is not on {server}",
            hint="Check its spelling, or copy the theme's files into the site and remove `theme:`.",
        )
    wanted = Requirement((("=", Version(version)),)) if version is not None else requirement
    allowed = [release for release in found if wanted.allows(release.version)]
    if not allowed and version is None and not requirement.comparisons:
        allowed = found  # nothing but pre-releases
    if not allowed:
        known = ", ".join(release.version.text for release in found[-5:])
        raise ConfigError(
            f"There is no version of the theme {name} that is {wanted}",
            hint=f"The newest on {server} are {known}. Look at the Gemfile and its lock.",
        )
    return allowed[-1]


def download(server: str, name: str, release: Release, expected: str | None, folder: Path) -> CachedTheme:
    """A gem, fetched into the cache.

    Raises ConfigError for one whose checksum is wrong, ArchiveError, DownloadError.
    """
    version = release.version.text
    key = f"{name}-{version}"
    if expected is not None and expected != release.sha256:
        raise ConfigError(
            f"{key}: the Gemfile's lock and {server} name different checksums",
            hint="One of them was changed. Look at Gemfile.lock, and run `bundle lock` if you trust the server.",
        )
    with cache.locked(folder, release.sha256):
        found = cache.find(folder, release.sha256)
        if found is not None:
            return found
        data = fetch(f"{server}/gems/{key}.gem")
        if data is None:
            raise ConfigError(f"{server} lists {key} but does not have it")
        if cache.digest(data) != release.sha256:
            raise ConfigError(
                f"{key}.gem has the wrong checksum: it is damaged, or not what {server} lists",
                hint="Try again; if it stays so, don't trust the server.",
            )
        theme = CachedTheme(folder, name, version, server, release.sha256)

        def unpack(target: Path) -> CachedTheme:
            try:
                metadata = unpack_gem(data, target)
            except ArchiveError as error:
                raise ArchiveError(f"{key}.gem: {error.problem.message}") from error
            return CachedTheme(folder, name, version, server, release.sha256, None, dependencies_of(metadata))

        return cache.put(folder, theme, unpack)


def dependencies_of(metadata: str) -> tuple[str, ...]:
    """The names of the gems that a gem needs at run time, from its metadata. Raises ArchiveError."""
    try:
        root = yaml.compose(metadata, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise ArchiveError(f"the gem's metadata is damaged: {error}") from error
    names = []
    for entry in getattr(_child(root, "dependencies"), "value", None) or ():
        name, kind = _child(entry, "name"), _child(entry, "type")
        if name is not None and (kind is None or kind.value == ":runtime"):
            names.append(str(name.value))
    return tuple(names)


def _child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value under a key of a mapping; its tag, a Ruby class, does not matter."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key:
                found: yaml.Node = value
                return found
    return None
