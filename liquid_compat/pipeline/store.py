"""What is kept between builds: one SQLite file, with nothing in it that could be run.

Every row carries a checksum; a file that is damaged, or that another version or program wrote, is thrown away.
"""

from __future__ import annotations

import json
import marshal
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from ..config.digest_form import PLAIN
from .packed_reads import Keys, packed, parts_with, unpacked
from .records import Record, record_from, rest_of

FORMAT = "liquid-compat 6"
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, sum BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE reads (
    part INTEGER PRIMARY KEY, names TEXT NOT NULL, numbers BLOB NOT NULL, digests BLOB NOT NULL, sum BLOB NOT NULL
);
CREATE TABLE groups (name TEXT PRIMARY KEY, number INTEGER, members BLOB NOT NULL, sum BLOB NOT NULL);
CREATE TABLE records (
    name TEXT PRIMARY KEY, core BLOB, reads BLOB, content BLOB, output BLOB, rest TEXT NOT NULL, sum BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE texts (name TEXT PRIMARY KEY, content TEXT, start INTEGER, length INTEGER, output TEXT NOT NULL);
CREATE TABLE documents (path BLOB PRIMARY KEY, row TEXT NOT NULL, sum BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE written (part INTEGER PRIMARY KEY, states TEXT NOT NULL, sum BLOB NOT NULL);
"""

Groups = dict[str, tuple[int, bytes]]
"""By name a number, and the numbers of the members, four bytes each."""


class Row(NamedTuple):
    """A record with its texts."""

    name: str
    record: Record
    content: str | None
    """The content; None where it is in the output."""
    start: int
    """Where in the output the content is, -1 for nowhere."""
    size: int
    """How many characters the content has."""
    output: str | bytes
    """The output, or its UTF-8."""


class Damaged(Exception):
    """A store that can't be used."""


class Unavailable(Exception):
    """A store that can't be used now: another build writes it, or the folder can't be written to."""


_PAGE = 16384
# What SQLite says where the file itself is in order.
_PASSING = ("locked", "busy", "readonly", "unable to open", "disk is full")
_FAULTS = (sqlite3.Error, OSError, ValueError, TypeError, LookupError, UnicodeError, OverflowError)


def _fault(error: Exception) -> Exception:
    passing = isinstance(error, OSError) or any(words in str(error) for words in _PASSING)
    return Unavailable(str(error)) if passing else Damaged(str(error))


class Store:
    """An open store. Raises Damaged or Unavailable, on opening and whenever something is read or kept.

    Whoever has it open for writing has it alone: another build goes on without it.
    """

    def __init__(self, path: Path, *, reading: bool = False) -> None:
        """Open the file at `path`, or make it; only for `reading` it must be there."""
        self.path = path
        try:
            self._is_new = not path.exists()
            if reading:
                self._db = sqlite3.connect(
                    f"{path.as_uri()}?immutable=1", uri=True, check_same_thread=False, isolation_level=None
                )
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._db = sqlite3.connect(path, timeout=0.5, isolation_level=None)
                self._db.execute(f"PRAGMA page_size={_PAGE}")
                self._db.execute("PRAGMA synchronous=OFF")
                self._db.execute("BEGIN IMMEDIATE")
            if not self._db.execute("SELECT name FROM sqlite_master").fetchall() and not reading:
                self._clear()
            elif self.meta("format") != FORMAT:
                raise Damaged("another version wrote it")
        except (sqlite3.Error, OSError, ValueError) as error:
            raise _fault(error) from error

    def _clear(self) -> None:
        for (table,) in self._db.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
            self._db.execute(f"DROP TABLE {table}")
        for statement in _TABLES.split(";"):
            if statement.strip():
                self._db.execute(statement)
        self.set_meta("format", FORMAT)

    def clear(self) -> None:
        """Forget everything."""
        self._guard(self._clear)

    def _guard(self, run: Callable[[], Any]) -> Any:
        try:
            return run()
        except _FAULTS as error:
            raise _fault(error) from error

    def meta(self, key: str) -> str | None:
        """A value of the whole store."""

        def read() -> str | None:
            row = self._db.execute("SELECT value, sum FROM meta WHERE key=?", (key,)).fetchone()
            return None if row is None else str(_checked(row[1], key, row[0])[1])

        found: str | None = self._guard(read)
        return found

    def set_meta(self, key: str, value: str) -> None:
        """Keep a value of the whole store."""
        self._guard(lambda: self._db.execute("REPLACE INTO meta VALUES (?,?,?)", (key, value, _sum(key, value))))

    def reads(self) -> dict[str, Keys]:
        """All that anything read, by name and key: a number and the digest of the value."""

        def read() -> dict[str, Keys]:
            found: dict[str, Keys] = {}
            for part, names, numbers, digests, check in self._db.execute(
                "SELECT part, names, numbers, digests, sum FROM reads"
            ):
                _checked(check, part, names, numbers, digests)
                found.update(unpacked(names, numbers, digests))
            return found

        found: dict[str, Keys] = self._guard(read)
        return found

    def put_reads(self, changed: Iterable[str], reads: Mapping[str, Keys]) -> None:
        """Keep `reads`, in which there is something else under the `changed` names, or nothing any more."""
        rows = [(part, *packed(names, reads)) for part, names in parts_with(changed, reads)]
        self._put("reads", [(*row, _sum(*row)) for row in rows])

    def groups(self) -> Groups:
        """What several items read in common, by name."""

        def read() -> Groups:
            found = {}
            for name, number, members, check in self._db.execute("SELECT name, number, members, sum FROM groups"):
                _checked(check, name, number, members)
                found[name] = (number, members)
            return found

        found: Groups = self._guard(read)
        return found

    def put_groups(self, groups: Groups) -> None:
        """Keep groups."""
        self._put("groups", [(name, *group, _sum(name, *group)) for name, group in groups.items()])

    def records(self) -> dict[str, Record]:
        """All records, by name."""

        def read() -> dict[str, Record]:
            found = {}
            for name, *columns, check in self._db.execute(
                "SELECT name, core, reads, content, output, rest, sum FROM records"
            ):
                _checked(check, name, *columns)
                found[name] = record_from(*columns)
            return found

        found: dict[str, Record] = self._guard(read)
        return found

    def put(self, rows: Iterable[Row]) -> None:
        """Keep records with their texts."""
        records, texts = [], []
        for name, record, *text in sorted(rows, key=itemgetter(0)):
            row = (name, record.core, record.reads, record.content, record.output, rest_of(record))
            records.append((*row, _sum(*row)))
            texts.append((name, *text))
        self._put("records", records)
        self._put("texts", texts, "?,?,?,?,CAST(? AS TEXT)")

    def _put(self, table: str, rows: list[tuple[Any, ...]], places: str = "") -> None:
        if rows:
            places = places or ",".join("?" * len(rows[0]))
            self._guard(lambda: self._db.executemany(f"REPLACE INTO {table} VALUES ({places})", rows))

    def text(self, name: str) -> tuple[str, str]:
        """The content and the output of a record; whether they are what they were, its digests tell."""

        def read() -> tuple[str, str]:
            row = self._db.execute("SELECT content, start, length, output FROM texts WHERE name=?", (name,)).fetchone()
            if row is None:
                raise Damaged(f"the text of {name} is missing")
            content, start, length, output = row
            if not isinstance(output, str):
                raise Damaged(f"the text of {name} is none")
            return (output[start : start + length] if content is None else content), output

        found: tuple[str, str] = self._guard(read)
        return found

    def remove(self, names: Iterable[str]) -> None:
        """Forget records."""
        rows = [(name,) for name in names]
        for table in ("records", "texts") if rows else ():
            self._guard(partial(self._db.executemany, f"DELETE FROM {table} WHERE name=?", rows))

    def remove_groups(self, names: Iterable[str]) -> None:
        """Forget groups."""
        rows = [(name,) for name in names]
        self._guard(lambda: self._db.executemany("DELETE FROM groups WHERE name=?", rows))

    def documents(self) -> dict[str, str]:
        """What is known of documents (`content.known.KnownDocument.row`), by the paths of their files."""

        def read() -> dict[str, str]:
            rows = self._db.execute("SELECT path, row, sum FROM documents")
            return {os.fsdecode(path): _checked(check, path, row)[1] for path, row, check in rows}

        found: dict[str, str] = self._guard(read)
        return found

    def put_documents(self, documents: Mapping[str, str], gone: Iterable[str]) -> None:
        """Keep what is known of documents, and forget others."""
        rows = [(os.fsencode(path), row) for path, row in documents.items()]
        self._put("documents", [(*row, _sum(*row)) for row in rows])
        paths = [(os.fsencode(path),) for path in gone]
        if paths:
            self._guard(lambda: self._db.executemany("DELETE FROM documents WHERE path=?", paths))

    def clear_documents(self) -> None:
        """Forget what is known of documents."""
        self._guard(lambda: self._db.execute("DELETE FROM documents"))

    def written(self) -> dict[str, str]:
        """What is known of the files of the destination, by place."""

        def read() -> dict[str, str]:
            written: dict[str, str] = {}
            for part, states, check in self._db.execute("SELECT part, states, sum FROM written"):
                written.update(json.loads(_checked(check, part, states)[1]))
            return written

        found: dict[str, str] = self._guard(read)
        return found

    def put_written(self, changed: Iterable[str], written: Mapping[str, str]) -> None:
        """Keep what is known of files; at the `changed` places that is something else now, or nothing any more."""
        parts = [(part, {place: written[place] for place in places}) for part, places in parts_with(changed, written)]
        rows = [(part, json.dumps(states)) for part, states in parts]
        self._put("written", [(*row, _sum(*row)) for row in rows])

    def commit(self) -> None:
        """Keep what was put since the store was opened."""
        self._guard(lambda: self._db.execute("COMMIT"))
        self._is_new = False

    def close(self) -> None:
        """End without keeping more."""
        with suppress(sqlite3.Error):
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
                if self._is_new:  # an empty file is no use to anybody
                    discard(self.path)
            self._db.close()


def discard(path: Path) -> None:
    """Remove a store's file and what SQLite keeps beside it."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            os.unlink(f"{path}{suffix}")


def _sum(*values: Any) -> bytes:
    return blake2b(marshal.dumps(values, PLAIN), digest_size=8).digest()


def _checked(check: bytes, *values: Any) -> tuple[Any, ...]:
    if check != _sum(*values):
        raise Damaged("a checksum is wrong")
    return values
