"""The store of one build. It may turn out to be damaged at any time; the build then goes on without it."""

from __future__ import annotations

from collections.abc import Callable

from .incremental import Incremental, storable
from .prepared import PreparedSite
from .results import Results
from .store import Damaged, Store, Unavailable, discard

FILE = "liquid-compat.sqlite"
"""The store's name in Jekyll's cache folder."""


class Kept:
    """What a build takes from the one before, and leaves for the next."""

    def __init__(self, prepared: PreparedSite, results: Results, notice: Callable[[str], None] | None) -> None:
        """Put the results that hold; `notice` is told in a line why a store is thrown away."""
        self.results = results
        self.waiting: set[int] = set()
        self._incremental: Incremental | None = None
        self._store: Store | None = None
        self._notice = notice
        config = prepared.site.config
        self._path = config.in_source(config.cache_dir) / FILE
        if results.in_order or config["disable_disk_cache"] is True or not storable(prepared.renderer.plugins):
            return
        for _ in range(2):  # the second time with a new file
            self._try(lambda: self._open(prepared, results))
            if self._incremental is not None:
                break

    def _open(self, prepared: PreparedSite, results: Results) -> None:
        self._store = Store(self._path)
        incremental = Incremental(prepared, results, self._store)
        incremental.reuse()
        self.waiting = incremental.waiting
        self._incremental = incremental

    def _try(self, run: Callable[[], None]) -> None:
        try:
            run()
        except Unavailable:
            self._give_up()
        except Damaged as error:
            self._give_up()
            discard(self._path)
            if self._notice is not None:
                self._notice(f"{self._path} is discarded: {error}")

    def _give_up(self) -> None:
        self._incremental = None
        self.waiting = set()
        if self._store is not None:
            self._store.close()
            self._store = None

    def reuse_waiting(self) -> None:
        """Look again at what hung on what is rendered by now."""
        if self._incremental is not None:
            self._try(self._incremental.reuse_waiting)

    def save(self) -> None:
        """Keep what was rendered."""
        if self._incremental is not None:
            self._try(self._incremental.save)
        if self._store is not None:
            self._store.close()
