"""Front matter: the YAML between two lines of dashes at the top of a file."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ..config.yaml_file import yaml_error
from ..errors import FrontMatterError, Location
from ..ruby import psych
from ..ruby.libyaml import yaml

# the shape that Jekyll looks for: three dashes alone on the first line, YAML, then a line of `---` or `...`;
# blank lines after it belong to it
_HEADER = re.compile(r"(---\s*\n.*?\n?)^(?:---|\.\.\.)\s*$\n?", re.ASCII | re.DOTALL | re.MULTILINE)
_OPEN = re.compile(r"---[ \t]*\r?\n\s*[A-Za-z_][\w-]*:\s")
_HEADER_START = re.compile(rb"---[ \t\r\f\v]*\n")


class FrontMatter(NamedTuple):
    """A file's text, split.

    `data` is the front matter ({} if there is none), `content` what follows it and `first_line` the line of the file
    on which `content` begins (from 1). `error` is set where the YAML can't be read; `data` is then {}: Jekyll goes on
    with a warning, unless `strict_front_matter` is set.
    """

    data: dict[str, Any]
    content: str
    first_line: int = 1
    error: FrontMatterError | None = None


def has_front_matter(head: bytes) -> bool:
    """Whether a file that starts with the bytes `head` (its first line at least) has front matter, as Jekyll asks."""
    return head.startswith(b"---") and _HEADER_START.match(head) is not None


def is_unclosed(text: str) -> bool:
    """Whether a text begins as front matter does, with a key, but has no line that ends it: then it has none."""
    return _OPEN.match(text) is not None and _HEADER.match(text) is None


def body(text: str) -> str:
    """What follows the front matter of a text, as `split` finds it."""
    match = _HEADER.match(text) if text.startswith("---") else None
    return text if match is None else text[match.end() :]


def split(text: str, path: str | None = None, *, document: bool = False) -> FrontMatter:
    """Split a file's text (without a byte order mark) into front matter and content, as Jekyll 4.4 does.

    `path` is named in errors. Raises FrontMatterError for values without end, and for front matter that is no map or
    has an empty permalink, with which Jekyll always stops; not for a `document` of a collection, where the first is
    like YAML that can't be read.
    """
    match = _HEADER.match(text) if text.startswith("---") else None
    if match is None:
        return FrontMatter({}, text)
    header = match[1]
    content = text[match.end() :]
    first_line = text.count("\n", 0, match.end()) + 1
    try:
        data = psych.load(header) or {}
    except yaml.YAMLError as error:
        problem = yaml_error(error, header, path, FrontMatterError)
        if isinstance(error, psych.ExtentError):
            raise problem from error
        return FrontMatter({}, content, first_line, problem)
    try:
        _check(data, path)
    except FrontMatterError as error:
        if not document:
            raise
        if not isinstance(data, dict):
            return FrontMatter({}, content, first_line, error)
    return FrontMatter(data, content, first_line)


def _check(data: object, path: str | None) -> None:
    if not isinstance(data, dict):
        raise FrontMatterError(
            f"The front matter of {path or 'the page'} is no YAML mapping",
            Location(path, 2),
            "front matter must be a map: lines of the form `key: value`",
        )
    if data.get("permalink") == "":
        raise FrontMatterError(
            f"Invalid permalink in {path or 'the page'}",
            Location(path),
            "give `permalink` a value or remove it",
        )
