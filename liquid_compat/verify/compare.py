"""How the files of two sites stand to each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..doctor.output import Output
from .causes import likely_causes, why_extra, why_missing
from .lines import Lines, lines_of, masked


class State(StrEnum):
    """What is told of a file; the value is for people."""

    IDENTICAL = "identical"
    SAME = "same"
    HIGHLIGHTING = "highlighting"
    DIFFERENT = "different"
    MISSING = "missing"
    EXTRA = "extra"


MEANINGS = {
    State.IDENTICAL: "the same bytes",
    State.SAME: "the same document: white space, the order of attributes and escapes differ",
    State.HIGHLIGHTING: "the same but for the colours of code",
    State.DIFFERENT: "not the same",
    State.MISSING: "in the old site only",
    State.EXTRA: "in the new site only",
}

GOOD = frozenset({State.IDENTICAL, State.SAME, State.HIGHLIGHTING})


@dataclass(frozen=True, slots=True)
class Compared:
    """A file of either site. `causes` are likely ones, most of all for what differs; `old` and `new` its lines then.

    The lines are None for files without lines, and where they aren't needed.
    """

    path: str
    state: State
    causes: tuple[str, ...] = ()
    old: Lines | None = None
    new: Lines | None = None


def compare(old: Output, new: Output) -> Iterator[Compared]:
    """All files of two sites by their paths; git's own folder and source maps are left out."""
    for path in sorted(old.paths | new.paths):
        if path.startswith(".git/") or path.endswith(".css.map"):
            continue
        if path not in new.paths:
            yield Compared(path, State.MISSING, why_missing(path, new.paths))
        elif path not in old.paths:
            yield Compared(path, State.EXTRA, why_extra(path, old.paths))
        else:
            yield compare_file(path, old.read(path), new.read(path))


def compare_file(path: str, old: bytes, new: bytes) -> Compared:
    """A file that both sites have."""
    if old == new:
        return Compared(path, State.IDENTICAL)
    old, new = masked(old), masked(new)
    if old == new:
        return Compared(path, State.IDENTICAL)
    left, right = lines_of(path, old), lines_of(path, new)
    if left is None or right is None:
        return Compared(path, State.DIFFERENT, (f"{len(old)} bytes and {len(new)} bytes: another version of the file",))
    if left == right:
        return Compared(path, State.SAME)
    if lines_of(path, old, highlighting=False) == lines_of(path, new, highlighting=False):
        return Compared(path, State.HIGHLIGHTING)
    return Compared(path, State.DIFFERENT, likely_causes(path, left, right), left, right)
