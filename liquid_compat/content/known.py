"""What reading documents gave, kept for as long as their files stay as they are.

A document follows from its file, the configuration, the front matter defaults and, here and there, from the clock. What
is kept holds for one configuration (whoever keeps it sees to that) and is of documents on which the clock doesn't show.
Nothing is shared with the documents themselves, which plugins may change.
"""

from __future__ import annotations

import json
import marshal
import os
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from typing import Any

from ..config.digest_form import PLAIN, SIZE
from ..config.file_state import State, state_of
from .known_values import Typed, from_parts, is_plain, moment, parts_of


def text_digest(text: str) -> bytes:
    """A text's digest."""
    return bytes_digest(text.encode("utf-8", "surrogatepass"))


def bytes_digest(data: bytes) -> bytes:
    """The digest of a text in UTF-8. Texts are long: SHA-256 is what processors have instructions for."""
    from hashlib import sha256

    return sha256(data).digest()[:SIZE]


class KnownDocument:
    """What a document's file says, with its place and the configuration.

    What only the store wants of a document that has just been read is found out when that asks for it.
    """

    __slots__ = (
        "basis", "checked", "content", "date", "first_line", "place", "seconds", "separator", "state", "typed", "url",
        "values",
    )  # fmt: skip

    def __init__(
        self,
        state: State,
        place: tuple[str, str],
        date: datetime | None,
        separator: str | None,
        first_line: int,
        content: str | None,
        checked: bytes,
        values: bytes,
        typed: list[Typed],
        seconds: int | None,
        url: str | None = None,
        basis: bytes = b"",
    ) -> None:
        """`place` is the document's relative path and its collection."""
        self.state = state
        self.place = place
        self.date = date
        """None for a document that has none but that of the build."""
        self.separator = separator
        """Where the excerpt ends; None for a document whose excerpt is none that follows from its text."""
        self.first_line = first_line
        self.content = content
        """What has been read below the front matter; None as soon as its digest will do."""
        self.checked = checked
        """The digest of the content, b"" until it is asked for."""
        self.values = values
        """The front matter, all that is not plain left out: this process's own `marshal` of it."""
        self.typed = typed
        """Where dates and times stand in it, and what they are."""
        self.seconds = seconds
        """The date, in seconds since 1970."""
        self.url = url
        """The URL, once it is known, with what it follows from."""
        self.basis = basis

    @property
    def digest(self) -> bytes:
        """The digest of the content."""
        if not self.checked and self.content is not None:
            self.checked = text_digest(self.content)
        return self.checked

    def data(self, zone: tzinfo) -> dict[str, Any]:
        """The front matter, anew each time; in place of the excerpt is None."""
        data: dict[str, Any] = marshal.loads(self.values)
        if self.date is not None:
            data["date"] = self.date
        for path, text in self.typed:
            inner: Any = data
            for key in path[:-1]:
                inner = inner[key]
            inner[path[-1]] = moment(text, zone)
        return data

    def row(self, zone: tzinfo) -> str | None:
        """All of it as JSON. None where it can't be written down."""
        plain = marshal.loads(self.values)
        if not is_plain(plain):
            return None
        day = None if self.date is None else parts_of(self.date)
        of_text, of_url = self.digest.hex(), self.basis.hex()
        rest = [self.state, *self.place, day, self.separator, self.first_line, of_text, self.typed, self.url, of_url]
        try:
            return json.dumps([*rest, plain])
        except ValueError:  # of a number of thousands of digits
            return None


def from_row(row: str, zone: tzinfo) -> KnownDocument:
    """A document that was written down by `KnownDocument.row`. Raises ValueError or TypeError for anything else."""
    state, path, kind, day, separator, first_line, digest, typed, url, basis, plain = json.loads(row)
    date = None if day is None else from_parts(zone, *day)
    of_text, of_url, values = bytes.fromhex(digest), bytes.fromhex(basis), marshal.dumps(plain)
    seconds = None if date is None else int(date.timestamp())
    return KnownDocument(
        tuple(state), (path, kind), date, separator, first_line, None, of_text, values, typed, seconds, url, of_url
    )


class KnownDocuments:
    """The documents of one configuration, by the paths of their files."""

    def __init__(self, rows: Mapping[str, str] | None = None) -> None:
        """`rows` are `KnownDocument.row`s of an earlier process."""
        self._rows = {} if rows is None else rows
        self._known: dict[str, KnownDocument] = {}
        self._met: set[str] = set()
        self._new: set[str] = set()
        self._put: set[str] = set()  # those of the new ones that a store has been given, for good or not
        self._stored = set(self._rows)

    def find(self, path: str, place: tuple[str, str], zone: tzinfo) -> KnownDocument | None:
        """What is known of the document of a file, if the file is as it was; `zone` is the site's."""
        known = self._known.get(path)
        try:
            if known is None:
                row = self._rows.get(path)
                if row is None:
                    return None
                known = self._known[path] = from_row(row, zone)
            if known.place != place or state_of(os.stat(path)) != known.state:
                return None
            if known.digest:
                known.content = None
        except (OSError, ValueError, TypeError, LookupError):
            return None
        if known.date is not None and known.date.tzinfo is not zone:  # the same one, read anew
            known.date = known.date.replace(tzinfo=zone)
        self._met.add(path)
        return known

    def note(self, path: str, known: KnownDocument) -> None:
        """Keep what is known of a document that has been read."""
        self._known[path] = known
        self._met.add(path)
        self._new.add(path)

    def note_url(self, path: str, known: KnownDocument, url: str, basis: bytes) -> None:
        """Keep the URL that a document has been given."""
        known.url, known.basis = url, basis
        if self._known.get(path) is known:
            self._new.add(path)
            self._put.discard(path)

    def settle(self) -> None:
        """The site is read: what wasn't met is forgotten."""
        for path in self._known.keys() - self._met:
            del self._known[path]
            self._new.discard(path)
        self._rows = {}
        self._met, self._put = set(), set()

    def new_rows(self, zone: tzinfo, paths: Iterable[str] | None = None) -> dict[str, str]:
        """What no store has been given yet, of all documents or those of some files; `zone` is the site's."""
        wanted = (self._new if paths is None else self._new.intersection(paths)) - self._put
        self._put |= wanted
        found = {path: self._known[path].row(zone) for path in wanted if path in self._known}
        return {path: row for path, row in found.items() if row is not None}

    def gone(self) -> set[str]:
        """The files of documents that the store need not have any more."""
        return self._stored - self._known.keys()

    def is_stored(self) -> None:
        """A store has everything."""
        self._new, self._put, self._stored = set(), set(), set(self._known)

    def all_new(self) -> None:
        """No store has anything."""
        self._new, self._put, self._stored = set(self._known), set(), set()


def basis_of(values: tuple[Any, ...]) -> bytes:
    """What a URL follows from, as bytes; none where that can't be told."""
    try:
        return marshal.dumps(values, PLAIN)
    except ValueError:
        return b""
