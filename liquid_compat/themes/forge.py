"""Themes from the archives of GitHub, GitLab and Codeberg (https://github.com/benbalter/jekyll-remote-theme)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from ..errors import ConfigError
from . import cache
from .cache import CachedTheme
from .download import fetch
from .unpack import ArchiveError, unpack_tar

_HOSTS = {
    "github.com": "https://github.com/{path}/archive/{ref}.tar.gz",
    "gitlab.com": "https://gitlab.com/{path}/-/archive/{ref}/{name}-{file}.tar.gz",
    "codeberg.org": "https://codeberg.org/{path}/archive/{ref}.tar.gz",
}
_FORM = re.compile(
    r"(?:https?://(?P<host>[\w.-]+)/)?(?P<owner>[\w-][\w.-]*)/(?P<name>[\w.-]+?)(?:\.git)?/?(?:@(?P<ref>[\w./-]+))?"
)


@dataclass(frozen=True, slots=True)
class RemoteTheme:
    """A repository on a forge, and which of its states is wanted."""

    host: str
    owner: str
    name: str
    ref: str = "HEAD"
    """A branch, tag or commit; HEAD is the newest state of the main branch."""

    @property
    def path(self) -> str:
        """`OWNER/NAME`."""
        return f"{self.owner}/{self.name}"

    @property
    def key(self) -> str:
        """The name in the lock."""
        return self.path if self.host == "github.com" else f"https://{self.host}/{self.path}"

    def address(self, environ: Mapping[str, str]) -> str:
        """Where its archive is: below LIQUID_COMPAT_ARCHIVE_SOURCE if that is set, else on the forge."""
        base = environ.get("LIQUID_COMPAT_ARCHIVE_SOURCE")
        ref = quote(self.ref, safe="/")
        if base:
            return f"{base.rstrip('/')}/{self.path}/archive/{ref}.tar.gz"
        return _HOSTS[self.host].format(path=self.path, name=self.name, ref=ref, file=ref.replace("/", "-"))


def parse(text: str, location: str = "remote_theme") -> RemoteTheme:
    """`owner/name`, `owner/name@ref`, or the address of a repository. Raises ConfigError for anything else."""
    match = _FORM.fullmatch(text.strip())
    if match is None or (match["host"] or "github.com") not in _HOSTS or ".." in text:
        raise ConfigError(
            f"{location} should be a repository, but is {text!r}",
            hint="Write owner/name, owner/name@v1.2.3, or the address of a repository on " + ", ".join(_HOSTS) + ".",
        )
    return RemoteTheme(match["host"] or "github.com", match["owner"], match["name"], match["ref"] or "HEAD")


def is_remote(text: str) -> bool:
    """Whether a value of `theme:` has the form of a repository."""
    match = _FORM.fullmatch(text.strip())
    return match is not None and not text.startswith(".") and (match["host"] or "github.com") in _HOSTS


def download(theme: RemoteTheme, environ: Mapping[str, str], folder: Path) -> CachedTheme:
    """A theme, fetched into the cache. Raises ConfigError where there is none, ArchiveError, DownloadError."""
    address = theme.address(environ)
    with cache.locked(folder, address):
        data = fetch(address)
        if data is None:
            raise ConfigError(
                f"The theme {theme.key} could not be found: there is nothing at {address}",
                hint="Check the name and the ref. A private repository can't be fetched; copy its files into the site.",
            )
        sha256 = cache.digest(data)
        found = cache.find(folder, sha256)
        if found is not None:
            return found
        started = CachedTheme(folder, theme.key, theme.ref, address, sha256)

        def unpack(target: Path) -> CachedTheme:
            try:
                commit = unpack_tar(data, target, strip=1)
            except ArchiveError as error:
                raise ArchiveError(f"{address}: {error.problem.message}") from error
            return replace(started, commit=commit)

        return cache.put(folder, started, unpack)
