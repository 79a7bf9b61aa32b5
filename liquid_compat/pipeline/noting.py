"""Noting after a build what it looked at and what it left, for the next one to find that nothing has changed."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ..config.load import Config
from ..config.settings import ALL_KEYS as ALL_SETTINGS
from ..content.entry_filter import EntryFilter
from ..errors import Problem
from ..plugins.api import Plugin
from ..ruby.drop import ALL_KEYS
from .hooks import having
from .prepared import PreparedSite
from .records import plain_problem
from .store import Store
from .unchanged import CACHE_FOLDER, INPUTS, KEY, PRINTING, Question, Scope, Watched

_PACKAGES = ("node_modules", "vendor", ".bundle", ".venv")
_GIT_FILES = ("HEAD", "config", "packed-refs")


class Noting:
    """One build, from before it reads anything."""

    def __init__(self, question: Question, config: Config) -> None:
        """`question` is what the build was asked for."""
        self._question = question
        self._asked_for = question.text  # by the program that is running, not by one that takes its place meanwhile
        self._source = source = str(config.source)
        self._destination = destination = str(config.destination)
        self._left_out = (destination, f"{source}/{CACHE_FOLDER}")
        self._watched = Watched(question.began, {source, os.path.dirname(destination)}, self._left_out)

    def look(self, prepared: PreparedSite) -> None:
        """Look at what is to be noted, at any time before it is: what changes after the look shows in the next one."""
        if _follows(prepared):
            self._question.look(self._scope(prepared))

    def note(
        self,
        store: Store,
        prepared: PreparedSite,
        problems: Iterable[Problem],
        time_forms: Iterable[str],
        site_keys: Iterable[str],
    ) -> None:
        """Put it into the store; nothing where it can't be told whether a next build would do the same.

        `problems` are all warnings, `time_forms` the formats in which "now" was shown ("" for any), `site_keys` what
        templates have read of `site`.
        """
        if not _follows(prepared):
            return
        scope = self._scope(prepared)
        # What was found before anything was read will do: what changed after that, the next look shows.
        found = self._question.look(scope)
        if not self._watched.is_settled(found):
            return
        config = prepared.site.config
        noted = {
            "scope": _plain(scope),
            "digest": found.digest,
            "clock": _clock(prepared, list(time_forms)),
            "printing": self._question.printing if _shows_printing({*site_keys, *config.values.read}) else None,
            "warnings": [plain_problem(problem) for problem in problems],
            "destination": str(config.destination),
            "profile": config.profile.name,
            "reason": config.profile_reason,
        }
        store.set_meta(INPUTS, json.dumps(noted))
        store.set_meta(KEY, self._asked_for)

    def _scope(self, prepared: PreparedSite) -> Scope:
        site = prepared.site
        roots = [self._source, *prepared.renderer.style_folders()]
        if site.theme is not None:
            roots.append(str(site.theme.root))
        files = [str(file) for file in site.config.files]
        if site.theme is not None:
            files.append(os.path.dirname(site.theme.root))  # where another version may come to lie
        looked_at = frozenset().union(*(plugin.looks_at for plugin in prepared.renderer.plugins))
        if "git" in looked_at:
            git = _git_folder(self._source)
            files += [f"{git}/{name}" for name in _GIT_FILES]
            files += [os.path.expanduser("~/.gitconfig"), os.path.expanduser("~/.config/git/config")]
            roots.append(f"{git}/refs")
        left_out = [*self._left_out, f"{self._source}/.git", *self._packages(prepared)]
        return Scope(tuple(dict.fromkeys(roots)), tuple(files), tuple(left_out))

    def _packages(self, prepared: PreparedSite) -> list[str]:
        """Folders of other programs' packages, which may be large and aren't read."""
        kept = EntryFilter(prepared.site.config).filter(_PACKAGES)
        return [f"{self._source}/{name}" for name in _PACKAGES if name not in kept]


def _plain(scope: Scope) -> list[tuple[str, ...]]:
    return [scope.roots, scope.files, scope.left_out]


def _follows(prepared: PreparedSite) -> bool:
    """Whether all that the build does follows from files, configuration, environment and clock."""
    plugins: list[Plugin] = list(prepared.renderer.plugins)
    config = prepared.site.config
    if (
        any(plugin.looks_at - {"git"} for plugin in plugins)
        or having(plugins, "keeps")
        or having(plugins, "after_write")
    ):
        return False
    return not config["theme"] or prepared.site.theme is not None


def _shows_printing(read: Collection[str]) -> bool:
    """Whether anybody may have seen, among the keys that were read, what is said on the way."""
    return any(key in read for key in (*PRINTING, ALL_KEYS, ALL_SETTINGS))


def _clock(prepared: PreparedSite, forms: list[str]) -> Mapping[str, Any] | None:
    """What must be the same of the next build's time; None where it is fixed."""
    from ..ruby.strftime import strftime

    site, config = prepared.site, prepared.site.config
    if config.reproducible or config["time"]:
        return None
    dated_now = any(document.data.get("date") in (None, config.time) for document in site.documents())
    if "" in forms or dated_now or site.holds_back or any(document.in_future for document in site.documents()):
        return {"zone": None}
    zone = str(config["timezone"] or config.profile.zone or "")
    return {"zone": zone, "forms": {form: strftime(config.time, form) for form in ("%F %z", *forms)}}


def _git_folder(folder: str) -> str:
    """The `.git` of a folder or of one above it."""
    while not os.path.exists(f"{folder}/.git") and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return f"{folder}/.git"
