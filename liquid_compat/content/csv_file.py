"""CSV and TSV data files, read as Ruby's CSV reads them: an empty field that isn't quoted is nil."""

from __future__ import annotations

import re
from typing import Any

from ..errors import FrontMatterError, Location
from ..lazy import pattern
from ..ruby.numbers import integer

_INTEGER = pattern(r"[+-]?(0|[1-9][0-9_]*)\Z")


def read_csv(text: str, path: str, separator: str, headers: bool = True, converters: tuple[str, ...] = ()) -> list[Any]:
    """The rows: dicts by the first row's names, or lists without `headers`.

    `converters` are Ruby's names: `integer`, `float`, `numeric`. Raises FrontMatterError for a broken quote.
    """
    rows = [[_convert(field, converters) for field in row] for row in _rows(text, path, separator)]
    if not headers:
        return rows
    if not rows:
        return []
    names = [None if name is None else str(name) for name in rows[0]]
    return [_record(names, row) for row in rows[1:]]


def _record(names: list[str | None], row: list[Any]) -> dict[Any, Any]:
    record: dict[Any, Any] = {}
    for i in range(max(len(names), len(row))):
        name = names[i] if i < len(names) else None
        record.setdefault(name, row[i] if i < len(row) else None)
    return record


def _rows(text: str, path: str, separator: str) -> list[list[str | None]]:
    field = re.compile(rf'"((?:[^"]|"")*)"|([^{re.escape(separator)}\r\n"]*)')
    rows: list[list[str | None]] = []
    row: list[str | None] = []
    i, size = 0, len(text)
    while i < size:
        match = field.match(text, i)
        assert match is not None
        quoted, plain = match.group(1, 2)
        row.append(quoted.replace('""', '"') if quoted is not None else (plain or None))
        i = match.end()
        if i >= size or text[i] in "\r\n":
            # An empty line has no fields at all.
            rows.append(row if len(row) > 1 or row[0] is not None or quoted is not None else [])
            row = []
            i += 2 if text.startswith("\r\n", i) else 1
        elif text[i] == separator:
            i += 1
            if i >= size or text[i] in "\r\n":
                row.append(None)
                rows.append(row)
                row = []
                i += 2 if text.startswith("\r\n", i) else 1
        else:
            start = text.rfind("\n", 0, i) + 1
            line = text.count("\n", 0, i) + 1
            shown = text[start:].partition("\n")[0]
            raise FrontMatterError(
                f"Malformed CSV in {path}: a quote that does not enclose a whole field",
                Location(path, line, i - start + 1, shown),
                'Put the field between double quotes and write "" for a quote in it.',
            )
    return rows


def _convert(field: str | None, converters: tuple[str, ...]) -> Any:
    if field is None:
        return None
    for name in converters:
        if name in {"integer", "numeric", "all"} and _INTEGER.match(field):
            return integer(field)
        if name in {"float", "numeric", "all"}:
            try:
                return float(field)
            except ValueError:
                continue
    return field
