"""What is kept between builds: one SQLite file, with nothing in it that could be run.

Every row carries a checksum; a file that is damaged, or that another version or program wrote, is thrown away.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ..errors import Location, Problem

FORMAT = "liquid-compat 1"
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, sum BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE reads (name TEXT PRIMARY KEY, keys TEXT NOT NULL, sum BLOB NOT NULL);
CREATE TABLE records (name TEXT PRIMARY KEY, core BLOB, reads BLOB, rest TEXT NOT NULL, sum BLOB NOT NULL);
CREATE TABLE texts (name TEXT PRIMARY KEY, content TEXT, output TEXT NOT NULL);
"""


Keys = dict[str, tuple[int, bytes]]
"""By key a number, and the digest of the value."""


class Damaged(Exception):
    """A store that can't be used."""


class Unavailable(Exception):
    """A store that can't be used now: another build writes it, or the folder can't be written to."""


# What SQLite says where the file itself is in order.
_PASSING = ("locked", "busy", "readonly", "unable to open", "disk is full")


def _fault(error: Exception) -> Exception:
    passing = isinstance(error, OSError) or any(words in str(error) for words in _PASSING)
    return Unavailable(str(error)) if passing else Damaged(str(error))


@dataclass(frozen=True, slots=True)
class Record:
    """What came of an item or an excerpt, without the text."""

    core: bytes
    """The digest of what is the item's own."""
    reads: bytes
    """The numbers of what it read, four bytes each."""
    seen: tuple[tuple[str, str, bytes], ...]
    """What it read that isn't the same for all: name, key and the digest of what it saw."""
    content: bytes
    """The digest of the converted content."""
    output: bytes
    """The digest of the output."""
    warnings: tuple[Problem, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()


class Store:
    """An open store. Raises Damaged or Unavailable, on opening and whenever something is read or kept."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, or make it."""
        self.path = path
        new = not path.exists()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=2, isolation_level=None)
            self._db.execute("PRAGMA synchronous=OFF")
            self._db.execute("BEGIN")
            if new or not self._db.execute("SELECT name FROM sqlite_master").fetchall():
                self._clear()
            elif self.meta("format") != FORMAT:
                raise Damaged("another version wrote it")
        except (sqlite3.Error, OSError) as error:
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
        except (sqlite3.Error, ValueError, TypeError, KeyError, UnicodeError, OverflowError) as error:
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
            found = {}
            for name, keys, check in self._db.execute("SELECT name, keys, sum FROM reads"):
                _checked(check, name, keys)
                found[name] = {key: (number, bytes.fromhex(value)) for key, number, value in json.loads(keys)}
            return found

        found: dict[str, Keys] = self._guard(read)
        return found

    def put_reads(self, reads: Mapping[str, Keys]) -> None:
        """Keep what was read under these names."""
        rows = []
        for name, keys in reads.items():
            text = json.dumps([(key, number, value.hex()) for key, (number, value) in keys.items()])
            rows.append((name, text, _sum(name, text)))
        self._guard(lambda: self._db.executemany("REPLACE INTO reads VALUES (?,?,?)", rows))

    def records(self) -> dict[str, Record]:
        """All records, by name."""

        def read() -> dict[str, Record]:
            found = {}
            for name, core, reads, rest, check in self._db.execute("SELECT name, core, reads, rest, sum FROM records"):
                _checked(check, name, core, reads, rest)
                found[name] = _record(core, reads, json.loads(rest))
            return found

        found: dict[str, Record] = self._guard(read)
        return found

    def put(self, name: str, record: Record, content: str | None, output: str) -> bool:
        """Keep a record with its texts; `content` is None where it is the output. False where one is no valid text."""
        try:
            f"{name}{content}{output}".encode()
        except UnicodeEncodeError:
            return False
        rest = _rest(record)
        row = (name, record.core, record.reads, rest)
        self._guard(lambda: self._db.execute("REPLACE INTO records VALUES (?,?,?,?,?)", (*row, _sum(*row))))
        self._guard(lambda: self._db.execute("REPLACE INTO texts VALUES (?,?,?)", (name, content, output)))
        return True

    def text(self, name: str) -> tuple[str, str]:
        """The content and the output of a record; whether they are what they were, its digests tell."""

        def read() -> tuple[str, str]:
            row = self._db.execute("SELECT content, output FROM texts WHERE name=?", (name,)).fetchone()
            if row is None:
                raise Damaged(f"the text of {name} is missing")
            content, output = row
            if not isinstance(output, str):
                raise Damaged(f"the text of {name} is none")
            return (output if content is None else content), output

        found: tuple[str, str] = self._guard(read)
        return found

    def remove(self, names: Iterable[str]) -> None:
        """Forget records."""
        rows = [(name,) for name in names]
        for table in ("records", "texts"):
            self._guard(partial(self._db.executemany, f"DELETE FROM {table} WHERE name=?", rows))

    def commit(self) -> None:
        """Keep what was put since the store was opened."""
        self._guard(lambda: self._db.execute("COMMIT"))

    def close(self) -> None:
        """End without keeping more."""
        with suppress(sqlite3.Error):
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            self._db.close()


def discard(path: Path) -> None:
    """Remove a store's file and what SQLite keeps beside it."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            os.unlink(f"{path}{suffix}")


def _sum(*values: Any) -> bytes:
    check = blake2b(digest_size=8)
    for value in values:
        data = (
            b"" if value is None else value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
        )
        check.update(b"%s%d:" % (type(value).__name__.encode(), len(data)))
        check.update(data)
    return check.digest()


def _checked(check: bytes, *values: Any) -> tuple[Any, ...]:
    if check != _sum(*values):
        raise Damaged("a checksum is wrong")
    return values


def _rest(record: Record) -> str:
    return json.dumps(
        {
            "seen": [(name, key, value.hex()) for name, key, value in record.seen],
            "content": record.content.hex(),
            "output": record.output.hex(),
            "warnings": [_plain(problem) for problem in record.warnings],
            "extras": record.extras,
        }
    )


def _record(core: bytes, reads: bytes, rest: Mapping[str, Any]) -> Record:
    return Record(
        core,
        reads,
        tuple((name, key, bytes.fromhex(value)) for name, key, value in rest["seen"]),
        bytes.fromhex(rest["content"]),
        bytes.fromhex(rest["output"]),
        tuple(_problem(*entry) for entry in rest["warnings"]),
        tuple((name, text) for name, text in rest["extras"]),
    )


def _plain(problem: Problem) -> list[Any]:
    place = problem.location
    where = None if place is None else [place.path, place.line, place.column, place.text]
    return [problem.message, where, problem.hint]


def _problem(message: str, where: list[Any] | None, hint: str | None) -> Problem:
    return Problem(message, None if where is None else Location(*where), hint)
