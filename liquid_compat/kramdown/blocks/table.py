"""Tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..element import Element
from ..strings import WHITESPACE

if TYPE_CHECKING:
    from ..parser import Parser
    from .frame import BlockFrame

_ROW = re.compile(r"(?:\||[^\n]*?[^\\\n]\|)[^\n]*\n")
_PIPE_CHECK = re.compile(r"(?:\||[^\n]*?[^\\\n]\|)")
_SEPARATOR = re.compile(r"([+|: \t-]*?-[+|: \t-]*?)[ \t]*\n")
_FOOTER_SEPARATOR = re.compile(r"[+|: \t=]*?=[+|: \t=]*?[ \t]*\n")
_ALIGNMENT = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
_CODE_TAG = re.compile(r"(<code.*?>.*?</code>)")
_PIPE = re.compile(r"(?<!\\)\|")
_TICKS = re.compile("`+")
_ALIGNMENTS = {("", ""): "default", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}


class _Rows:
    """The rows read so far, and the parts of the table that are complete."""

    __slots__ = ("alignment", "columns", "has_footer", "parts", "rows")

    def __init__(self) -> None:
        self.rows: list[Element] = []
        self.parts: list[Element] = []
        self.alignment: list[str] = []
        self.has_footer = False
        self.columns = 0

    def close(self, kind: str) -> None:
        """Make a part of the rows read since the last one."""
        part = Element(kind)
        part.children = list(self.rows)
        self.rows = []
        self.parts.append(part)


def parse(parser: Parser, frame: BlockFrame, pos: int, eol: int) -> int:
    """Lines with pipes in them, as a table with head, bodies and foot."""
    src = frame.src
    if not _has_pipe(src, pos, eol) or not frame.at_boundary() or src[pos:eol].lstrip(" ")[0] in "\f\v\r":
        return -1
    waiting, frame.ial = frame.ial, None  # also lost if this is no table after all
    table = _Rows()
    end = _read_rows(parser, frame, pos, table)
    if not frame.ends_at_boundary(end) or not _pipes_are_separators(parser, src[pos : end - 1]):
        return -1
    if table.rows:
        table.close("tfoot" if table.has_footer else "tbody")
    line = frame.line_at(pos)
    if not any(part.type == "tbody" for part in table.parts):
        parser.warnings.append(f"Found table without body on line {line} - ignoring it")
        return -1
    for part in table.parts:
        for row in part.children:
            assert isinstance(row, Element)
            row.children += [Element("td") for _ in range(table.columns - len(row.children))]
    alignment = table.alignment[: table.columns]
    alignment += ["default"] * (table.columns - len(alignment))
    frame.ial = waiting
    element = frame.add(Element("table", None, None, {"alignment": alignment}, line))
    element.children += table.parts
    return end


def _has_pipe(src: str, pos: int, eol: int) -> bool:
    """Whether a pipe stands in the line that isn't escaped."""
    pipe = src.find("|", pos, eol)
    while pipe > pos and src[pipe - 1] == "\\":
        pipe = src.find("|", pipe + 1, eol)
    return pipe >= 0


def _read_rows(parser: Parser, frame: BlockFrame, pos: int, table: _Rows) -> int:
    """Read rows and separator lines from `pos` on: returns where the table ends."""
    src = frame.src
    size = len(src)
    eol = src.find("\n", pos)
    leading_pipe = src[pos:eol].lstrip(" \t\r\f\v").startswith("|")
    if separator := _SEPARATOR.match(src, pos):
        pos = separator.end()
    while pos < size:
        eol = src.find("\n", pos)
        if not _has_pipe(src, pos, eol):
            break
        if separator := _SEPARATOR.match(src, pos):
            if table.rows:
                if not table.alignment and not table.has_footer:
                    table.close("thead")
                    table.alignment = [_ALIGNMENTS[sides] for sides in _ALIGNMENT.findall(separator[1])]
                elif not table.has_footer:
                    table.close("tbody")
        elif _FOOTER_SEPARATOR.match(src, pos):
            if table.rows:
                table.close("tbody")
            table.has_footer = True
        else:
            line = frame.line_at(pos)
            cells = _cells(parser, src[pos:eol].rstrip(" \t"), line)
            if leading_pipe and cells and not cells[0].strip(WHITESPACE):
                del cells[0]
            if cells and not cells[-1].strip(WHITESPACE):
                del cells[-1]
            row = Element("tr", line=line)
            row.children += [Element("td", cell.strip(WHITESPACE) or None, line=line) for cell in cells]
            table.rows.append(row)
            table.columns = max(table.columns, len(cells))
        pos = eol + 1
    return pos


def _cells(parser: Parser, line: str, number: int) -> list[str]:
    """The texts of the cells in `line`; pipes in code do not separate."""
    if "`" not in line and "<code" not in line:
        return [cell.replace("\\|", "|") for cell in _PIPE.split(line)]
    cells = [""]
    for index, text in enumerate(_CODE_TAG.split(line)):
        if index % 2:
            cells[-1] += text
            continue
        for node in parser.parse_code_spans(text, number):
            if isinstance(node, str):
                first, *others = (cell.replace("\\|", "|") for cell in _PIPE.split(node))
                cells[-1] += first
                cells += others
            else:
                cells[-1] += _code_again(node.value)
    return cells


def _code_again(code: str) -> str:
    """The source of a code span with this content."""
    ticks = max(_TICKS.findall(code), default="") + "`"
    space = " " if len(ticks) > 1 else ""
    return f"{ticks}{space}{code}{space}{ticks}"


def _pipes_are_separators(parser: Parser, text: str) -> bool:
    """Whether every line has a pipe outside of code spans and HTML."""
    if "`" not in text and "<" not in text:
        return True
    found = False
    for node in parser.parse_code_and_html(text):
        value = node if isinstance(node, str) else node.value
        if value is None:
            continue
        lines = value.split("\n")
        while lines and lines[-1] == "":  # trailing empty lines do not count
            lines.pop()
        if isinstance(node, Element) and node.type == "codespan":
            if len(lines) > 2 or (len(lines) == 2 and not found):
                return found
            if len(lines) == 2:
                found = False
        else:
            several = len(lines) > 1
            if several and not found and not _PIPE_CHECK.match(lines[0]):
                return found
            found = (found and not several) or bool(lines and _PIPE_CHECK.match(lines[-1]))
    return found
