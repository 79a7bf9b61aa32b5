"""Finding the theme that `theme:` names, without Ruby."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path

from ..config.load import Config
from ..content.theme import Theme
from ..errors import ConfigError, Warnings

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


def find_theme(config: Config, warnings: Warnings) -> Theme | None:
    """The theme of a site, None without one.

    Looked for among the installed Python packages (entry points of the group `liquid_compat.themes`, each a function
    that gives the theme's folder), then among the gems in `vendor/bundle`, in the folders of GEM_HOME and GEM_PATH, and
    in the usual places; the first of these that has the theme gives its newest version.
    Raises ConfigError for a theme that isn't there.
    """
    name = config["theme"]
    if name is None or name is False:
        return None
    if not isinstance(name, str):
        warnings.warn(f"`theme` should be the name of a theme, but is {name!r}; it is ignored")
        return None
    name = name.strip().lower()
    from importlib.metadata import entry_points

    for entry in entry_points(group=ENTRY_POINTS, name=name):
        return Theme(name, Path(entry.load()()).resolve())
    for root in _gem_folders(config):
        found = sorted(_gems(root, name), key=lambda pair: pair[0])
        if found:
            version, path = found[-1]
            return Theme(name, path.resolve(), ".".join(str(part) for part in version))
    if name == config.profile.defaults.get("theme"):
        warnings.warn(
            f"The theme {name}, which GitHub Pages gives to sites without one, could not be found; the site is built "
            "without it",
            hint="Its layouts, includes and style sheet are missing where the site has none of its own. Write "
            "`theme: null` into _config.yml if the site needs no theme.",
        )
        return None
    raise ConfigError(
        f"The {name} theme could not be found",
        hint="Install a Python package that has it, copy its _layouts, _includes, _sass and assets into the site and "
        "remove `theme:`, or run `bundle install --path vendor/bundle` once.",
    )


def _gem_folders(config: Config) -> Iterator[Path]:
    """Folders with a `gems` folder in them, the site's own first."""
    yield from sorted(config.in_source("vendor", "bundle").glob("ruby/*"))
    for variable in ("GEM_HOME", "GEM_PATH"):
        yield from (Path(path) for path in os.environ.get(variable, "").split(os.pathsep) if path)
    for pattern in GEM_FOLDERS:
        yield from (Path(path) for path in sorted(glob.glob(os.path.expanduser(pattern)), reverse=True))


def _gems(root: Path, name: str) -> Iterator[tuple[tuple[int, ...], Path]]:
    """Unpacked gems of a name in a folder, with their versions."""
    pattern = re.compile(re.escape(name) + r"-(\d+(?:\.\d+)*)\Z")
    for path in root.glob(f"gems/{name}-*"):
        if match := pattern.match(path.name):
            yield tuple(int(part) for part in match[1].split(".")), path
