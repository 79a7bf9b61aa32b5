"""Builds the site and puts it on the stage, now and whenever its source changes."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from ..config.load import Config
from ..errors import LiquidCompatError, Problem, Warnings
from ..pipeline.build import BuildResult
from ..pipeline.live import LiveSite
from ..pipeline.watch import Watcher, watched_roots
from .media import MediaTypes
from .memory import give_back
from .overlay import failure_html, warnings_html
from .settings import ServeSettings, base_path
from .snapshot import of_folder
from .stage import Stage

_REST = 0.2
"""Seconds without a change, after which there is time to look for garbage."""
_MOST_BUILDS = 3
"""So many builds may leave theirs, where nothing rests."""


class Log:
    """Is told what the server does; this one keeps it to itself."""

    def building(self, config: Config) -> None:
        """A build begins, with this configuration."""

    def warning(self, problem: Problem) -> None:
        """The build warns."""

    def built(self, result: BuildResult, changed: Collection[str]) -> None:
        """A build has succeeded; these files of the site are others than before."""

    def failed(self, problem: Problem, error: BaseException) -> None:
        """A build has failed."""

    def edited(self, names: Collection[str]) -> None:
        """These files of the source have changed, and the site will be built again."""


class Maker:
    """One live site and the stage that it is shown on."""

    def __init__(self, site: LiveSite, stage: Stage, config: Config, settings: ServeSettings, log: Log) -> None:
        """`config` is the configuration as it was found at the start."""
        self._site, self._stage, self._settings, self._log = site, stage, settings, log
        self._config = config
        self._media = MediaTypes()
        self._folders = [config.source]
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._watcher: Watcher | None = None

    def build(self, *, raises: bool = False) -> bool:
        """Build the site as it is now; whether that succeeded. A failure is shown, or raised with `raises`."""
        with self._lock:
            warnings = Warnings(listener=partial(self._tell, self._log.warning))
            try:
                result = self._site.build(warnings, configured=partial(self._tell, self._log.building))
                before = self._stage.state.snapshot
                snapshot = of_folder(result.config.destination, self._media, before, result.left)
            except Exception as error:
                if raises:
                    raise
                problem = _problem(error)
                told = warnings_html(warnings.problems, self._folders)
                self._stage.fail(failure_html(problem, self._folders), told)
                self._tell(self._log.failed, problem, error)
                return False
            self._config = result.config
            theme = result.site.theme
            self._folders = [result.config.source, *([theme.root] if theme is not None else [])]
            told = warnings_html(warnings.problems, self._folders)
            changed = self._stage.succeed(snapshot, told, base_path(result.config))
            self._tell(self._log.built, result, changed)
            return True

    def _tell(self, report: Callable[..., None], *words: object) -> None:
        """Report what happens; a terminal or a pipe that is gone doesn't end the server."""
        with contextlib.suppress(OSError):
            report(*words)

    def watch(self) -> None:
        """Watch from now on, but build only after `follow`. Raises PathError where that can't be."""
        self._watcher = self._new_watcher()

    def follow(self) -> None:
        """Build again whenever something has changed since `watch`, in a thread of its own."""
        self._thread = threading.Thread(target=self._follow, name="liquid-compat builds", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Watch and build no longer; returns when the last build has ended."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
        if self._watcher is not None:
            self._watcher.close()

    def _besides(self) -> list[Path]:
        return [folder for folder in self._folders if folder != self._config.source]

    def _new_watcher(self) -> Watcher:
        return Watcher(self._config, polling=self._settings.polls, besides=self._besides())

    def _follow(self) -> None:
        builds = 0  # since the last look for garbage: each leaves a whole site, in a circle
        while not self._stop.is_set():
            assert self._watcher is not None
            for paths in self._watcher.changes(self._stop, _REST):
                if not paths:
                    give_back()
                    builds = 0
                    continue
                source = Path(self._watcher.source)
                self._tell(self._log.edited, sorted(_name(Path(path), source) for path in paths))
                self.build()
                builds += 1
                if builds == _MOST_BUILDS:  # browsers have been told
                    give_back()
                    builds = 0
                self._watcher.written_by(self._config)
                if watched_roots(self._config, self._besides()) != self._watcher.roots:  # another theme
                    self._watcher.close()
                    self._watcher = self._new_watcher()
                    self.build()
                    break


def _name(path: Path, source: Path) -> str:
    return path.relative_to(source).as_posix() if path.is_relative_to(source) else str(path)


def _problem(error: Exception) -> Problem:
    if isinstance(error, LiquidCompatError):
        return error.problem
    return Problem(
        f"liquid-compat failed: {type(error).__name__}: {error}",
        hint="This is a fault of liquid-compat. Serve with --trace and report what it prints.",
    )
