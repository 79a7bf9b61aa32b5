"""Changing single values of a file's front matter, while all else stays as its author wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from ..content.front_matter import split
from ..ruby import psych
from ..ruby.psych_dump import dump


def changed(text: str, path: str, values: Mapping[str, Any], without: tuple[str, ...] = ()) -> str:
    """A file's text with `values` in its front matter, and without the keys `without`.

    Comments, quotes and the order of the other lines stay, as far as YAML's syntax allows; a text without front matter
    comes back as it is. Raises FrontMatterError, which names `path`, for front matter that can't be read.
    """
    parts = split(text, path)
    if parts.error is not None:
        raise parts.error
    if parts.first_line == 1:
        return text
    lines = text.splitlines(keepends=True)
    inner, after = _fences(lines, parts.first_line - 1)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    wanted = {**{key: value for key, value in parts.data.items() if key not in without}, **values}
    header = _edited("".join(lines[1:inner]), values, without, end)
    if header is None or (psych.load(header) or {}) != wanted:  # flow style, aliases, keys that stand twice
        header = dump(wanted).replace("\n", end)
    return "".join([lines[0], header, *lines[inner:after], *lines[after:]])


def _fences(lines: list[str], end: int) -> tuple[int, int]:
    """The line (from 0) that closes the front matter, and the one behind it; `end` is where the content begins."""
    closing = next(at for at in range(end - 1, 0, -1) if lines[at].strip())
    return closing, closing + 1


def _edited(header: str, values: Mapping[str, Any], without: tuple[str, ...], end: str) -> str | None:
    """The lines of the front matter with the changes; None where its root is no block of lines."""
    lines = header.splitlines(keepends=True)
    root = yaml.compose(header, Loader=yaml.CSafeLoader) if header.strip() else None
    if root is not None and (not isinstance(root, yaml.MappingNode) or root.flow_style):
        return None
    left = dict(values)
    for name, value in reversed(root.value if root is not None else []):
        if name.value not in left and name.value not in without:
            continue
        first, last = name.start_mark.line, value.end_mark.line
        if value.end_mark.column or last == first:
            last += 1
        while last > first + 1 and _is_remark(lines[last - 1]):
            last -= 1  # what follows a block belongs to the next key
        lines[first:last] = [_line(name.value, left.pop(name.value), end)] if name.value in left else []
    return "".join(lines) + "".join(_line(key, value, end) for key, value in left.items())


def _is_remark(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _line(key: str, value: Any, end: str) -> str:
    return dump({key: value}).replace("\n", end)
