"""Not rendering again what would come out the same.

With each result goes what was read for it. In the next build a result is taken from the store if what is the item's own
is as it was, and everything that it read has the same value. docs/rendering.md tells how that is known.
"""

from __future__ import annotations

import json
import os
import platform
from array import array
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from ..config.settings import ALL_KEYS
from ..content.document import Document
from ..content.excerpt import Excerpt
from ..content.item import Item
from ..content.noted import CONFIG, DATA
from ..content.page import Page
from ..content.view import Frame
from ..plugins.api import GeneratedPage, Plugin
from ..ruby.strftime import strftime
from ..version import __version__
from .digests import UNKNOWN, Names, digest, drop_value
from .prepared import PreparedSite
from .reads import MOVING, VARYING, ReadNames, Reads
from .render import Rendered, Told
from .results import Results
from .store import Damaged, Keys, Record, Store

_OF_SITE = {"related_posts", "pages"}
_LIBRARIES = ("python-liquid", "pyyaml", "markdown", "markdown-it-py", "mdit-py-plugins", "libsass", "pygments", "lxml")
_ENVIRON = ("JEKYLL_", "PAGES_", "PAGE_", "GITHUB_", "SSL", "API_URL", "HELP_URL", "LIQUID_COMPAT_", "OCTOKIT_", "PATH")


