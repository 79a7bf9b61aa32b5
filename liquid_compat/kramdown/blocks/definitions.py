"""What is defined in one place and used in others: links, abbreviations, footnotes."""

from __future__ import annotations

import re

from ..attributes import ID_NAME
from ..element import Element
from ..frame import MAX_DEPTH, BlockFrame
from ..state import Footnote, ParserState
from ..strings import WHITESPACE, normalize_link_id
from .codeblock import indented_end, without_indent

_FOOTNOTE = re.compile(rf" {{0,3}}\[\^({ID_NAME})\]:", re.ASCII)
_BLANK_AND_QUOTE = re.compile("[ \t][\"']")
_BLANKS = " \t"


def parse_link(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """`[id]: url "title"`, the title maybe on the next line (https://kramdown.gettalong.org/syntax.html#link-definitions)."""
    src = frame.src
    start = src.index("[", pos)
    close = src.find("]", start, eol)
    if start - pos > 3 or close < start + 2 or not src.startswith(":", close + 1):
        return -1
    target = _split_target(src[close + 2 : eol].strip(_BLANKS))
    if target is None:
        return -1
    url, title = target
    if title is None:
        next_eol = src.find("\n", eol + 1)
        title = _unquoted(src[eol + 1 : next_eol].strip(_BLANKS)) if next_eol >= 0 else None
        eol = eol if title is None else next_eol
    name = normalize_link_id(src[start + 1 : close])
    if name in parser.link_definitions:
        _warn_repeated(parser, frame, pos, "link", name)
    parser.link_definitions[name] = (url, title, frame.add(Element("eob", "link_def")))
    return eol + 1


def _split_target(text: str) -> tuple[str, str | None] | None:
    """The URL and the title in what follows a link's name; None if it can't be one.

    A URL in angle brackets ends at the first closing one behind which only a title stands; any other is not followed
    by a quote that does not begin a title.
    """
    if text.startswith("<"):
        close = text.find(">")
        while close >= 0:
            behind = text[close + 1 :]
            title = _unquoted(behind.lstrip(_BLANKS)) if behind[:1] in _BLANKS else None
            if not behind or title is not None:
                return text[1:close], title
            close = text.find(">", close + 1)
    quote = _BLANK_AND_QUOTE.search(text)
    url = text[: quote.start()] if quote else text
    title = _unquoted(text[quote.end() - 1 :]) if quote else None
    if not url.strip(WHITESPACE) or (quote and title is None):
        return None
    return url.rstrip(_BLANKS), title


def _unquoted(text: str) -> str | None:
    """What stands between the quotes at both ends of `text`, None without them or if nothing does."""
    quoted = len(text) > 2 and text[0] in "\"'" and text[-1] == text[0]
    return text[1:-1] if quoted else None


def _warn_repeated(parser: ParserState, frame: BlockFrame, pos: int, kind: str, name: str) -> None:
    line = frame.line_at(pos)
    parser.warnings.append(f"The {kind} '{name}' is defined again on line {line}; the last definition counts")


def parse_abbreviation(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """`*[abbreviation]: meaning`."""
    src = frame.src
    start = src.index("*", pos)
    close = src.find("]:", start + 3, eol)
    if start - pos > 3 or close < 0 or src[start + 1] != "[":
        return -1
    name = src[start + 2 : close]
    if name in parser.abbreviations:
        _warn_repeated(parser, frame, pos, "abbreviation", name)
    marker = frame.add(Element("eob", "abbrev_def"))
    parser.abbreviations[name] = (src[close + 2 : eol].strip(WHITESPACE), marker)
    return eol + 1


def parse_footnote(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """`[^name]: text`, with indented lines that go on with it."""
    src = frame.src
    if src.find("[^", pos, pos + 5) < 0:
        return -1
    match = _FOOTNOTE.match(src, pos)
    if match is None or frame.depth >= MAX_DEPTH:
        return -1
    end = indented_end(src, src.find("\n", match.end()) + 1)
    line = frame.line_at(pos)
    content = Element("footnote_def", line=line)
    parser.todo.append(BlockFrame(content, without_indent(src[match.end() : end]), line, frame.depth + 1))

    def define() -> None:
        name = match[1]
        if name in parser.footnotes:
            _warn_repeated(parser, frame, pos, "footnote", name)
        marker = frame.add(Element("eob", "footnote_def"))
        parser.footnotes[name] = Footnote(name, content, marker, line)

    parser.todo.append(define)
    return end
