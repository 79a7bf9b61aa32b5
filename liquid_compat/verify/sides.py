"""The differences of two lists of lines, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .lines import Lines

_MOST = 4000
"""Lines of one side that are aligned with those of the other; what is between more of them is one difference."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of each side, "" where it has none; `differs` for two that are not the same."""

    old: str
    new: str
    differs: bool
    old_number: int | None
    new_number: int | None


def hunks(old: Lines, new: Lines, around: int = 3) -> Iterator[list[Row]]:
    """The places where two lists differ, each with `around` equal lines before and after."""
    for group in _grouped(_opcodes(old, new), around):
        rows: list[Row] = []
        for tag, first, last, other_first, other_last in group:
            count = max(last - first, other_last - other_first)
            for at in range(count):
                left = first + at if first + at < last else None
                right = other_first + at if other_first + at < other_last else None
                rows.append(
                    Row(
                        "" if left is None else old[left],
                        "" if right is None else new[right],
                        tag != "equal",
                        None if left is None else left + 1,
                        None if right is None else right + 1,
                    )
                )
        yield rows


_Opcode = tuple[str, int, int, int, int]


def _opcodes(old: Lines, new: Lines) -> list[_Opcode]:
    """How one list becomes the other; equal beginnings and ends, mostly nearly all of it, cost nothing."""
    start, end = _common(old, new)
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(left), len(right)) > _MOST:
        inner: list[_Opcode] = [("replace", 0, len(left), 0, len(right))]
    else:
        inner = list(SequenceMatcher(None, left, right, autojunk=False).get_opcodes())
    found: list[_Opcode] = [("equal", 0, start, 0, start)] if start else []
    found += [(tag, a + start, b + start, c + start, d + start) for tag, a, b, c, d in inner]
    if end:
        found.append(("equal", len(old) - end, len(old), len(new) - end, len(new)))
    return found


def _grouped(opcodes: list[_Opcode], around: int) -> Iterator[list[_Opcode]]:
    """Differences with what is equal around them; those that are near each other are together."""
    group: list[_Opcode] = []
    for at, (tag, a, b, c, d) in enumerate(opcodes):
        if tag != "equal":
            group.append((tag, a, b, c, d))
            continue
        head = min(around, b - a)
        if group and at < len(opcodes) - 1 and b - a <= 2 * around:
            group.append((tag, a, b, c, d))
            continue
        if group:
            yield [*group, (tag, a, a + head, c, c + head)]
        group = [(tag, b - head, b, d - head, d)] if at < len(opcodes) - 1 else []
    if any(tag != "equal" for tag, *_ in group):
        yield group


def marked(old: str, new: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Two lines as pieces, each with whether it differs."""
    start, end = _common(old, new)
    return _pieces(old, start, end), _pieces(new, start, end)


def _common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How much two sequences have in common at their beginnings, and at their ends."""
    least = min(len(old), len(new))
    start = 0
    while start < least and old[start] == new[start]:
        start += 1
    end = 0
    while end < least - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def _pieces(line: str, start: int, end: int) -> list[tuple[str, bool]]:
    parts = ((line[:start], False), (line[start : len(line) - end], True), (line[len(line) - end :], False))
    return [(text, differs) for text, differs in parts if text]
