"""Themes that are on the machine already: Python packages, folders, and gems that Ruby's tools have unpacked."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..content.theme import Theme
from .gemfile import bundle_settings
from .versions import Requirement, Version

ENTRY_POINTS = "liquid_compat.themes"

# Where Ruby's package managers and the distributions put unpacked gems; `~` is the user's home.
GEM_FOLDERS = (
    "~/.local/share/gem/ruby/*",
    "~/.gem/ruby/*",
    "~/.rbenv/versions/*/lib/ruby/gems/*",
    "~/.rvm/gems/*",
    "~/.asdf/installs/ruby/*/lib/ruby/gems/*",
    "/usr/local/bundle",
    "/usr/local/lib/ruby/gems/*",
    "/opt/homebrew/lib/ruby/gems/*",
    "/var/lib/gems/*",
    "/usr/lib/ruby/gems/*",
    "/usr/share/gems",
    "/usr/share/rubygems-integration/all",
)


def packaged(name: str) -> Theme | None:
    """A theme of an installed Python package (entry points of the group `liquid_compat.themes`)."""
    from importlib.metadata import entry_points

    for entry in entry_points(group=ENTRY_POINTS, name=name):
        return Theme(name, Path(entry.load()()).resolve())
    return None


def own(source: Path, name: str) -> Theme | None:
    """The site's repository itself, where that is the theme: it has the theme's gemspec."""
    for file in sorted(source.glob("*.gemspec")):
        text = file.read_text(encoding="utf-8", errors="replace")
        if file.stem == name or re.search(rf"""\.name\s*=\s*["']{re.escape(name)}["']""", text):
            return Theme(name, source)
    return None


def unpacked(
    source: Path, name: str, version: str | None, requirement: Requirement, environ: Mapping[str, str]
) -> Theme | None:
    """A gem in one of Ruby's folders.

    The first folder that has an allowed version gives it: the lock's, else its newest.
    """
    for root in _gem_folders(source, environ):
        found = [
            (known, path)
            for known, path in _gems(root, name)
            if (known == Version(version) if version is not None else requirement.allows(known))
        ]
        if found:
            newest, path = max(found, key=lambda pair: pair[0])
            return Theme(name, path.resolve(), newest.text)
    return None


def _gem_folders(source: Path, environ: Mapping[str, str]) -> Iterator[Path]:
    """Folders with a `gems` folder in them, the site's own first."""
    configured = bundle_settings(source, environ).get("BUNDLE_PATH")
    for base in (source / "vendor" / "bundle", *([source / configured] if configured else ())):
        yield from sorted(base.glob("ruby/*"))
    for variable in ("GEM_HOME", "GEM_PATH"):
        yield from (Path(path) for path in environ.get(variable, "").split(os.pathsep) if path)
    home = environ.get("HOME") or os.path.expanduser("~")
    for pattern in GEM_FOLDERS:
        place = home + pattern[1:] if pattern.startswith("~") else pattern
        yield from (Path(path) for path in sorted(glob.glob(place), reverse=True))


def _gems(root: Path, name: str) -> Iterator[tuple[Version, Path]]:
    """Unpacked gems of a name in a folder, with their versions."""
    pattern = re.compile(re.escape(name) + r"-(\d[\w.]*)\Z")
    for path in root.glob(f"gems/{glob.escape(name)}-*"):
        if match := pattern.match(path.name):
            yield Version(match[1]), path
