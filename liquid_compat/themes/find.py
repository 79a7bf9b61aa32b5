"""Finding the theme that a site names, without Ruby (https://jekyllrb.com/docs/themes/).

In order: a folder, a Python package, the site's own repository, what the Gemfile says of the gem, gems on the machine,
the user's cache, the gem server or the forge. What is fetched is noted in the lock and comes from the cache thereafter.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..config.load import Config
from ..content.paths import in_folder
from ..content.theme import Theme
from ..errors import ConfigError, Warnings
from ..ruby.printing import inspect
from . import cache, machine
from .cache import CachedTheme, cache_folder
from .gemfile import GemEntry, Gemfile, read_gemfile, server_of
from .lock import LOCK, read_lock, write_lock

_OFFLINE_HINT = (
    "Build once with a network (without --offline), run `bundle install --path vendor/bundle`, or copy the theme's "
    "_layouts, _includes, _sass and assets into the site and remove the key."
)


@dataclass(frozen=True, slots=True)
class ThemeFinder:
    """Finds the theme of one site."""

    config: Config
    warnings: Warnings
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    renews: bool = False
    """Whether what is locked is looked for anew."""
    uses_remote: bool = True
    """Whether `remote_theme:` counts."""

    @property
    def offline(self) -> bool:
        """Whether nothing may be fetched: `--offline`, or the variable LIQUID_COMPAT_OFFLINE."""
        return bool(self.config["offline"] or self.environ.get("LIQUID_COMPAT_OFFLINE"))

    def find(self) -> Theme | None:
        """The site's theme, None without one.

        Raises ConfigError for one that can't be had, DownloadError, ArchiveError.
        """
        remote = self.config["remote_theme"]
        if isinstance(remote, str) and remote.strip():
            if self.uses_remote:
                return self._from_forge(remote, "remote_theme")
            self.warnings.warn(
                "`remote_theme` is set, but jekyll-remote-theme is not among the plugins; it is ignored",
                hint="Add jekyll-remote-theme to `plugins:` in _config.yml.",
            )
        name = self.config["theme"]
        if name is None or name is False:
            return None
        if not isinstance(name, str):
            self.warnings.warn(f"`theme` should be the name of a theme, but is {inspect(name)}; it is ignored")
            return None
        if name.startswith("./"):
            return self._from_folder(name)
        if "/" in name and not name.startswith("/"):
            return self._from_forge(name, "theme")
        return self.gem(name.strip().lower())

    def known_gem(self, name: str) -> Theme | None:
        """A gem's files where Ruby's tools have unpacked them, or where `theme update` has fetched and locked them.

        For plugins that can do without. Raises as `find`.
        """
        if self.renews or name in read_lock(self.config.source):
            return self.gem(name)
        gemfile = read_gemfile(self.config.source)
        return self._on_machine(name, gemfile, gemfile.entries.get(name, GemEntry(name)))

    def _from_folder(self, path: str) -> Theme:
        folder = self.config.in_source(path)
        if not folder.is_dir() or not in_folder(str(folder), self.config.source.as_posix()):
            raise ConfigError(
                f"The theme {path} is no folder of the site", hint="The path starts at the site's source."
            )
        return Theme(folder.name, folder.resolve())

    def gem(self, name: str) -> Theme | None:
        """A gem's files, of a theme's or of another that a plugin reads. Raises as `find`."""
        gemfile = read_gemfile(self.config.source)
        entry = gemfile.entries.get(name, GemEntry(name))
        is_default = name == self.config.profile.defaults.get("theme")
        found = self._on_machine(name, gemfile, entry) if not self.renews else self._of_the_site(name, entry)
        if found is not None:
            return found
        if "git" in entry.options or "github" in entry.options or "gitlab" in entry.options:
            return self._from_git(entry)
        locked = {} if self.renews else read_lock(self.config.source).get(name, {})
        cached = cache.find(cache_folder(self.environ), locked.get("sha256", "-"))
        if cached is not None:
            return _theme(cached, name)
        if is_default and not locked and not self.renews:
            self._miss_default(name)
            return None
        if self.offline:
            raise _not_here(name)
        return self._from_server(name, gemfile, entry, locked)

    def _of_the_site(self, name: str, entry: GemEntry) -> Theme | None:
        """What needs no gem: a folder for themes, a package, the repository itself, a path in the Gemfile."""
        themes_dir = self.config["themes_dir"]
        if isinstance(themes_dir, str) and self.config.in_source(themes_dir, name).is_dir():
            return Theme(name, self.config.in_source(themes_dir, name).resolve())
        if "path" in entry.options:
            folder = self.config.source / entry.options["path"]
            if folder.is_dir():
                return Theme(name, folder.resolve())
        return machine.packaged(name) or machine.own(self.config.source, name)

    def _on_machine(self, name: str, gemfile: Gemfile, entry: GemEntry) -> Theme | None:
        return self._of_the_site(name, entry) or machine.unpacked(
            self.config.source, name, gemfile.locked.get(name), entry.requirement, self.environ
        )

    def _miss_default(self, name: str) -> None:
        self.warnings.warn(
            f"The theme {name}, which GitHub Pages gives to sites without one, is not at hand; it is left out",
            hint="Its layouts, includes and style sheet are missing where the site has none of its own. Run "
            "`liquid-compat theme update` once to fetch it, or write `theme: null` into _config.yml.",
        )

    def _from_server(self, name: str, gemfile: Gemfile, entry: GemEntry, locked: Mapping[str, str]) -> Theme:
        from . import gem_server

        server = server_of(gemfile, self.environ, self.config.source)
        version = gemfile.locked.get(name) or locked.get("version")
        release = gem_server.choose(server, name, version, entry.requirement)
        expected = gemfile.checksums.get(f"{name}-{release.version.text}") or (
            locked.get("sha256") if locked.get("version") == release.version.text else None
        )
        found = gem_server.download(server, name, release, expected, cache_folder(self.environ))
        self._note(name, {"version": found.version, "source": server, "sha256": found.sha256})
        return _theme(found, name)

    def _from_git(self, entry: GemEntry) -> Theme:
        """A gem that the Gemfile takes from a repository: its archive."""
        options = entry.options
        place = options.get("git") or (
            f"https://gitlab.com/{options['gitlab']}" if "gitlab" in options else options["github"]
        )
        ref = options.get("ref") or options.get("tag") or options.get("branch")
        return self._from_forge(f"{place}@{ref}" if ref else place, f"the Gemfile's {entry.name}", entry.name)

    def _from_forge(self, text: str, location: str, name: str | None = None) -> Theme:
        from . import forge

        remote = forge.parse(text, location)
        name = name or remote.name
        locked = {} if self.renews else read_lock(self.config.source).get(remote.key, {})
        if locked.get("version") == remote.ref:
            cached = cache.find(cache_folder(self.environ), locked.get("sha256", "-"))
            if cached is not None:
                return _theme(cached, name, is_remote=True)
        else:
            locked = {}
        if self.offline:
            raise _not_here(text)
        wanted = forge.RemoteTheme(remote.host, remote.owner, remote.name, locked.get("commit") or remote.ref)
        found = forge.download(wanted, self.environ, cache_folder(self.environ))
        self._note(
            remote.key,
            {
                "version": remote.ref,
                "commit": found.commit or locked.get("commit") or "",
                "source": remote.address(self.environ),
                "sha256": found.sha256,
            },
        )
        return _theme(found, name, is_remote=True)

    def _note(self, name: str, entry: Mapping[str, str]) -> None:
        """Put a theme into the lock; a source that can't be written to is warned of."""
        source = self.config.source
        try:
            write_lock(source, {**read_lock(source), name: entry})
        except OSError as error:
            self.warnings.warn(
                f"{LOCK} can't be written: {error.strerror}",
                hint="The next build may get another version of the theme.",
            )


def _not_here(name: str) -> ConfigError:
    return ConfigError(
        f"The theme {name} is not on this machine, and --offline forbids to fetch it", hint=_OFFLINE_HINT
    )


def _theme(found: CachedTheme, name: str, is_remote: bool = False) -> Theme:
    return Theme(name, found.root, found.version, found.dependencies, is_remote)
