"""What `serve` prints while it works."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Collection

from ..config.load import Config
from ..errors import Problem
from ..pipeline.build import BuildResult
from ..serve import Log
from .output import Report


class TerminalLog(Log):
    """What the server does, in Jekyll's lines."""

    def __init__(self, report: Report) -> None:
        self._report, self._is_first = report, True

    def building(self, config: Config) -> None:
        """Where the site comes from and goes to, once."""
        if self._is_first:
            self._report.note("Source:", str(config.source))
            self._report.note("Destination:", str(config.destination))
            self._report.note("Profile:", f"{config.profile.name}, {config.profile_reason}")
            self._report.note("Generating...")
        self._is_first = False

    def warning(self, problem: Problem) -> None:
        """A warning, at once."""
        self._report.warning(problem)

    def built(self, result: BuildResult, changed: Collection[str]) -> None:
        """How long it took, and what came of it."""
        pages = f"{len(changed)} file{'s' if len(changed) != 1 else ''} of the site changed"
        self._report.note("", f"done in {result.seconds:.3f} seconds: {pages}.")
        sys.stdout.flush()

    def failed(self, problem: Problem, error: BaseException) -> None:
        """The error with its code frame."""
        self._report.error(problem)
        if self._report.log.trace:
            traceback.print_exception(error)

    def edited(self, names: Collection[str]) -> None:
        """Why the site is built again."""
        shown = ", ".join(list(names)[:5])
        self._report.note("Regenerating:", f"{len(names)} file(s) changed: {shown}")