class Incremental:
    """A store, laid beside the results of one build."""

    def __init__(self, prepared: PreparedSite, results: Results, store: Store) -> None:
        """Nothing is looked at yet."""
        self._site = prepared.site
        self._services = prepared.renderer.services
        self._renderer = prepared.renderer
        self._results = results
        self._store = store
        self._site_drop = prepared.renderer.site_drop
        self._names = Names(prepared.site, results.items, self._site_drop)
        prepared.renderer.recorder = ReadNames(self._names)
        self._cores = [self._core(item) for item in results.items]
        self._records: dict[str, Record] = {}
        self._reads: dict[str, Keys] = {}
        self._changed: set[int] = set()
        self._reused: set[str] = set()
        self._sound: dict[str, bool] = {}
        self._checking: set[str] = set()
        self._sass: bytes | None = None
        self.waiting: set[int] = set()
        """The positions of items that may come out the same, which can't be known before others are rendered."""

    # Taking results from the store.

    def reuse(self) -> None:
        """Put the results that need no rendering; what hangs on results that do is left for `reuse_waiting`."""
        if not self._fits():
            self._store.clear()
            return
        self._records = self._store.records()
        self._reads = self._store.reads()
        known = {name: record.core for name, record in self._records.items()}
        same = {self._names.of(item) for item, core in self._own() if known.get(self._name(item)) == core}
        for name, keys in self._reads.items():
            looked_at = keys.keys() & MOVING if name in same else keys.keys()
            for key in looked_at:
                number, value = keys[key]
                now = self._value(name, key)
                if now == UNKNOWN or now != value:
                    self._changed.add(number)
        for position in range(len(self._results)):
            self._take(position)

    def reuse_waiting(self) -> None:
        """Put the results that hang on those which have been rendered by now."""
        self._sound = {name: sound for name, sound in self._sound.items() if sound}
        for position in range(len(self._results)):
            if not self._results.known(position):
                self._take(position, render=True)

    def _own(self) -> Iterator[tuple[Item, bytes]]:
        return zip(self._results.items, self._cores, strict=True)

    def _name(self, item: Item) -> str:
        return self._names.of(item) or ""

    def _fits(self) -> bool:
        """Whether the store is of this site, made by the same program with the same settings."""
        kept = self._store.meta("made by")
        keys = self._store.meta("configuration")
        if kept != self._made_by() or keys is None:
            return False
        values: Mapping[str, str] = json.loads(keys)
        self._site.config.values.read.update(values)  # by those whose results are taken
        return all(self._config_digest(key).hex() == value for key, value in values.items())

    def _made_by(self) -> str:
        """All that shows in every page: programs, profile, plugins, the environment, the place of the source."""
        config = self._site.config
        theme = self._site.theme
        libraries = {}
        for name in _LIBRARIES:
            try:
                libraries[name] = version(name)
            except PackageNotFoundError:
                libraries[name] = ""
        parts = {
            "program": [__version__, platform.python_version(), libraries],
            "code": _code_stamp(),
            "profile": [config.profile.name, config.environment, str(config.zone), str(config.source)],
            "theme": None if theme is None else [theme.name, str(theme.root), theme.version],
            "plugins": [plugin.stamp for plugin in self._renderer.plugins],
            "environment": {key: value for key, value in sorted(os.environ.items()) if key.startswith(_ENVIRON)},
        }
        return json.dumps(parts, sort_keys=True)

    def _config_digest(self, key: str) -> bytes:
        values = self._site.config.values.plain()
        return self._names.value_digest(values if key == ALL_KEYS else [key in values, values.get(key)])

    def _core(self, item: Item) -> bytes:
        """The digest of what is an item's own: its text, its values, its address."""
        data = {key: value for key, value in item.data.items() if key != "date"}
        date = item.data.get("date")
        fallback = isinstance(item, Document) and date is not None and date == self._site.config.time
        own = [
            type(item).__qualname__,
            item.relative_path,
            item.url,
            item.output_ext,
            item.ext,
            item.first_line,
            item.content,
            data,
            None if fallback else date,
            item.rules.defaults.all(item.relative_path, item.kind),
            item.pager if isinstance(item, Page) else item.collection.label if isinstance(item, Document) else None,
            item.writes,
        ]
        return self._names.value_digest(own)

    def _value(self, name: str, key: str) -> bytes:
        """The digest of what is read under a name and a key, for anybody."""
        if not name.startswith("!"):
            drop = self._names.drop(name)
            if drop is None:
                return UNKNOWN
            if name == "site":
                if key == "data" and not self._site.config.values.peek("data"):
                    return b"data"  # of which each file is recorded
                if key in _OF_SITE and (key != "pages" or self._results.has_extras):
                    return b"varies"
            elif key in VARYING:
                return b"varies"
            return self._names.value_digest(drop_value(drop, key))
        if name == CONFIG:
            return self._config_digest(key)
        if name == DATA:
            data = self._site.data
            return self._names.value_digest(data if key == ALL_KEYS else [key in data, data.get(key)])
        return self._names.value_digest(self._answer(name, key))

    def _answer(self, name: str, key: str) -> Any:
        """What the site answers to a question of a tag or a filter."""
        services = self._services
        if name == "!include":
            file = services.read_include(key)
            return None if file is None else [file.path, file.source]
        if name == "!include_relative":
            page_path, _, wanted = key.partition("\0")
            file = services.read_relative_include(page_path, wanted)
            return None if file is None else [file.path, file.source]
        if name == "!file":
            data = services.read_file(key)
            return None if data is None else data.hex()
        if name == "!link_url":
            return services.link_url(key)
        if name == "!file_exists":
            return services.file_exists(key)
        if name == "!file_md5":
            return services.file_md5(key)
        if name == "!post_url":
            try:
                return services.post_url(key)
            except ValueError as error:
                return [str(error)]
        if name == "!layout":
            layout = self._site.layouts.get(key)
            return None if layout is None else [layout.relative_path, layout.data, layout.content, layout.first_line]
        if name == "!time":
            return strftime(services.time, key) if key else services.time
        if name == "!plugins":
            return dict(services.plugins)
        if name == "!sass":
            if self._sass is None:
                self._sass = self._sass_digest()
            return self._sass.hex()
        raise KeyError(name)

    def _sass_digest(self) -> bytes:
        """The digest of all files that a stylesheet may import."""
        parts = []
        for folder in self._renderer.style_folders():
            for root, folders, files in os.walk(folder, followlinks=True):
                folders.sort()
                for file in sorted(files):
                    if file.endswith((".scss", ".sass", ".css")):
                        path = Path(root, file)
                        try:
                            parts.append(f"{path}\0{path.read_bytes().hex()}")
                        except OSError as error:
                            parts.append(f"{path}\0{error}")
        return digest("\n".join(parts))

    def _take(self, position: int, *, render: bool = False) -> None:
        item = self._results.items[position]
        name = self._name(item)
        record = self._records.get(name)
        if record is None or not self._is_sound(name, position, item, render):
            return
        if self._results.known(position):  # it was rendered on the way: a circle leads back to it
            return
        content, output = self._text(name, record)
        self._results.put(position, Rendered(content, output, record.extras, record.warnings))
        self._reused.add(name)

    def _text(self, name: str, record: Record) -> tuple[str, str]:
        """The texts of a record. Raises Damaged where they are others."""
        content, output = self._store.text(name)
        if digest(content) != record.content or (record.output and digest(output) != record.output):
            raise Damaged(f"the text of {name} is another")
        return content, output

    def _is_sound(self, name: str, position: int, item: Item, render: bool) -> bool:
        """Whether a record still holds. Without `render` what would need rendering to know counts as changed."""
        if name in self._sound:
            return self._sound[name]
        record = self._records.get(name)
        if record is None or name in self._checking:
            return False
        core = self._cores[position]
        if record.core != core or core == UNKNOWN or not self._changed.isdisjoint(_numbers(record.reads)):
            self._sound[name] = False
            return False
        self._checking.add(name)
        try:
            sound = True
            for other, key, before in record.seen:
                now = self._seen(other, key, position, item, render)
                if now == UNKNOWN and not render:
                    self.waiting.add(position)
                if now != before:
                    sound = False
                    break
        finally:
            self._checking.discard(name)
        if sound or render:
            self._sound[name] = sound
        return sound

    def _seen(self, name: str, key: str, position: int, item: Item, render: bool) -> bytes:
        """The digest of what an item sees of another; UNKNOWN where that isn't known without rendering."""
        drop = self._names.drop(name)
        if drop is None:
            return UNKNOWN
        if name == "site":
            if key == "pages" and not render and not self._results.extras_known(position):
                return UNKNOWN
            with self._site.rules.view.of(Frame(item, position, item.content)):
                return self._names.value_digest(drop_value(drop, key))
        other: Item = drop.subject
        if key == "excerpt":
            return self._excerpt_seen(drop, other, render)
        at = self._results.position(other)
        if at is None or at >= position:
            return digest(other.content) if key == "content" else b"none"
        if not self._results.known(at):
            if not render:
                self._take(at)
            if not self._results.known(at) and not render:
                return UNKNOWN
        if name in self._reused:
            record = self._records[name]
            return record.content if key == "content" else record.output
        rendered = self._results.at(at)
        return digest(rendered.content if key == "content" else rendered.output)

    def _excerpt_seen(self, drop: Any, item: Item, render: bool) -> bytes:
        excerpt = item.data["excerpt"]
        if not isinstance(excerpt, Excerpt):
            return self._names.value_digest(drop.lookup("excerpt"))
        name = self._excerpt_name(item)
        position = self._results.position(item)
        if position is None:
            return UNKNOWN
        known = position in self._results.excerpts()
        if not known and self._is_sound(name, position, item, render) and position not in self._results.excerpts():
            content, _ = self._text(name, self._records[name])
            self._results.put_excerpts({position: Told(content, self._records[name].warnings)})
            self._reused.add(name)
        if name in self._reused:
            return self._records[name].content
        if not render and not known:
            return UNKNOWN
        return digest(str(excerpt))

    def _excerpt_name(self, item: Item) -> str:
        return f"excerpt of {self._name(item)}"

    # Keeping results.

    def save(self) -> None:
        """Keep what was rendered in this build, and forget what isn't part of the site any more."""
        self._store.set_meta("made by", self._made_by())
        self._put_numbers()
        kept = set(self._reused)
        for position, item in enumerate(self._results.items):
            name = self._name(item)
            rendered = self._results.at(position)
            if name in self._reused or rendered.asked or isinstance(item, GeneratedPage):
                continue
            if rendered.reads is not None:
                record = self._make(position, item, rendered.reads, rendered.content, rendered.output)
                if record is not None:
                    content = None if rendered.content == rendered.output else rendered.content
                    full = Record(
                        *record, digest(rendered.content), digest(rendered.output), rendered.warnings, rendered.extras
                    )
                    if self._store.put(name, full, content, rendered.output):
                        kept.add(name)
        for position, told in self._results.excerpts().items():
            item = self._results.items[position]
            name = self._excerpt_name(item)
            if name not in self._reused and told.reads is not None:
                record = self._make(position, item, told.reads, told.text, told.text)
                if record is not None:
                    full = Record(*record, digest(told.text), b"", told.warnings)
                    if self._store.put(name, full, None, told.text):
                        kept.add(name)
        self._store.remove(self._records.keys() - kept)
        keys = {key: self._config_digest(key).hex() for key in sorted(self._site.config.values.read)}
        self._store.set_meta("configuration", json.dumps(keys))
        self._store.commit()

    def _put_numbers(self) -> None:
        """Give everything that was read a number, and keep the digests of the values."""
        touched: dict[str, Keys] = {}
        numbers = (number for keys in self._reads.values() for number, _ in keys.values())
        following = max(numbers, default=0) + 1
        for name, key in self._all_reads():
            keys = self._reads.setdefault(name, {})
            entry = keys.get(key)
            if entry is None:
                keys[key] = (following, self._value(name, key))
                following += 1
            elif entry[0] in self._changed:
                keys[key] = (entry[0], self._value(name, key))
            else:
                continue
            touched[name] = keys
        self._store.put_reads(touched)

    def _all_reads(self) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for position in range(len(self._results)):
            found |= self._results.at(position).reads or frozenset()
        for told in self._results.excerpts().values():
            found |= told.reads or frozenset()
        return found

    def _make(
        self, position: int, item: Item, reads: Reads, content: str, output: str
    ) -> tuple[bytes, bytes, tuple[tuple[str, str, bytes], ...]] | None:
        """The beginning of a record; None where what was read can't be told."""
        numbers = array("I")
        seen = []
        for read in reads:
            name, key = read
            number, value = self._reads[name][key]
            if value == UNKNOWN:
                return None
            if value == b"varies":
                own = self._names.drop(name)
                if key != "excerpt" and own is not None and own.subject is item:
                    continue  # its own text
                value = self._seen(name, key, position, item, True)
                if value == UNKNOWN:
                    return None
                seen.append((name, key, value))
            else:
                numbers.append(number)
        if self._cores[position] == UNKNOWN:
            return None
        return self._cores[position], numbers.tobytes(), tuple(sorted(seen))


def _numbers(data: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(data)
    return numbers


def _code_stamp() -> str:
    """Our own code's files, by size and time: who changes it doesn't want old results."""
    root = Path(__file__).resolve().parent.parent
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for file in files:
            status = os.stat(os.path.join(folder, file))
            found.append((os.path.join(folder, file), status.st_size, status.st_mtime_ns))
    return digest(repr(sorted(found))).hex()


def storable(plugins: Iterable[Plugin]) -> bool:
    """Whether all plugins are ours, or say of themselves that what they make follows from what they are given."""
    return all(plugin.steady for plugin in plugins)
