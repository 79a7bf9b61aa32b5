"""The formats of what is printed: text for people, annotations for GitHub's workflows, JSON for other programs."""

from __future__ import annotations

import os
import re
from typing import Any

from ..errors import Location, Problem
from ..lazy import pattern

FORMATS = ("text", "github", "json")
_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_ESCAPED = pattern(r"[%\r\n]")
_ESCAPED_IN_PROPERTY = pattern(r"[%\r\n:,]")


class Log:
    """How one run of the command line prints."""

    def __init__(self, format: str = "text", source: str = ".", *, trace: bool = False) -> None:
        """`format` is one of `FORMATS`; problems' paths are relative to the folder `source`.

        With `trace`, where in our code something has failed is told too.
        """
        self.format = format
        self.source = source
        self.trace = trace

    def note(self, topic: str, text: str) -> str:
        """The line of a note."""
        if self.format == "json":
            return _json({"level": "info", "topic": topic.rstrip(": "), "message": text})
        return f"{topic:>20} {text}".rstrip()

    def problem(self, level: str, problem: Problem) -> str:
        """The line of a problem; `level` is "error", "warning" or "note". For the format text, its whole text."""
        if self.format == "github":
            return self._annotation(level, problem)
        if self.format == "json":
            place = problem.location or Location()
            values = {
                "level": level, "message": problem.message, "file": self._path(place.path),
                "line": place.line, "column": place.column, "hint": problem.hint,
            }  # fmt: skip
            return _json({key: value for key, value in values.items() if value is not None})
        return f"{level.capitalize()}: {problem}"

    def _annotation(self, level: str, problem: Problem) -> str:
        """A workflow command: https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""
        place = problem.location or Location()
        found = {"file": self._path(place.path), "line": place.line, "col": place.column, "title": "liquid-compat"}
        properties = ",".join(
            f"{key}={_ESCAPED_IN_PROPERTY.sub(_escape, str(value))}"
            for key, value in found.items()
            if value is not None
        )
        text = problem.message + (f"\nhelp: {problem.hint}" if problem.hint else "")
        return f"::{_LEVELS[level]} {properties}::{_ESCAPED.sub(_escape, text)}"

    def _path(self, path: str | None) -> str | None:
        """A problem's path as seen from the current folder, which is the repository's in a workflow."""
        if path is None:
            return None
        full = os.path.join(self.source, path)
        if not os.path.exists(full):
            return path.replace(os.sep, "/")
        try:
            found = os.path.relpath(full)
        except ValueError:  # on another of Windows' drives
            return path.replace(os.sep, "/")
        return (full if found.startswith("..") else found).replace(os.sep, "/")


def _json(values: dict[str, Any]) -> str:
    import json

    return json.dumps(values, ensure_ascii=False)


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0], f"%{ord(match[0]):02X}")
