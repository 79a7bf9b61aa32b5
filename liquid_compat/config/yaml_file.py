"""YAML files read as Ruby's loader reads them, with errors that show the line."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from ..errors import LiquidCompatError, Location
from ..lazy import pattern
from ..ruby import bounds, psych
from ..ruby.libyaml import ReaderError, yaml
from .kinds import CHECK

_Error = TypeVar("_Error", bound=LiquidCompatError)


def load_yaml_file(file: Path, kind: type[LiquidCompatError], shown_path: str | None = None) -> Any:
    """The value of a YAML file; raises `kind` if it can't be read, decoded or parsed.

    `shown_path` is the path that messages name.
    """
    path = shown_path or str(file)
    try:
        raw = file.read_bytes()
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        encoding = ", but UTF-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ""
        place = Location(path, raw.count(b"\n", 0, error.start) + 1)
        raise kind(f"{path} is not valid UTF-8{encoding}", place, "Save the file in the UTF-8 encoding.") from error
    except OSError as error:
        raise kind(f"{path} can't be read: {error.strerror}", Location(path), f"{CHECK}.") from error
    try:
        return psych.load(text)
    except yaml.YAMLError as error:
        raise yaml_error(error, text, path, kind) from error


def yaml_error(error: yaml.YAMLError, text: str, path: str | None, kind: type[_Error]) -> _Error:
    """Return a `kind` that tells where in `text`, the YAML of file `path`, `error` is, and what usually helps."""
    start = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or start
    opening = ""
    if (
        start is not None and mark is not None and not text[mark.index :].strip()
    ):  # nothing stands there: what began before it never ends
        mark, opening = start, text[start.index : start.index + 1]
    message = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    context = getattr(error, "context", None)
    place = Location(path)
    if mark is not None:
        place = _place(path, text, mark.line, mark.column)
    elif isinstance(error, ReaderError):  # what is no character of YAML's; the position counts bytes
        before = text.encode(errors="surrogatepass")[: error.position].decode(errors="replace")
        place = _place(path, text, before.count("\n"), len(before) - before.rfind("\n") - 1)
    hint = _hint(message, text.split("\n"), place)
    if opening and opening in _BRACKETS:
        hint = f"the {opening} here is never closed"
    return kind(f"YAML: {message}{f' ({context})' if context else ''}", place, hint)


def _place(path: str | None, text: str, line: int, column: int) -> Location:
    """Lines and columns are those of a mark: from 0."""
    lines = text.split("\n")
    return Location(path, line + 1, column + 1, lines[line].rstrip("\r") if line < len(lines) else None)


def key_place(files: Iterable[Path], key: str) -> Location | None:
    """Where a key stands in configuration files: the last one counts. None where it is in none of them."""
    found = None
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
            if re.match(rf"[\"']?{re.escape(key)}[\"']?\s*[:=]", line):
                found = Location(str(file), number, len(key) + 3, line)
    return found


_HINTS = (
    ("mapping values are not allowed", "put quotes around a value that contains `: `"),
    ("cannot start any token", "put quotes around a value that starts with @, ` or %"),
    ("did not find expected key", "check the indentation, and put quotes around the whole value"),
    ("did not find expected node content", "a bracket or a quotation mark is not closed"),
    ("could not find expected ':'", "each line needs a key and a colon; indent the lines of a longer text"),
    ("did not find expected ','", "a comma, or a bracket that closes, is missing on this line or the one above"),
    ("unexpected end of stream", "a quotation mark or bracket is not closed"),
    ("alphabetic or numeric character", "put quotes around a value that starts with * or &"),
    ("unknown escape character", "write backslashes twice or use single quotes"),
    ("tab character", "indent with spaces, not tabs"),
    ("control characters", "remove the invisible control character"),
    ("block sequence entries", "put the list's first `-` on a line of its own"),
    (bounds.CYCLIC, "an alias (*name) can't stand within what its anchor (&name) marks"),
    (bounds.TOO_LARGE, "use fewer aliases (*name) of values that have aliases themselves"),
    (bounds.TOO_DEEP, "no site needs that; check where the brackets close"),
)


_BRACKETS = "[{\"'"
_MERGE = pattern(r"<{7} |={7}$|>{7} ")
_KEY = pattern(r"( *(?:- +)*)[\w.-]+:(?:( +[^\s#].*)|\S.*)?$")


def _hint(message: str, lines: list[str], place: Location) -> str | None:
    """What usually helps; by the line in question, and the one above."""
    if any(map(_MERGE.match, lines)):
        return "these are the marks of a merge: keep one of the sides, and remove the lines of <, = and >"
    number, column = place.line or 1, place.column or 1
    line = lines[number - 1] if number <= len(lines) else ""
    if "cannot start any token" in message and line[column - 1 : column] == "\t":
        return "indent with spaces, not with a tab"
    above = _KEY.match(lines[number - 2]) if 2 <= number <= len(lines) + 1 else None
    if "mapping values are not allowed" in message and above is not None:
        key, _, value = above[0].strip().partition(":")
        if value and above[2] is None and not value.startswith("//"):
            return f"line {number - 1} needs a space behind its colon: `{key}: {value}`"
        if above[2] is not None and len(line) - len(line.lstrip(" ")) > len(above[1]):
            return f"line {number} is indented further than the line above, which has a value already"
    return next((hint for words, hint in _HINTS if words in message), None)
