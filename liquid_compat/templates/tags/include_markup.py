"""What stands between the name of an include tag and its end: a file's name and parameters.

https://jekyllrb.com/docs/includes/#passing-parameters-to-includes
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ...lazy import pattern

_SPACES = pattern(r"\s*", re.ASCII)
_VARIABLE = pattern(r"\{\{\s*[-.\w]+\s*", re.ASCII)
_REST_OF_NAME = pattern(r"[^{}\s]*", re.ASCII)
_KEY = pattern(r"[-\w]+", re.ASCII)
_PATH = pattern(r"[-.\w]+", re.ASCII)
_QUOTED = {quote: re.compile(rf"(?:[^{quote}\\]|\\.)*+{quote}") for quote in "\"'"}
_FILE_NAME = pattern(r"[-\w./()+~#@]+", re.ASCII)
_UPWARDS = ("..", "//", "./", "/.")


class Parameter(NamedTuple):
    """A parameter as it is written; `quote` is the sign around the value, "" where it is a variable's path."""

    name: str
    value: str
    quote: str


def split_computed(markup: str) -> tuple[str, str] | None:
    """A name with output statements in it, and what follows it; None if there are none in `markup`.

    The first brace must begin the first statement; what stands before another brace is dropped.
    """
    start = 0
    brace = markup.find("{")
    while brace >= 0:
        end = _statements_end(markup, brace)
        if end > brace:
            return markup[start:end], markup[end:]
        start = brace + 1
        brace = markup.find("{", start)
    return None


def _statements_end(markup: str, pos: int) -> int:
    """Where the statements end that stand from `pos` on, each with the rest of a name behind it."""
    while opening := _VARIABLE.match(markup, pos):
        close = opening.end()
        if markup.startswith("|", close):
            close = markup.rfind("}}", close)  # filters may have braces in their texts
        elif not markup.startswith("}}", close):
            close = -1
        if close < 0:
            break
        pos = _REST_OF_NAME.match(markup, close + 2).end()  # type: ignore[union-attr]
    return pos


def read_parameters(markup: str) -> list[Parameter] | None:
    """The parameters, `name=value` with white space between them; None for anything else."""
    parameters: list[Parameter] = []
    pos = _space_end(markup, 0)
    while pos < len(markup):
        key = _KEY.match(markup, pos)
        equals = _space_end(markup, key.end()) if key else -1
        if key is None or not markup.startswith("=", equals):
            return None
        start = _space_end(markup, equals + 1)
        quote = markup[start : start + 1]
        quoted = _QUOTED.get(quote)
        value = quoted.match(markup, start + 1) if quoted else _PATH.match(markup, start)
        if value is None:
            return None
        if quoted:
            parameters.append(Parameter(key[0], value[0][:-1].replace(f"\\{quote}", quote), quote))
        else:
            parameters.append(Parameter(key[0], value[0], ""))
        pos = _space_end(markup, value.end())
        if pos == value.end() < len(markup):
            return None
    return parameters


def _space_end(markup: str, pos: int) -> int:
    return _SPACES.match(markup, pos).end()  # type: ignore[union-attr]


def is_file_name(name: str) -> bool:
    """Whether a file may be called so: no other signs, and no way out of the folder."""
    return not any(pair in name for pair in _UPWARDS) and any(map(_FILE_NAME.fullmatch, name.split("\n")))
