"""Ordered and unordered lists (https://kramdown.gettalong.org/syntax.html#lists)."""

from __future__ import annotations

import re
from functools import partial

from ...lazy import pattern
from ..element import Element, Node
from ..frame import MAX_DEPTH, BlockFrame
from ..patterns import BLANK, END_MARKER, LIST_START, OL_START, PLAIN_LINE, UL_START
from ..state import ParserState
from ..strings import WHITESPACE
from .item import Continuation, continuation, expand_tabs, first_line
from .rule import is_rule

_SPACES = " \t\n\r\f\v"
_MARKS = frozenset("+*-0123456789")
_PLAIN_ITEMS = {
    kind: pattern(rf"(?:{marker} +{PLAIN_LINE}(?={marker} |\n[^\s\d*+^_-]|\Z))++(\n?)", re.ASCII)
    for kind, marker in (("ul", "[+*-]"), ("ol", r"[0-9]+\."))
}
"""Items of a plain line each, with another item behind them, or the end of the list, with its blank line (group 1)."""
_PLAIN = pattern(PLAIN_LINE)


class _Item:
    """An item of which lines are read; `rest` tells the lines that belong to it.

    Its text is in segments: a nested list starts a new one, so that it can't be lazy text. `nested` says that a list
    right in the text, not indented, is meant to be text: the item began with a list, or has had a blank line.
    """

    __slots__ = ("element", "nested", "rest", "segments")

    def __init__(self, element: Element, text: str, rest: Continuation) -> None:
        self.element = element
        self.rest = rest
        self.segments: list[list[str]] = [[text]]
        self.nested = text[:1] in _MARKS and LIST_START.match(text) is not None

    def add_line(self, line: str) -> None:
        """A line that is indented or lazy."""
        text = expand_tabs(line) if line[0] == "\t" else line
        prefix = self.rest.prefix
        indented = text.startswith(prefix)
        if indented:
            text = text[len(prefix) :]
        if self.nested != indented and LIST_START.match(text):
            if indented:
                self.segments.append([])
                self.nested = True
            else:
                text = f"{prefix}    {text}"
        self.segments[-1].append(text)

    def add_blank(self, lines: str) -> None:
        """Blank lines."""
        self.segments[-1].append(lines)
        self.nested = True


