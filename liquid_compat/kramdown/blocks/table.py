"""Tables (https://kramdown.gettalong.org/syntax.html#tables)."""

from __future__ import annotations

import re

from ..element import Element
from ..frame import BlockFrame
from ..spans.scanner import parse_code_and_html, parse_code_spans
from ..state import ParserState
from ..strings import WHITESPACE

_BESIDE_DASHES = "+|: \t"
"""What a separator line may consist of apart from its dashes (or equals signs)."""

_DASHES = re.compile("-+")
_TICKS = re.compile("`+")
_ALIGNMENTS = ("default", "left", "right", "center")
"""By the colons around the dashes: one on the left counts 1, one on the right 2."""


class _Table:
    """What has been read of a table: its complete parts, and the rows since the last of them."""

    __slots__ = ("alignment", "columns", "has_foot", "leading_pipe", "parts", "rows")

    def __init__(self, leading_pipe: bool) -> None:
        """`leading_pipe` says that rows begin with a pipe, which is no cell's end then."""
        self.leading_pipe = leading_pipe
        self.parts: list[Element] = []
        self.rows: list[Element] = []
        self.alignment: list[str] = []
        self.columns = 0
        self.has_foot = False

    def close(self, kind: str) -> None:
        """Make a part of the rows since the last one, if there are any."""
        if self.rows:
            part = Element(kind)
            part.children += self.rows
            self.parts.append(part)
            self.rows = []

    def separate(self, line: str) -> None:
        """A line of dashes: the first one ends the head, others a body. It is nothing in the foot, or without rows."""
        if self.has_foot or not self.rows:
            return
        if self.alignment:
            self.close("tbody")
        else:
            self.close("thead")
            self.alignment = _read_alignment(line)

    def begin_foot(self) -> None:
        """A line of equals signs: what follows is the foot."""
        self.close("tbody")
        self.has_foot = True

    def add_row(self, cells: list[str], line: int) -> None:
        """A row with these texts, read on `line`; empty ones at the edges are outside of the table."""
        texts = [cell.strip(WHITESPACE) for cell in cells]
        if texts and not texts[0] and self.leading_pipe:
            del texts[0]
        if texts and not texts[-1]:
            del texts[-1]
        row = Element("tr", line=line)
        row.children += [Element("td", text or None, line=line) for text in texts]
        self.rows.append(row)
        self.columns = max(self.columns, len(texts))

    def complete(self) -> Element:
        """The table, its rows filled up with empty cells."""
        missing = ["default"] * (self.columns - len(self.alignment))
        element = Element("table", None, None, {"alignment": self.alignment[: self.columns] + missing})
        element.children += self.parts
        for part in self.parts:
            for row in part.children:
                assert isinstance(row, Element)
                row.children += [Element("td") for _ in range(self.columns - len(row.children))]
        return element


