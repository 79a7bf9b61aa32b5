"""What a Gemfile and its lock say of gems, read as text; Ruby is never run.

https://bundler.io/man/gemfile.5.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .versions import Requirement

DEFAULT_SERVER = "https://rubygems.org"

_GEM = re.compile(r"""^\s*gem\s*\(?\s*["']([^"']+)["']\s*(.*)$""")
_TEXT = re.compile(r"""["']([^"']*)["']""")
_OPTION = re.compile(r""":?["']?(path|git|github|gitlab|ref|branch|tag)["']?\s*(?:=>|:)\s*["']([^"']+)["']""")
_SOURCE = re.compile(r"""^\s*source\s*\(?\s*["']([^"']+)["']""", re.MULTILINE)
_GEMSPEC = re.compile(r"^\s*gemspec\b", re.MULTILINE)
_LOCKED = re.compile(r"^ {4}([\w.-]+) \(([^()]+)\)$", re.MULTILINE)
_CHECKSUM = re.compile(r"^ {2}([\w.-]+) \(([^()]+)\) sha256=([0-9a-f]{64})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GemEntry:
    """A gem of a Gemfile: what is asked of its version, and where else than on the server it comes from."""

    name: str
    requirement: Requirement = Requirement()
    options: Mapping[str, str] = field(default_factory=dict)
    """`path`, `git`, `github`, `gitlab`, `ref`, `branch`, `tag`, as far as they are given."""


@dataclass(frozen=True, slots=True)
class Gemfile:
    """A Gemfile with its lock; both may be absent."""

    entries: Mapping[str, GemEntry] = field(default_factory=dict)
    server: str = DEFAULT_SERVER
    is_gemspec: bool = False
    """Whether the repository is a gem itself."""
    locked: Mapping[str, str] = field(default_factory=dict)
    """Versions by name, of the lock."""
    checksums: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 by `name-version`, of the lock."""


def read_gemfile(folder: Path) -> Gemfile:
    """The Gemfile of a folder."""
    text, lock = _read(folder / "Gemfile"), _read(folder / "Gemfile.lock")
    entries = {}
    for line in text.splitlines():
        match = _GEM.match(line.partition(" #")[0])
        if match and not line.lstrip().startswith("#"):
            name, rest = match.groups()
            options = dict(_OPTION.findall(rest))
            plain = _OPTION.sub("", rest)
            versions = tuple(part for part in _TEXT.findall(plain) if part[:1] in "0123456789=!<>~")
            entries[name] = GemEntry(name, Requirement.parse(versions), options)
    source = _SOURCE.search(text)
    return Gemfile(
        entries,
        source[1].rstrip("/") if source and source[1].startswith("http") else DEFAULT_SERVER,
        _GEMSPEC.search(text) is not None,
        dict(_LOCKED.findall(lock)),
        {f"{name}-{version}": digest for name, version, digest in _CHECKSUM.findall(lock)},
    )


def server_of(gemfile: Gemfile, environ: Mapping[str, str], folder: Path) -> str:
    """Where gems come from: LIQUID_COMPAT_GEM_SOURCE, a mirror of bundler's settings, the Gemfile's source."""
    given = environ.get("LIQUID_COMPAT_GEM_SOURCE")
    if given:
        return given.rstrip("/")
    settings = bundle_settings(folder, environ)
    for name in (gemfile.server + "/", gemfile.server):
        mirror = settings.get("BUNDLE_MIRROR__" + name.upper().replace(".", "__").replace("-", "___"))
        if mirror:
            return mirror.rstrip("/")
    return (settings.get("BUNDLE_MIRROR__ALL") or gemfile.server).rstrip("/")


def bundle_settings(folder: Path, environ: Mapping[str, str]) -> Mapping[str, str]:
    """bundler's settings: the environment's, the folder's `.bundle/config`, the home's.

    https://bundler.io/man/bundle-config.1.html
    """
    found: dict[str, str] = {}
    home = Path(environ.get("HOME") or Path.home())
    for file in (home / ".bundle" / "config", folder / ".bundle" / "config"):
        for line in _read(file).splitlines():
            key, separator, value = line.partition(": ")
            if separator and key.startswith("BUNDLE_"):
                found[key] = value.strip().strip("\"'")
    found.update({key: value for key, value in environ.items() if key.startswith("BUNDLE_")})
    return found


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
