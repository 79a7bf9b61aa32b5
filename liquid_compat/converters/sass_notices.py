"""What a Sass compiler says besides its CSS: deprecations, and the `@warn` and `@debug` of a stylesheet."""

from __future__ import annotations

import _thread
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import Location, Problem
from ..lazy import pattern
from .scratch import scratch_file

_WARNING = pattern(r"^(DEPRECATION )?WARNING(?: \[([\w-]+)\])?(?:: (.*)| on line \d+.*)$", re.MULTILINE)
_DEBUG = pattern(r"^\S*:(\d+)(?::\d+)? (?:DEBUG|Debug): (.*)$", re.MULTILINE)
_MORE = pattern(r"^(\d+) repetitive deprecation warnings omitted", re.MULTILINE)

_capturing = _thread.allocate_lock()


def problems(report: str, path: str | None) -> tuple[Problem, ...]:
    """The warnings for the stylesheet at `path`: deprecations are counted, the others told one by one."""
    if not report:
        return ()
    deprecations = sum(int(number) for number in _MORE.findall(report))
    kinds: dict[str, None] = {}
    found: list[Problem] = []
    for deprecated, kind, text in _WARNING.findall(report):
        if deprecated or not text:
            deprecations += 1
            if kind:
                kinds[kind] = None
        else:
            found.append(Problem(f"Sass: {text}", Location(path)))
    found += (Problem(f"Sass @debug: {text}", Location(path)) for _, text in _DEBUG.findall(report))
    if deprecations:
        what = f" ({', '.join(sorted(kinds))})" if kinds else ""
        times = "once" if deprecations == 1 else f"{deprecations} times"
        found.append(
            Problem(f"Sass: what is deprecated is used {times}{what}", Location(path), "See https://sass-lang.com/d/.")
        )
    return tuple(found)


@contextmanager
def captured() -> Iterator[list[str]]:
    """What libsass writes to the process's standard error meanwhile: the list holds it afterwards.

    libsass has no other way to tell of it; one at a time may listen.
    """
    said: list[str] = []
    with _capturing:
        try:
            saved = os.dup(2)
        except OSError:  # there is no standard error
            yield said
            return
        file = scratch_file()
        sys.stderr.flush()
        os.dup2(file, 2)
        try:
            yield said
        finally:
            os.dup2(saved, 2)
            os.close(saved)
            with open(file, "rb") as report:
                report.seek(0)
                said.append(report.read().decode("utf-8", errors="replace"))
