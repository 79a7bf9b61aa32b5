"""The store of one build. It may turn out to be damaged at any time; the build then goes on without it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from ..config.places import STORE
from ..content.document import Document
from ..errors import LiquidCompatError, Problem
from ..plugins.api import Plugin
from .between import Between
from .digests import digest
from .incremental import Incremental
from .left import Left
from .made_by import made_by
from .manifest import Manifest
from .noting import Noting
from .prepared import PreparedSite
from .present import Seen
from .records import Record
from .saving import Saving
from .store import Damaged, Store, Unavailable, discard
from .texts import Texts
from .unchanged import KEY, OUTPUTS
from .write import Changes


class Kept:
    """What a build takes from the one before, and leaves for the next."""

    def __init__(
        self,
        prepared: PreparedSite,
        folder: Path | None,
        between: Between,
        environ: Mapping[str, str] | None = None,
        notice: Callable[[str], None] | None = None,
        noting: Noting | None = None,
    ) -> None:
        """Put the results that hold; `notice` is told in a line why a store is thrown away.

        `folder` is where the store is, None for no store, `between` what this process keeps of the site, `environ` the
        environment of the build if it isn't ours; `noting` notes what all that the build does follows from.
        """
        self.results = prepared.results()
        self.waiting: set[int] = set()
        self._prepared = prepared
        self._noting = noting
        self._incremental: Incremental | None = None
        self._saving: Saving | None = None
        self._fresh: list[int] = []
        self._store: Store | None = None
        self._damage: Damaged | None = None
        self._notice = notice
        self._process = os.getpid()
        self._is_saved = False
        self._root = os.path.realpath(prepared.site.config.destination)
        self._manifest = Manifest(self._root, {})
        self._places: list[str] = []
        self._keep: list[str] = []
        self.left: Left | None = None
        """What the destination holds, when that has been saved and any change of it will show."""
        self._between = between
        if folder is None or self.results.in_order or not storable(prepared.renderer.plugins):
            return
        self._path = folder / STORE
        self._made_by = made_by(prepared, environ)
        for _ in range(2):  # the second time with a new file
            self._try(self._open)
            if self._incremental is not None:
                break

    def _open(self) -> None:
        self._store = Store(self._path)
        incremental = Incremental(self._prepared, self.results, self._store, self._made_by, self._text)
        memory = self._between.take_memory(self._store)
        incremental.reuse(memory)
        written = self._store.written() if memory is None else memory.written
        if self._store.meta("destination") != self._root:
            written = dict.fromkeys(written, "")
        before = Left.from_note(self._store.meta(OUTPUTS) or "") if memory is None else memory.left
        self._manifest = Manifest(self._root, written, before)
        self.waiting = incremental.waiting
        self._incremental = incremental
        self._saving = Saving(incremental, self.results, self._store)

    def _try(self, run: Callable[[], None]) -> None:
        try:
            run()
            if self._damage is not None:
                raise self._damage
        except Unavailable:
            self._give_up()
        except Damaged as error:
            self._give_up()
            discard(self._path)
            if self._notice is not None:
                self._notice(f"{self._path} is discarded: {error}")

    def _give_up(self) -> None:
        self._incremental = self._saving = self._damage = None
        self.waiting = set()
        self.results.forget_stored()
        if self._store is not None:
            self._store.close()
            self._store = None

    def _text(self, name: str, record: Record) -> tuple[str, str] | None:
        """The content and the output of a record; None where the store has turned out to be damaged."""
        if self._process != os.getpid():  # a worker: what it inherited is its parent's
            self._process = os.getpid()
            self._store = None
            with suppress(Damaged, Unavailable):
                self._store = Store(self._path, reading=True)
        if self._store is None and self._is_saved:  # somebody wants it after the build
            with suppress(Damaged, Unavailable):
                self._store = Store(self._path, reading=True)
        if self._store is None:
            return None
        try:
            content, output = self._store.text(name)
            if digest(content) != record.content or (record.output and digest(output) != record.output):
                raise Damaged(f"the text of {name} is another")
        except Damaged as error:
            self._damage = error
            return None
        except Unavailable:
            return None
        return content, output

    def add(self, position: int) -> None:
        """The item at a position has been rendered."""
        self._fresh.append(position)

    def save_early(self) -> None:
        """Save what has been rendered by now, as far as that may be done already: others render more meanwhile."""
        if self._saving is not None and self._fresh:
            self._try(self._save_fresh)
        self._fresh = []

    def _save_fresh(self) -> None:
        assert self._saving is not None
        assert self._store is not None
        if self._saving.is_first:  # nobody reads the store now
            self._saving.add(self._fresh)
            items = map(self.results.items.__getitem__, self._fresh)
            documents = [item for item in items if isinstance(item, Document) and not item.gets_date]
            with suppress(LiquidCompatError):  # which is met again
                for document in documents:
                    document.url  # noqa: B018 (it is kept too)
            paths = [document.source_path for document in documents]
            self._between.save_documents(self._store, self._prepared.site.config, paths)
        if self._noting is not None:
            self._noting.look(self._prepared)

    def reuse_waiting(self) -> None:
        """Look again at what hung on what is rendered by now."""
        if self._incremental is not None:
            self._try(self._incremental.reuse_waiting)

    def seen(
        self, texts: Texts, copies: Iterable[str], keep: Iterable[str], *, is_whole: bool
    ) -> Callable[[], Seen] | None:
        """Who tells what the destination holds of these texts, and what it has but them and the `copies`.

        `keep` is the configuration's `keep_files`. Not `is_whole`: plugins may put more there, or let more stay.
        """
        if self._incremental is None:
            return None
        self._places, self._keep = sorted({*texts, *copies}), sorted(keep)
        return lambda: self._manifest.look(texts.digests(), self._places, self._keep, is_whole=is_whole)

    @property
    def knows_places(self) -> bool:
        """Whether the site's files are at the places at which the last build left some; to be asked after `seen`."""
        before = self._manifest.before
        return before is not None and before.root == self._root and before.places == self._places

    def save(self, texts: Texts, changes: Changes, problems: Iterable[Problem] = ()) -> None:
        """Keep what was rendered, and what was written; `problems` is all that was warned of."""
        if self._incremental is not None:
            self._try(lambda: self._save(texts, changes, problems))

    def close(self) -> None:
        """End; what wasn't saved is not kept."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _save(self, texts: Texts, changes: Changes, problems: Iterable[Problem]) -> None:
        store, saving, noting = self._store, self._saving, self._noting
        assert self._incremental is not None
        assert saving is not None
        assert store is not None
        config = self._prepared.site.config
        is_all = saving.save(self._made_by, config.values)
        tell = self._between.save_documents(store, config)
        digests = texts.digests()
        left = self._manifest.left(digests, self._places, self._keep, changes, waits=noting is not None)
        store.set_meta("destination", self._root)
        store.put_written(self._manifest.changes(digests, left), self._manifest.known)
        store.set_meta(KEY, "")
        store.set_meta(OUTPUTS, left.note() if left.is_sure and noting is not None else "")
        if is_all and noting is not None and left.is_sure:
            reads = self._incremental.reads
            noting.note(store, self._prepared, problems, reads.get("!time", ()), reads.get("site", ()))
        memory = saving.memory(self._manifest.known, left if left.is_sure else None)
        self._between.give_memory(store, memory)
        store.commit()
        if tell is not None:
            tell()
        self._is_saved = True
        self.left = left if left.is_sure else None


def storable(plugins: Iterable[Plugin]) -> bool:
    """Whether all plugins are ours, or say of themselves that what they make follows from what they are given."""
    return all(plugin.steady for plugin in plugins)
