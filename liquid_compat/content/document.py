"""Documents: posts, drafts and what other collections hold (https://jekyllrb.com/docs/collections/)."""

from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path
from typing import Protocol, Self

from ..config.file_state import is_settled, state_of
from ..config.places import relative
from ..config.yaml_file import load_yaml_file
from ..errors import FrontMatterError, Problem
from ..lazy import pattern
from ..ruby.printing import to_s
from .document_reading import DocumentReading, folders_above, is_missing
from .drops.document import DocumentDrop
from .excerpt import Excerpt
from .item import Holder, Item, ItemData, Rules
from .known import KnownDocument, basis_of, text_digest
from .known_values import kept_values
from .paths import strip_trailing_dots
from .placeholders import document_url, is_undated
from .source_file import SourceFile, read_content

_NO_TEXT = pattern("[\udc80-\udcff]")
"""What stands for bytes that are no UTF-8."""


class Shelf(Holder, Protocol):
    """A collection (`collection.Collection`), as far as its documents know it."""

    documents: list[Document]

    def position(self, document: Document) -> int | None:
        """The document's place among the documents."""
        ...


class Document(Item):
    """A file of a collection. `kind` is the collection's label."""

    def __init__(self, rules: Rules, source_path: str, relative_path: str, collection: Shelf) -> None:
        """`relative_path` is relative to the folder that holds the collections; `read` reads the file."""
        super().__init__(rules, source_path, relative_path, os.path.splitext(relative_path)[1])
        self._id: str | None = None
        self._known: KnownDocument | None = None
        self._text: str | None = None  # as it was read later than the rest
        self._shows_clock = False  # what was read isn't the file's alone
        self.collection: Shelf = collection
        self.kind: str = collection.label
        self.basename: str = os.path.basename(relative_path)
        self.stem: str = os.path.splitext(self.basename)[0]
        self.content = ""
        self.is_yaml = self.ext in {".yaml", ".yml"}
        self.data = ItemData({}, rules.defaults, relative_path, self.kind)
        draft = self.kind == "posts" and collection.relative_directory not in relative_path
        self.data["draft"] = draft
        self.is_draft = draft
        special = "_drafts" if draft else collection.relative_directory
        self.data["categories"] = folders_above(relative_path, special)

    @classmethod
    def recalled(cls, rules: Rules, source_path: str, relative_path: str, collection: Shelf) -> Self | None:
        """The document of a file that is known from before and still as it was; None for any other.

        It is as one that has been `read`; its content is read when somebody wants it.
        """
        documents = rules.caches.documents
        zone = rules.config.zone
        known = None if documents is None else documents.find(source_path, (relative_path, collection.label), zone)
        if known is None or known.seconds == rules.config.seconds:
            return None
        try:
            data = known.data(zone)
        except (ValueError, TypeError, LookupError):
            return None
        document = cls.__new__(cls)
        Item.__init__(document, rules, source_path, relative_path, os.path.splitext(relative_path)[1])
        document._id = document._text = None
        document._known, document._shows_clock = known, False
        document.collection = collection
        document.kind = collection.label
        document.basename = os.path.basename(relative_path)
        document.stem = os.path.splitext(document.basename)[0]
        document.is_yaml = document.is_draft = False
        document.first_line = known.first_line
        if known.separator is not None:
            data["excerpt"] = Excerpt(document, known.separator, is_read=False)
        document.data = ItemData(data, rules.defaults, relative_path, document.kind)
        return document

    def read(self) -> None:
        """Read the file. Raises InvalidDateError for a date that isn't one, FrontMatterError as `read_source`."""
        documents = self.rules.caches.documents
        if self.is_yaml:
            self._read_yaml()
            return
        if documents is None or self.is_draft:
            self._read()
            return
        began = time.time_ns()
        told: list[Problem] = []
        self.rules.warnings.logs.append(told)
        try:
            file = self._read()
        finally:
            self.rules.warnings.logs.remove(told)
        if not told and is_settled(file.status, began):
            self._known = self._as_known(file)
            if self._known is not None:
                documents.note(self.source_path, self._known)

    def _as_known(self, file: SourceFile) -> KnownDocument | None:
        """What `recalled` needs; None where the document doesn't follow from its file alone."""
        data, zone = self.data, self.rules.config.zone
        date, excerpt = data.get("date"), data.get("excerpt")
        if self._shows_clock:
            return None
        seconds = None
        if date is not None:
            if type(date) is not datetime or date.tzinfo is not zone:
                return None
            seconds = int(date.timestamp())
            if seconds == self.rules.config.seconds:
                return None
        is_own = isinstance(excerpt, Excerpt)
        values = kept_values(data, ("date", "excerpt") if is_own else ("date",), zone)
        if values is None or file.broken:
            return None
        separator = excerpt.separator if isinstance(excerpt, Excerpt) else None
        place = self.relative_path, self.kind
        state = state_of(file.status)
        return KnownDocument(state, place, date, separator, self.first_line, file.content, b"", *values, seconds)

    @property
    def is_text(self) -> bool:
        """Whether the file is valid text."""
        if self._content is None:
            return True  # or it wouldn't be known
        try:
            self._content.encode()
        except UnicodeEncodeError:
            return _NO_TEXT.search(self._content) is None
        return True

    def read_content(self) -> str:
        """The content as it was read. Raises PathError."""
        if self._text is None:
            self._text = read_content(self.source_path, self.shown_path, self.rules.config["encoding"])
        return self._text

    @property
    def is_stale(self) -> bool:
        """Whether the content isn't what was known of it before it was read."""
        return self._text is not None and self._known is not None and text_digest(self._text) != self._known.digest

    @property
    def content_digest(self) -> bytes:
        """The digest of the content, of which it needn't be read."""
        known = self._known
        is_known = known is not None and (self._content is None or self._content is known.content)
        return known.digest if known is not None and is_known else super().content_digest

    def _read_yaml(self) -> None:
        """A YAML file in a collection: all of it is data, nothing is content."""
        values = load_yaml_file(Path(self.source_path), FrontMatterError, self.shown_path)
        self.data.clear()
        self.data.update(values if isinstance(values, dict) else {})

    def _read(self) -> SourceFile:
        """As `read`, whether or not the document is known."""
        reading = DocumentReading(self.rules, self.data, self.source_path, self.shown_path)
        file, is_usable = reading.read(self.relative_path, self.kind, self.stem)
        self._shows_clock = reading.shows_clock
        self.content, self.first_line = file.content, file.first_line
        if is_usable and self.excerpt_separator and is_missing(self.data["excerpt"]):
            self.data["excerpt"] = Excerpt(self, self.excerpt_separator)
        return file

    @property
    def shown_path(self) -> str:
        """The path relative to the source, for messages."""
        return relative(self.source_path, self.rules.config.source)

    @property
    def date(self) -> datetime:
        """The date: the front matter's, the name's, a draft's file time, else the time of the build."""
        value = self.data["date"]
        if value is None:
            config = self.rules.config
            value = config.file_time(self.source_path) if self.is_draft else config.time
            self.data["date"] = value
        return value

    @property
    def cleaned_relative_path(self) -> str:
        """`:path`: the path below the collection's folder without the extension."""
        stem = self.relative_path[: -len(self.ext)] if self.ext else self.relative_path
        path = stem.replace(self.collection.relative_directory, "", 1)
        return strip_trailing_dots(path) if self.rules.config.engine.dots_stripped else path

    @property
    def _template(self) -> str:
        return self.permalink if self.permalink is not None else self.collection.url_template

    @property
    def gets_date(self) -> bool:
        """Whether there is no date yet, and with Jekyll 3 there will be one as soon as somebody asks for the URL."""
        if self.data["date"] is not None or self.rules.config.engine.undated_documents_have_build_time:
            return False
        return not is_undated(self._template)

    def _make_url(self) -> str:
        template = self._template
        known = self._known
        if (
            known is not None
            and not is_undated(template)
            and (known.date is None or self.data.get("date") is not known.date)
        ):
            known = None
        basis = b""
        if known is not None:
            data = self.data
            basis = basis_of((template, self.output_ext, data["slug"], data["categories"]))
            if known.url is not None and basis and known.basis == basis:
                return known.url
        url = document_url(self, template)
        documents = self.rules.caches.documents
        if known is not None and basis and documents is not None:
            documents.note_url(self.source_path, known, url, basis)
        return url

    @property
    def id(self) -> str:
        """`page.id`: the URL without its extension, kept from the first time on."""
        if self._id is None:
            slug = self.data["slug"]
            name = to_s(slug) if slug is not None and slug is not False else self.stem
            folder = os.path.dirname(self.url.rstrip("/") or "/")
            self._id = f"{folder.rstrip('/')}/{name}"
        return self._id

    def renders_liquid(self, text: str) -> bool:
        """Whether Liquid runs on a text of the document."""
        return not (self.ext == ".coffee" or self.is_yaml) and super().renders_liquid(text)

    @property
    def placed_in_layout(self) -> bool:
        """Whether layouts wrap the content."""
        return not self.is_yaml and super().placed_in_layout

    @property
    def writes(self) -> bool:
        """Whether the output is written: the collection's `output`, unless unpublished or of the future."""
        return self.collection.writes and self.publishable

    @property
    def in_layout(self) -> bool:
        """Whether the document is written and names a layout."""
        return self.collection.writes and self.placed_in_layout and not is_missing(self.data["layout"])

    @property
    def publishable(self) -> bool:
        """Whether the `unpublished` and `future` settings let the document through."""
        config = self.rules.config
        allowed = self.data.get("published", True)
        if (allowed is None or allowed is False) and not config["unpublished"]:
            return False
        return not self.in_future

    @property
    def in_future(self) -> bool:
        """Whether the date is after the build's, and the site does not allow that (`future`)."""
        config = self.rules.config
        if self.data["date"] is None and not config.engine.undated_documents_have_build_time:
            return False
        known, date = self._known, self.date
        seconds = known.seconds if known is not None and known.date is date else None
        if seconds is None:
            seconds = int(date.timestamp())
        return not config["future"] and seconds > config.seconds

    def neighbour(self, step: int) -> Document | None:
        """The next (1) or previous (-1) document of the collection."""
        documents = self.collection.documents
        position = self.collection.position(self)
        if position is None or not 0 <= position + step < len(documents):
            return None
        return documents[position + step]

    def sort_key(self) -> tuple[float, str]:
        """Documents sort by date, then path; those without a date among themselves by path."""
        value = self.data["date"]
        if isinstance(value, datetime):
            return (value.timestamp(), self.source_path)
        return (float("-inf"), self.source_path)

    def compare(self, other: Document) -> int:
        """Ruby's `<=>`: a document with a date and one without compare by their paths."""
        left, right = self.sort_key(), other.sort_key()
        if (left[0] == float("-inf")) != (right[0] == float("-inf")):
            left, right = (0, left[1]), (0, right[1])
        return (left > right) - (left < right)

    def make_drop(self) -> DocumentDrop:
        """The view for templates."""
        return DocumentDrop(self)
