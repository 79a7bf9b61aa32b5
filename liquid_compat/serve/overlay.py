"""Errors and warnings as HTML, for the browser: the message, where it is, the lines around it, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from ..errors import Location, Problem

_AROUND = 3
"""So many lines a code frame shows before and after the line in question."""
_WIDEST = 300
_LARGEST = 1 << 20
_MOST_WARNINGS = 50


def failure_html(problem: Problem, folders: Sequence[Path]) -> str:
    """What hides the page until the build succeeds again. Files are looked for in `folders`: the source, the theme."""
    return f'<article class="failure"><h1>The site could not be built</h1>{problem_html(problem, folders)}</article>'


def warnings_html(problems: Sequence[Problem], folders: Sequence[Path]) -> str:
    """A list that opens with a click; "" where there are none."""
    if not problems:
        return ""
    count = f"{len(problems)} warning{'s' if len(problems) > 1 else ''}"
    shown = "".join(problem_html(problem, folders) for problem in problems[:_MOST_WARNINGS])
    rest = len(problems) - _MOST_WARNINGS
    more = f"<p>and {rest} more, in the terminal</p>" if rest > 0 else ""
    return f'<details class="warnings"><summary>{count}</summary>{shown}{more}</details>'


def problem_html(problem: Problem, folders: Iterable[Path]) -> str:
    """One problem: what `str(problem)` tells in a terminal, with more lines of the file."""
    parts = [f'<p class="message">{escape(problem.message)}</p>']
    place = problem.location
    if place is not None and str(place):
        parts.append(f'<p class="place">{escape(str(place))}</p>')
        frame = _frame(place, folders)
        if frame:
            parts.append(f'<pre class="frame">{frame}</pre>')
    if problem.hint:
        parts.append(f'<p class="help">{escape(problem.hint)}</p>')
    return f"<section>{''.join(parts)}</section>"


def _frame(place: Location, folders: Iterable[Path]) -> str:
    if place.line is None:
        return ""
    lines = _lines(place, folders)
    if lines is None:
        return "" if place.text is None else _line(place.line, place.text, place.column, True)
    first, last = max(1, place.line - _AROUND), min(len(lines), place.line + _AROUND)
    return "".join(_line(n, lines[n - 1], place.column, n == place.line) for n in range(first, last + 1))


def _lines(place: Location, folders: Iterable[Path]) -> list[str] | None:
    """The lines of the file, if it is there and the line is still the one that the problem tells of."""
    assert place.line is not None
    for folder in folders if place.path else ():
        path = folder / str(place.path)
        try:
            if path.is_file() and path.stat().st_size <= _LARGEST:
                lines = path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
                if not lines[-1] and place.line < len(lines):
                    lines.pop()
                if place.line <= len(lines) and place.text in (None, lines[place.line - 1].rstrip("\r")):
                    return lines
        except (OSError, ValueError):
            continue
    return None


def _line(number: int, text: str, column: int | None, is_it: bool) -> str:
    text = text.rstrip("\r\n")
    shown = f"{number:>4} | {escape(text[:_WIDEST])}{'…' if len(text) > _WIDEST else ''}\n"
    if not is_it:
        return shown
    caret = ""
    if column is not None and column <= _WIDEST:
        before = "".join("\t" if c == "\t" else " " for c in text[: column - 1])
        caret = f"       {before}{' ' * (column - 1 - len(before))}^\n"
    return f"<mark>{shown}{caret}</mark>"


def page(title: str, body: str) -> str:
    """A page of the server's own."""
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width"><style>body{font:16px/1.5 system-ui,sans-serif;'
        "max-width:50rem;margin:3rem auto;padding:0 1rem}td{padding:0 2rem 0 0}pre{overflow:auto}</style></head>\n"
        f"<body>{body}</body></html>\n"
    )
