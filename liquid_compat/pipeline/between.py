"""What one build leaves to the next, beside results: what is known of documents, and what a store holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..config.front_matter_defaults import follows_files
from ..config.load import Config
from ..content.caches import Caches
from ..content.known import KnownDocuments
from ..ruby.drop import Drop
from .left import Left
from .records import Record
from .stamp import program_stamp

if TYPE_CHECKING:
    from .packed_reads import Keys
    from .store import Groups, Store

_KEY = "documents"


class Memory(NamedTuple):
    """What a store holds, in a process that has saved it; all but texts. `token` tells that nobody else has since."""

    token: str
    records: dict[str, Record]
    reads: dict[str, Keys]
    groups: Groups
    written: dict[str, str]
    left: Left | None


class Between:
    """What a process keeps of a site from one build to the next; of an earlier process's build what is in its store.

    One build at a time.
    """

    def __init__(self, *, is_kept: bool) -> None:
        """Nothing is known. `is_kept`: this process will build the site again."""
        self._is_kept = is_kept
        self._caches = Caches(is_kept=is_kept)
        self._settings: str | None = None
        self._memory: Memory | None = None

    def caches_for(self, config: Config, plugins: tuple[str, ...], *, folder: Path | None) -> Caches:
        """The caches for a build: those of the build before, if nothing but files has changed.

        `plugins` are the stamps of the site's plugins, `folder` is where there may be a store.
        """
        values = {key: value for key, value in config.values.plain().items() if not isinstance(value, Drop)}
        rest = config.environment, str(config.zone), config.profile.name, str(config.source), plugins
        settings = _spelled((values, *rest))
        if settings is None or settings != self._settings:
            self._settings = settings
            self._caches = Caches(is_kept=self._is_kept)
            is_told = settings is not None and not follows_files(values.get("defaults"))
            if is_told and (self._is_kept or folder is not None):
                self._caches.documents = KnownDocuments({} if folder is None else self._stored(folder))
        self._caches.changed()
        return self._caches

    def _key(self) -> str:
        """What documents follow from beside their files."""
        return blake2b(repr((program_stamp(), self._settings)).encode("utf-8", "surrogatepass")).hexdigest()

    def _stored(self, folder: Path) -> dict[str, str]:
        """The documents that an earlier process knew."""
        from ..config.places import STORE
        from .store import Damaged, Store, Unavailable

        path = folder / STORE
        if not path.is_file() or path.is_symlink():
            return {}
        try:
            store = Store(path, reading=True)
            try:
                return store.documents() if store.meta(_KEY) == self._key() else {}
            finally:
                store.close()
        except (Damaged, Unavailable):
            return {}

    def save_documents(
        self, store: Store, config: Config, paths: Iterable[str] | None = None
    ) -> Callable[[], None] | None:
        """Put what is known of documents into a store; returns what is to be called when all of it is there for good.

        `paths` are the files of those that are to be put already, before all others are.
        """
        documents, key = self._caches.documents, self._key()
        if documents is None:
            return None
        is_ours = store.meta(_KEY) == key
        if not is_ours:
            documents.all_new()
            store.clear_documents()
            store.set_meta(_KEY, key)
        store.put_documents(documents.new_rows(config.zone, paths), documents.gone() if paths is None else ())
        return documents.is_stored

    def take_memory(self, store: Store) -> Memory | None:
        """What the store holds, if this process knows; only once, until it is given back."""
        memory, self._memory = self._memory, None
        return memory if memory is not None and memory.token == store.meta("token") else None

    def give_memory(self, store: Store, memory: Memory) -> None:
        """Keep what a store holds that is being saved, if it will be asked for."""
        memory = memory._replace(token=os.urandom(16).hex())
        store.set_meta("token", memory.token)
        self._memory = memory if self._is_kept else None


def _spelled(values: Any) -> str | None:
    """Values as a text: to Python 1 is True, and hashes have no order. None for what has none, or one too long."""
    try:
        return repr(values)
    except (ValueError, RecursionError):  # a number of thousands of digits, hashes a thousand deep
        return None
