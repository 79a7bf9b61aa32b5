"""What the store knows of a result, and how that is written down."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from ..errors import Location, Problem

Seen = tuple[tuple[str, str, bytes], ...]
Extras = tuple[tuple[str, str], ...]


class Record(NamedTuple):
    """What came of an item or an excerpt, without the texts."""

    core: bytes
    """The digest of what is the item's own."""
    reads: bytes
    """The numbers of what it read, four bytes each."""
    seen: Seen
    """What it read that isn't the same for all: name, key and the digest of what it saw."""
    content: bytes
    """The digest of the converted content."""
    output: bytes
    """The digest of the output."""
    warnings: tuple[Problem, ...] = ()
    extras: Extras = ()


def rest_of(record: Record) -> str:
    """What most records have nothing of; "" for nothing.

    That is a line of JSON, and then the texts of the extras, which are long: source maps. In JSON are their lengths, or
    such texts themselves as can't be kept as they are.
    """
    if not (record.seen or record.warnings or record.extras):
        return ""
    texts = [text for _, text in record.extras if _is_unicode(text)]
    head = {
        "seen": [(name, key, value.hex()) for name, key, value in record.seen],
        "warnings": [plain_problem(problem) for problem in record.warnings],
        "extras": [(name, len(text) if _is_unicode(text) else text) for name, text in record.extras],
    }
    return "".join([json.dumps(head), "\n", *texts])


def record_from(core: bytes, reads: bytes, content: bytes, output: bytes, rest: str) -> Record:
    """A record that was written down. Raises ValueError, TypeError or KeyError for what `rest_of` didn't write."""
    if not rest:
        return Record(core, reads, (), content, output)
    head, _, texts = rest.partition("\n")
    found = json.loads(head)
    extras, at = [], 0
    for name, text in found["extras"]:
        if isinstance(text, int):
            at, start = at + text, at
            text = texts[start:at]
        extras.append((name, text))
    return Record(
        core,
        reads,
        tuple((name, key, bytes.fromhex(value)) for name, key, value in found["seen"]),
        content,
        output,
        tuple(problem_from(*entry) for entry in found["warnings"]),
        tuple(extras),
    )


def _is_unicode(text: str) -> bool:
    """Whether there are no halves of surrogate pairs in a text, nor what ends one in SQLite."""
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False


def plain_problem(problem: Problem) -> list[Any]:
    """A problem as `problem_from` takes it."""
    place = problem.location
    where = None if place is None else [place.path, place.line, place.column, place.text]
    return [problem.message, where, problem.hint]


def problem_from(message: str, where: list[Any] | None, hint: str | None) -> Problem:
    """A problem that was written down."""
    return Problem(message, None if where is None else Location(*where), hint)
