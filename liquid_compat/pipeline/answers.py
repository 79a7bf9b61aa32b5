"""What a site answers to everything that a render may read of it, as digests that can be kept."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..config.digest_form import SIZE, UNKNOWN
from ..config.settings import ALL_KEYS
from ..content.document import Document
from ..content.excerpt import Excerpt
from ..content.item import Item
from ..content.noted import CONFIG, DATA, OF_DATA
from ..content.noted_places import BEHIND_KEY, answer, answer_of
from ..content.page import Page
from ..errors import LiquidCompatError
from ..plugins.api import GeneratedPage
from ..ruby.drop import Drop
from ..ruby.strftime import strftime
from .digests import Names, drop_value
from .prepared import PreparedSite
from .reads import VARYING
from .results import Results

VARIES = b"varies".ljust(SIZE)
"""In place of a digest: what is read hangs on who looks."""
FILE_BY_FILE = b"file by file".ljust(SIZE)
"""The digest of all data: each file that is read of it is recorded."""
_OF_SITE = {"related_posts", "pages"}


class Cores:
    """The digests of what is the own of each item, by position; found out when they are asked for."""

    def __init__(self, answers: Answers, items: Sequence[Item]) -> None:
        """`items` is everything that is rendered, in order."""
        self._answers = answers
        self._items = items
        self._found: dict[int, bytes] = {}

    def __getitem__(self, position: int) -> bytes:
        """The digest at a position, UNKNOWN where there is none."""
        found = self._found.get(position)
        if found is None:
            found = self._found[position] = self._answers.core(self._items[position])
        return found

    def of_rendered(self, position: int) -> bytes:
        """The same of an item that has been rendered: UNKNOWN for one whose file was changed while it was read."""
        return UNKNOWN if self._items[position].is_stale else self[position]


class Answers:
    """The answers of one site, as it was read and generated."""

    def __init__(self, prepared: PreparedSite, results: Results) -> None:
        """Nothing is looked at yet."""
        self._site = prepared.site
        self._renderer = prepared.renderer
        self._services = prepared.renderer.services
        self._results = results
        self._may_be_late = not prepared.site.config.engine.undated_documents_have_build_time
        self._sass: bytes | None = None
        self._pages: dict[tuple[Page, ...], bytes] = {}
        self.names = Names(prepared.site, results.items, prepared.renderer.site_drop)

    def core(self, item: Item) -> bytes:
        """The digest of what is an item's own: its text, its values, its address."""
        try:
            if isinstance(item, Document) and item.gets_date:
                return UNKNOWN
            return self._core(item)
        except LiquidCompatError:  # whoever renders it will meet it again
            return UNKNOWN

    def _core(self, item: Item) -> bytes:
        key: Any = None
        if isinstance(item, GeneratedPage):
            key = item.key(self._site, self._services)
            if key is None:
                return UNKNOWN
        data = dict(item.data)
        day, excerpt = data.pop("date", None), data.pop("excerpt", None)
        if isinstance(day, date):
            is_now = isinstance(item, Document) and day == self._site.config.time
            shown = self.names.moment(day) if isinstance(day, datetime) else repr(day)
            day = None if is_now else ("date", shown)
        if isinstance(excerpt, Excerpt):
            excerpt = ("excerpt", excerpt.separator)
        own = (
            type(item).__qualname__,
            item.relative_path,
            item.url,
            item.output_ext,
            item.ext,
            item.first_line,
            item.content_digest,
            item.collection.label if isinstance(item, Document) else None,
            item.writes,
            data,
            day,
            excerpt,
            item.rules.defaults.all(item.relative_path, item.kind),
            item.pager if isinstance(item, Page) else None,
            key,
        )
        return self.names.value_digest(own)

    def order(self, label: str) -> bytes:
        """The digest of which documents a collection has, in their order."""
        documents = self._site.collections[label].documents
        return self.names.value_digest([self.names.of(document) for document in documents])

    def is_dated(self, document: Document) -> bool:
        """Whether a document's date is its own, and not the time of the build."""
        day = document.data.get("date")
        return day is not None and day != self._site.config.time

    def varies(self, name: str, key: str) -> bool:
        """Whether what is read under a name and a key hangs on who looks."""
        if name == "site":
            return key in _OF_SITE and (key != "pages" or self._results.has_extras)
        return not name.startswith("!") and (key in VARYING or (key == "date" and self._dated_late(name)))

    def digest(self, name: str, key: str) -> bytes:
        """The digest of what is read under a name and a key; VARIES or UNKNOWN where there is none for all."""
        return self.digests(name, (key,))[0]

    def digests(self, name: str, keys: Sequence[str]) -> list[bytes]:
        """The same for several keys of a name."""
        if name.startswith("!"):
            return [self._digest_of_question(name, key) for key in keys]
        drop = self.names.drop(name)
        if drop is None:
            return [UNKNOWN] * len(keys)
        if name == "site":
            return [self._digest_of_site(drop, key) for key in keys]
        varying = VARYING | {"date"} if self._may_be_late and self._dated_late(name) else VARYING
        if self._may_be_late and isinstance(drop.subject, Document) and drop.subject.gets_date:
            return [VARIES if key in varying else UNKNOWN for key in keys]
        digest = self.names.value_digest
        return [VARIES if key in varying else digest(drop_value(drop, key)) for key in keys]

    def _digest_of_site(self, drop: Drop, key: str) -> bytes:
        if self.varies("site", key):
            return VARIES
        if key == "data" and not self._site.config.values.peek("data"):
            return FILE_BY_FILE
        return self.names.value_digest(drop_value(drop, key))

    def _digest_of_question(self, name: str, key: str) -> bytes:
        """The digest of what a tag or a filter is answered."""
        if name == CONFIG:
            return self.setting(key)
        if name == DATA or name.startswith(OF_DATA):
            path: list[str | int] = [] if name == DATA else [name.removeprefix(OF_DATA)]
            return self.names.value_digest(answer(dict(self._site.data), key[0], path + json.loads(key[1:])))
        return self.names.value_digest(self._answer(name, key))

    def pages(self, position: int) -> bytes:
        """The digest of the list `site.pages` as it is seen from a position."""
        extras = self._results.extra_pages(position)
        found = self._pages.get(extras)
        if found is None:
            listed = [page.drop for page in (*self._site.pages, *extras)]
            found = self._pages[extras] = self.names.value_digest(listed)
        return found

    def _dated_late(self, name: str) -> bool:
        """Whether a document has a date only for those that are rendered after it, as with Jekyll 3."""
        if not self._may_be_late:
            return False
        drop = self.names.drop(name)
        document = None if drop is None else drop.subject
        return isinstance(document, Document) and document.data["date"] is None

    def setting(self, key: str) -> bytes:
        """The digest of a key of the configuration."""
        values = self._site.config.values.plain()
        if BEHIND_KEY in key:
            return self.names.value_digest(answer_of(values.get, key))
        return self.names.value_digest(values if key == ALL_KEYS else [key in values, values.get(key)])

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
        if name == "!link_url":
            return services.link_url(key)
        if name == "!file":
            return services.read_file(key)
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
        if name == "!plugin":
            plugins = self._site.plugins
            return plugins if key == ALL_KEYS else [key in plugins, plugins.get(key)]
        if name == "!sass" and key:
            return services.sass_imports.files(key)
        if name == "!sass":
            if self._sass is None:
                self._sass = self._sass_digest()
            return self._sass
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
                            parts.append([str(path), path.read_bytes()])
                        except OSError as error:
                            parts.append([str(path), str(error)])
        return self.names.value_digest(parts)