def parse(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """A list from `pos`: its items are collected here, and read before the text behind it."""
    src = frame.src
    size = len(src)
    kind, start = "ul", UL_START
    marker = start.match(src, pos)
    if marker is None:
        kind, start = "ol", OL_START
        marker = start.match(src, pos)
    if marker is None or frame.depth >= MAX_DEPTH:
        return -1
    line = frame.line_at(pos)
    element = Element(kind, None, None, None, line)
    plain_items = _PLAIN_ITEMS[kind]
    items: list[_Item] = []
    after_blank = ended = False
    while True:
        if marker is not None:
            if plain := plain_items.match(src, pos):
                line = _add_plain(element, plain, line)
                pos = plain.end()
                marker = start.match(src, pos)
                if marker is None:
                    break
                eol = src.find("\n", pos)
            begin, end = marker.span()
            li = Element("li", None, None, None, line)
            text, indentation = first_line(parser, li, end - begin, src[end : eol + 1])
            item = _Item(li, text, continuation(kind, indentation))
            items.append(item)
            element.children.append(li)
            after_blank = False
            pos = eol + 1
            line += 1
        elif src[pos] != "\n" and (more := _next_line(item.rest, src, pos, after_blank)):
            item.add_line(more)
            after_blank = False
            pos += len(more)
            line += 1
        elif blank := BLANK.match(src, pos):
            item.add_blank(blank[0])
            after_blank = True
            pos = blank.end()
            line += blank[0].count("\n")
        else:
            break
        if pos >= size:
            break
        eol = src.find("\n", pos)
        if after_blank and is_rule(src, pos, eol):
            break
        if src[pos] == "^" and (mark := END_MARKER.match(src, pos)):
            pos = mark.end()
            ended = True
            break
        marker = item.rest.start.match(src, pos)
    frame.add(element)
    _read_items(parser, frame, items)
    parser.todo.append(partial(_finish, parser, frame.children, element, ended))
    return pos


def _add_plain(element: Element, plain: re.Match[str], line: int) -> int:
    """Add items of a plain line each, the first of which is on `line`: returns the line behind them."""
    text, blank = plain[0], plain[1]
    li = element
    for item in text.rstrip("\n").split("\n"):
        li = Element("li", None, None, None, line)
        li.children.append(Element("p", item.partition(" ")[2].strip(WHITESPACE), None, None, line))
        element.children.append(li)
        line += 1
    if blank:
        li.children.append(Element("blank", blank))
    return line


def _next_line(rest: Continuation, src: str, pos: int, after_blank: bool) -> str:
    """The line at `pos` if it belongs to an item, else nothing; behind a blank line it must be indented."""
    line = rest.content.match(src, pos)
    if line is None and not after_blank:
        line = rest.lazy.match(src, pos)
    return line[0] if line is not None else ""


def _read_items(parser: ParserState, frame: BlockFrame, items: list[_Item]) -> None:
    """Have the items' texts read; a single plain line, and a blank one behind it, are done at once."""
    for item in items:
        li = item.element
        line = li.line
        several = len(item.segments) > 1
        for segment in item.segments:
            if not several and _is_plain(segment):
                li.children.append(Element("p", segment[0].rstrip(WHITESPACE), None, None, line))
                li.children += [Element("blank", blank) for blank in segment[1:]]
                continue
            text = "".join(segment)
            if text:
                parser.todo.append(BlockFrame(li, text, line, frame.depth + 1))
                if several:
                    line += text.count("\n")


def _is_plain(lines: list[str]) -> bool:
    """Whether this is one line that can only be a paragraph, with nothing but blank ones behind it."""
    count = len(lines)
    return 0 < count <= 2 and _PLAIN.fullmatch(lines[0]) is not None and (count == 1 or not lines[1].strip(_SPACES))


def _finish(parser: ParserState, siblings: list[Node], element: Element, ended: bool) -> None:
    """The items have been read: decide which of them show their first paragraph without `<p>`.

    `siblings` are the blocks that the list is the last of.
    """
    items: list[Element] = element.children  # type: ignore[assignment]
    last = items[-1]
    trailing = None
    for li in items:
        children: list[Element] = li.children  # type: ignore[assignment]
        if not children:
            continue
        first = children[0]
        if first.type == "p":
            if first.ial is not None and len(children) > 1 and children[1].type == "eob":
                del children[1]
            if (len(children) == 1 and li is not last) or _is_tight(items, li, children, ended):
                if len(children) > 1 and children[1].type != "blank":
                    _append_newline(first)
                first.transparent = True
        trailing = children.pop() if children[-1].type == "blank" else None
    if trailing is not None and not ended:
        siblings.append(trailing)
    if parser.gfm:
        _mark_tasks(element, items)


def _is_tight(items: list[Element], li: Element, children: list[Element], ended: bool) -> bool:
    """Whether no blank line keeps the text of `li` apart from what follows; the last item goes with the others."""
    is_last = li is items[-1]
    if len(children) > 1 and children[1].type == "blank":
        at_end = is_last and len(children) == 2 and not ended  # the blank line is behind the list
        if not at_end:
            return False
    return not is_last or len(items) == 1 or any(_has_no_paragraph(other) for other in items[:-1])


def _has_no_paragraph(li: Element) -> bool:
    first = li.children[0] if li.children else None
    return not isinstance(first, Element) or first.type != "p" or first.transparent


def _append_newline(paragraph: Element) -> None:
    if paragraph.value is not None:
        paragraph.value += "\n"
    elif paragraph.children and isinstance(paragraph.children[0], str):
        paragraph.children[0] += "\n"


def _mark_tasks(element: Element, items: list[Element]) -> None:
    """GFM: `[ ]` and `[x]` at the start of an item are check boxes."""
    found = False
    for li in items:
        first = li.children[0] if li.children else None
        if not isinstance(first, Element) or first.type != "p" or first.value is None:
            continue
        text = _with_box(first.value) if first.value.startswith("[") else None
        if text is not None:
            found = True
            first.value = text
        if found:
            li.attr["class"] = "task-list-item"
    if found:
        element.attr["class"] = "task-list"


def _with_box(text: str) -> str | None:
    """`text`, which begins with a task's brackets and white space, with a check box in place of these; else None."""
    text = text.lstrip(_SPACES)
    brackets, behind = text[:3], text[3:]
    task = behind.lstrip(_SPACES)
    if brackets not in ("[ ]", "[x]", "[X]") or task == behind:
        return None
    checked = "" if brackets == "[ ]" else ' checked="checked"'
    return f'<input type="checkbox" class="task-list-item-checkbox" disabled="disabled"{checked} />{task}'