def parse(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """Lines with pipes in them, as a table with head, bodies and foot."""
    src = frame.src
    if not _has_pipe(src, pos, eol) or not frame.at_boundary():
        return -1
    first = src[pos:eol].lstrip(" ")
    if first[0] in "\f\v\r":
        return -1
    waiting, frame.ial = frame.ial, None  # also lost if this is no table after all
    table = _Table(first.lstrip("\t\r\f\v ").startswith("|"))
    end = _read_rows(parser, frame, pos, eol, table)
    if not frame.ends_at_boundary(end) or not _every_line_has_pipe(parser, src[pos : end - 1]):
        return -1
    table.close("tfoot" if table.has_foot else "tbody")
    line = frame.line_at(pos)
    if not any(part.type == "tbody" for part in table.parts):
        parser.warnings.append(f"A table without a body, on line {line}, is left as text")
        return -1
    frame.ial = waiting
    frame.add(table.complete()).line = line
    return end


def _read_rows(parser: ParserState, frame: BlockFrame, pos: int, eol: int, table: _Table) -> int:
    """Read the lines from `pos` (the first one ends at `eol`) into `table`: returns where it ends."""
    src = frame.src
    if _separator(src[pos:eol]) == "-":
        pos = eol + 1
    while pos < len(src):
        eol = src.find("\n", pos)
        if not _has_pipe(src, pos, eol):
            break
        line = src[pos:eol]
        mark = _separator(line)
        if mark == "-":
            table.separate(line)
        elif mark == "=":
            table.begin_foot()
        else:
            number = frame.line_at(pos)
            table.add_row(_cells(parser, line.rstrip(" \t"), number), number)
        pos = eol + 1
    return pos


def _has_pipe(src: str, pos: int, eol: int) -> bool:
    """Whether a pipe stands in the line that isn't escaped."""
    pipe = src.find("|", pos, eol)
    while pipe > pos and src[pipe - 1] == "\\":
        pipe = src.find("|", pipe + 1, eol)
    return pipe >= 0


def _separator(line: str) -> str:
    """Whether `line` separates rows by dashes ("-") or equals signs ("="), or is a row ("")."""
    rest = line.strip(_BESIDE_DASHES)
    mark = rest[:1]
    return mark if mark in ("-", "=") and not rest.strip(_BESIDE_DASHES + mark) else ""


def _read_alignment(line: str) -> list[str]:
    """The alignments of the columns; a colon between two runs of dashes belongs to the left one."""
    alignment = []
    end = 0
    for dashes in _DASHES.finditer(line):
        begin = dashes.start()
        left = begin > end and line[begin - 1] == ":"
        end = dashes.end()
        right = line.startswith(":", end)
        end += right
        alignment.append(_ALIGNMENTS[left + 2 * right])
    return alignment


def _cells(parser: ParserState, line: str, number: int) -> list[str]:
    """The texts between the pipes of `line`, the one with this number; pipes in code are text."""
    cells = [""]
    pos = 0
    while (code := line.find("<code", pos)) >= 0:
        content = line.find(">", code + 5)
        end = line.find("</code>", content) if content >= 0 else -1
        if end < 0:
            break
        end += len("</code>")
        _cut(parser, line[pos:code], number, cells)
        cells[-1] += line[code:end]
        pos = end
    _cut(parser, line[pos:], number, cells)
    return cells


def _cut(parser: ParserState, text: str, number: int, cells: list[str]) -> None:
    """Add `text` to the last of `cells`, with a new one behind each pipe that is neither escaped nor in a code span."""
    for node in parse_code_spans(parser, text, number) if "`" in text else [text]:
        if not isinstance(node, str):
            cells[-1] += _source_of_code(node.value)
            continue
        first, *others = node.split("|")
        cells[-1] += first
        if "\\" not in node:
            cells += others
            continue
        escaped = first.endswith("\\")
        for other in others:
            if escaped:
                cells[-1] = f"{cells[-1][:-1]}|{other}"
            else:
                cells.append(other)
            escaped = other.endswith("\\")


def _source_of_code(code: str) -> str:
    """A code span with this content."""
    if "`" not in code:
        return f"`{code}`"
    ticks = "`" * (max(map(len, _TICKS.findall(code))) + 1)
    return f"{ticks} {code} {ticks}"


def _every_line_has_pipe(parser: ParserState, text: str) -> bool:
    """Whether the lines of a table have pipes outside of code spans and HTML.

    Looked at are the lines in which text and such constructs meet; `seen` is for the line that is being read.
    """
    if "`" not in text and "<" not in text:
        return True
    seen = False
    for node in parse_code_and_html(parser, text):
        is_code = isinstance(node, Element) and node.type == "codespan"
        value = node if isinstance(node, str) else node.value
        if value is None:
            continue
        lines = value.rstrip("\n").split("\n")
        if len(lines) > 1:
            completes = seen or (not is_code and _has_pipe(lines[0], 0, len(lines[0])))
            if not completes or (is_code and len(lines) > 2):
                return seen
            seen = False
        seen = seen or (not is_code and _has_pipe(lines[-1], 0, len(lines[-1])))
    return seen
