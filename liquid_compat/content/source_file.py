"""Reading a file with front matter, with Jekyll's ways of going on after a fault."""

from __future__ import annotations

import os
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from ..config.kinds import Kind, kind_of, unreadable
from ..errors import FrontMatterError, Location, Warnings
from . import front_matter


class SourceFile(NamedTuple):
    """A file split: `data` is the front matter, `content` the rest.

    `first_line` is the line on which `content` begins; `broken` tells that the front matter could not be read. `status`
    is what the file was like before it was read.
    """

    data: dict[str, Any]
    content: str
    first_line: int
    status: os.stat_result
    broken: bool = False


def is_file(path: str, shown: str, warnings: Warnings) -> bool:
    """Whether there is a file at a path; what is neither a file nor a folder (a FIFO, say) is warned of as `shown`.

    Raises PathError where the permissions don't allow to look.
    """
    kind = kind_of(path, shown)
    if kind not in (Kind.FILE, Kind.FOLDER):
        warnings.warn(f"{shown} is {kind}; left out")
    return kind is Kind.FILE


def has_front_matter(path: str, shown: str | None = None) -> bool:
    """Whether a file begins with a line of three dashes. Raises PathError, which names it as `shown`, if unreadable."""
    try:
        with open(path, "rb") as file:
            return front_matter.has_front_matter(file.read(512))
    except OSError as error:
        raise unreadable(path, error, shown) from error


def read_content(path: str, shown: str, encoding: str) -> str:
    """What stands below the front matter of a file that `read_source` has read. Raises PathError if unreadable."""
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise unreadable(path, error, shown) from error
    try:
        text = raw.decode(_codec(encoding))
    except (UnicodeDecodeError, LookupError):  # it has been changed since
        return raw.decode("utf-8", "surrogateescape")
    return front_matter.body(text)


def _codec(encoding: str) -> str:
    return "utf-8-sig" if encoding.lower().replace("_", "-") in {"utf-8", "utf8"} else encoding


def read_source(
    path: str,
    shown: str,
    strict: bool,
    encoding: str,
    warnings: Warnings,
    *,
    document: bool = False,
    known: dict[Any, Any] | None = None,
) -> SourceFile:
    """Read and split a file; `shown` is its path in messages. See `front_matter.split` for `document`.

    A file that is not valid text or has broken front matter is warned of and comes back without data; with
    `strict` (the `strict_front_matter` option) it raises FrontMatterError. Raises PathError if unreadable.
    Texts that are in `known` aren't parsed again.
    """
    try:
        raw, status = _read(path)
    except OSError as error:
        raise unreadable(path, error, shown) from error
    try:
        text = raw.decode(_codec(encoding))
    except (UnicodeDecodeError, LookupError) as error:
        line = raw.count(b"\n", 0, getattr(error, "start", 0)) + 1
        problem = FrontMatterError(
            f"{shown} is not valid {encoding}", Location(shown, line), "Save the file in the UTF-8 encoding."
        )
        if strict or isinstance(error, LookupError):
            raise problem from error
        warnings.warn(problem.problem.message, problem.problem.location, problem.problem.hint)
        return SourceFile({}, raw.decode("utf-8", "surrogateescape"), 1, status, True)
    found = None if known is None else known.get((text, document))
    split = front_matter.split(text, shown, document=document) if found is None else found
    if len(split.content) == len(text) and front_matter.is_unclosed(text):
        warnings.warn(
            f"The front matter of {shown} is never closed; all of the file counts as text",
            Location(shown, 1, 1, text.partition("\n")[0].rstrip("\r")),
            "End it with a line of three dashes: ---",
        )
    if found is not None:
        return SourceFile(deepcopy(found.data), found.content, found.first_line, status)
    if known is not None and split.error is None:
        known[text, document] = split._replace(data=deepcopy(split.data))
    if split.error is not None:
        if strict:
            raise split.error
        problem = split.error
        warnings.warn(problem.problem.message, problem.problem.location, problem.problem.hint)
    return SourceFile(split.data, split.content, split.first_line, status, split.error is not None)


def _read(path: str) -> tuple[bytes, os.stat_result]:
    """What is in a file, and what that was like before. Raises OSError."""
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(file)
        data = os.read(file, status.st_size + 1)
        if len(data) != status.st_size:  # it grows, or comes in pieces
            pieces = [data]
            while pieces[-1]:
                pieces.append(os.read(file, 1 << 20))
            data = b"".join(pieces)
        return data, status
    finally:
        os.close(file)
