"""What is defined in one place and used in others: links, abbreviations, footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..attributes import ID_NAME
from ..element import Element
from ..spans.bracket import normalize_link_id
from ..strings import WHITESPACE
from .codeblock import INDENT, indented_end
from .frame import MAX_DEPTH, BlockFrame

if TYPE_CHECKING:
    from ..parser import Parser

_LINK = re.compile(
    r" {0,3}\[([^\n\]]+)\]:[ \t]*(?:<(.*?)>|([^\n]*?\S[^\n]*?))"
    r"(?:(?:[ \t]*?\n|[ \t]+?)[ \t]*?([\"'])(.+?)\4)?[ \t]*?\n",
    re.ASCII,
)
_QUOTE_IN_URL = re.compile(r"[ \t]+[\"']")
_ABBREVIATION = re.compile(r" {0,3}\*\[(.+?)\]:(.*?)\n")
_FOOTNOTE = re.compile(rf" {{0,3}}\[\^({ID_NAME})\]:\s*?", re.ASCII)


class Footnote:
    """A footnote: its content and whether a marker refers to it."""

    __slots__ = ("content", "line", "marker", "name", "referenced")

    def __init__(self, name: str, content: Element, marker: Element, line: int) -> None:
        """`marker` is the element that stands where the definition stood; attribute lists are given to it."""
        self.name = name
        self.content = content
        self.marker = marker
        self.line = line
        self.referenced = False


def parse_link(parser: Parser, frame: BlockFrame, pos: int, eol: int) -> int:
    """`[id]: url "title"`."""
    src = frame.src
    if src.find("]:", pos, eol) < 0:
        return -1
    match = _LINK.match(src, pos)
    if match is None or (match[3] and _QUOTE_IN_URL.search(match[3])):
        return -1
    name = normalize_link_id(match[1])
    if name in parser.link_definitions:
        parser.warnings.append(f"Duplicate link ID '{name}' on line {frame.line_at(pos)} - overwriting")
    url = match[2] if match[2] is not None else match[3]
    parser.link_definitions[name] = (url, match[5], frame.add(Element("eob", "link_def")))
    return match.end()


def parse_abbreviation(parser: Parser, frame: BlockFrame, pos: int, eol: int) -> int:
    """`*[abbreviation]: meaning`."""
    match = _ABBREVIATION.match(frame.src, pos)
    if match is None:
        return -1
    name = match[1]
    if name in parser.abbreviations:
        parser.warnings.append(f"Duplicate abbreviation ID '{name}' on line {frame.line_at(pos)} - overwriting")
    marker = frame.add(Element("eob", "abbrev_def"))
    parser.abbreviations[name] = (match[2].strip(WHITESPACE), marker)
    return match.end()


def parse_footnote(parser: Parser, frame: BlockFrame, pos: int, eol: int) -> int:
    """`[^name]: text`, with indented lines that go on with it."""
    src = frame.src
    match = _FOOTNOTE.match(src, pos)
    if match is None or frame.depth >= MAX_DEPTH:
        return -1
    end = indented_end(src, src.find("\n", match.end()) + 1)
    line = frame.line_at(pos)
    content = Element("footnote_def", line=line)
    parser.todo.append(BlockFrame(content, INDENT.sub("", src[match.end() : end]), line, frame.depth + 1))

    def define() -> None:
        name = match[1]
        if name in parser.footnotes:
            parser.warnings.append(f"Duplicate footnote name '{name}' on line {line} - overwriting")
        marker = frame.add(Element("eob", "footnote_def"))
        parser.footnotes[name] = Footnote(name, content, marker, line)

    parser.todo.append(define)
    return end
