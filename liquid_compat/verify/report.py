"""The report of a comparison: a page for people, values for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from .compare import GOOD, MEANINGS, Compared, State
from .screenshots import Shot
from .sides import hunks, marked

_MOST_HUNKS = 30
"""So many differences of one file are shown."""
_MOST_FILES = 300
"""So many files are shown with their differences."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All files of two sites, what the sites are called, and notes for the reader."""

    old: str
    new: str
    files: tuple[Compared, ...]
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> Counter[State]:
        """How many files there are of each state."""
        return Counter(file.state for file in self.files)

    @property
    def is_good(self) -> bool:
        """Whether nothing differs for a reader but the colours of code."""
        return all(file.state in GOOD for file in self.files)

    @property
    def faults(self) -> list[Compared]:
        """The files that differ, are missing or too many."""
        return [file for file in self.files if file.state not in GOOD]

    def causes(self) -> list[tuple[str, int]]:
        """The likely causes of all that differs, the most frequent first, with the number of files."""
        found = Counter(cause for file in self.faults for cause in file.causes or ("unknown",))
        return sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))


def as_values(comparison: Comparison, shots: Mapping[str, Shot]) -> dict[str, Any]:
    """What there is to tell, for JSON."""
    counts = comparison.counts
    return {
        "old": comparison.old,
        "new": comparison.new,
        "good": comparison.is_good,
        "counts": {state.value: counts[state] for state in State},
        "causes": dict(comparison.causes()),
        "notes": list(comparison.notes),
        "files": [
            {
                "path": file.path,
                "state": file.state.value,
                "causes": list(file.causes),
                **({"looks_the_same": shots[file.path].looks_the_same} if file.path in shots else {}),
            }
            for file in comparison.files
            if file.state is not State.IDENTICAL
        ],
    }


def as_page(comparison: Comparison, shots: Mapping[str, Shot]) -> str:
    """The report as one HTML page; pictures lie beside it."""
    counts = comparison.counts
    total = len(comparison.files)
    rows = "".join(
        f"<tr class={state.value}><th>{state.value}<td>{counts[state]}<td>{MEANINGS[state]}" for state in State
    )
    causes = "".join(f"<li>{escape(cause)} <b>({count})</b>" for cause, count in comparison.causes())
    notes = "".join(f"<p>{escape(note)}" for note in comparison.notes)
    verdict = (
        f"All {total} files come out the same."
        if comparison.is_good
        else f"{len(comparison.faults)} of {total} files don't come out the same."
    )
    parts = [
        _HEAD,
        f"<h1>{verdict}</h1><p>Old: <code>{escape(comparison.old)}</code>",
        f"<br>New: <code>{escape(comparison.new)}</code>",
        notes,
        f"<table class=counts>{rows}</table>",
        f"<h2>Likely causes</h2><ul>{causes}</ul>" if causes else "",
    ]
    for state in (State.DIFFERENT, State.MISSING, State.EXTRA):
        parts += _section(state, [file for file in comparison.files if file.state is state], shots)
    for state in (State.HIGHLIGHTING, State.SAME):
        found = [file for file in comparison.files if file.state is state]
        if found:
            names = "".join(f"<li>{escape(file.path)}" for file in found)
            parts.append(f"<details><summary>{MEANINGS[state]} ({len(found)})</summary><ul>{names}</ul></details>")
    return "".join(parts)


def _section(state: State, files: Sequence[Compared], shots: Mapping[str, Shot]) -> Iterator[str]:
    if not files:
        return
    yield f"<h2>{state.value.capitalize()} ({len(files)})</h2>"
    for number, file in enumerate(files):
        causes = f"<p class=cause>Likely cause: {escape('; '.join(file.causes) or 'unknown')}"
        inner = causes + "".join(_pictures(file, shots))
        if file.old is not None and file.new is not None and number < _MOST_FILES:
            inner += "".join(_differences(file))
        is_open = " open" if state is State.DIFFERENT and number < 3 else ""
        yield f"<details class=file{is_open}><summary>{escape(file.path)}</summary>{inner}</details>"


def _pictures(file: Compared, shots: Mapping[str, Shot]) -> Iterator[str]:
    shot = shots.get(file.path)
    if shot is None:
        return
    if shot.looks_the_same:
        yield "<p>In the browser both look the same."
    yield "<div class=shots>"
    for name, side in ((shot.old, "old"), (shot.new, "new")):
        yield f'<a href="{escape(name)}"><img src="{escape(name)}" alt="the {side} page" loading=lazy></a>'
    yield "</div>"


def _differences(file: Compared) -> Iterator[str]:
    yield "<table class=sides><tr><th colspan=2>old<th colspan=2>new"
    for number, rows in enumerate(hunks(file.old or [], file.new or [])):
        if number == _MOST_HUNKS:
            yield "<tr><td colspan=4>… and more"
            break
        if number:
            yield "<tr class=gap><td colspan=4>"
        for row in rows:
            if not row.differs:
                cells = _cell(row.old_number, escape(row.old), ""), _cell(row.new_number, escape(row.new), "")
            else:
                old, new = marked(row.old, row.new)
                cells = (
                    _cell(row.old_number, _shown(old), "gone" if row.old_number else "none"),
                    _cell(row.new_number, _shown(new), "come" if row.new_number else "none"),
                )
            yield f"<tr>{''.join(cells)}"
    yield "</table>"


def _cell(number: int | None, html: str, kind: str) -> str:
    return f"<td class=n>{number or ''}<td class='{kind}'>{html}"


def _shown(pieces: Iterable[tuple[str, bool]]) -> str:
    return "".join(f"<mark>{escape(text)}</mark>" if differs else escape(text) for text, differs in pieces)


_HEAD = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>liquid-compat verify</title>
<style>
:root { color-scheme: light dark; --line: #8884; --gone: #f003; --come: #0a03; --none: #8882 }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem }
table { border-collapse: collapse } th { text-align: left }
.counts th, .counts td { padding: .1rem 1rem .1rem 0 } .counts td:nth-child(2) { text-align: right }
.file { border: 1px solid var(--line); border-radius: .3rem; margin: .4rem 0; padding: .3rem .6rem }
summary { cursor: pointer; font-family: ui-monospace, monospace; overflow-wrap: anywhere }
.sides { font: .8rem/1.4 ui-monospace, monospace; table-layout: fixed; width: 100% }
.sides td { vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere; padding: 0 .3rem }
.sides .n, .sides tr:first-child th { opacity: .7 } .sides .n { text-align: right; width: 3.5rem }
.sides th:nth-child(1), .sides th:nth-child(2) { width: 50% }
.gone { background: var(--gone) } .come { background: var(--come) } .none { background: var(--none) }
.gap td { border-top: 2px dotted var(--line); height: .6rem }
mark { background: #fc08; color: inherit }
.shots { display: flex; gap: 1rem } .shots a { flex: 1 } .shots img { border: 1px solid var(--line); width: 100% }
</style>
"""
