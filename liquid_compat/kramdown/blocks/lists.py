"""Ordered and unordered lists."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from ..element import Element, Node
from ..strings import WHITESPACE
from .frame import MAX_DEPTH, BlockFrame
from .item import continuation, expand_tabs, first_line
from .patterns import BLANK, END_MARKER, LIST_START, OL_START, UL_START
from .rule import is_rule

if TYPE_CHECKING:
    from ..parser import Parser

_TASK = re.compile(r"\s*\[( |x|X)\]\s+", re.ASCII)
_BOX = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />'
_BOX_CHECKED = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" checked="checked" />'


class _Item:
    """An item and its text, in segments: a nested list starts a new one, so that it can't be lazy text."""

    __slots__ = ("element", "segments")

    def __init__(self, element: Element, text: str) -> None:
        self.element = element
        self.segments: list[list[str]] = [[text]]


def parse(parser: Parser, frame: BlockFrame, pos: int, eol: int) -> int:
    """A list from `pos`: its items are collected here, and read before the text behind it."""
    src = frame.src
    kind, start = ("ul", UL_START) if UL_START.match(src, pos) else ("ol", OL_START)
    if frame.depth >= MAX_DEPTH or start.match(src, pos) is None:
        return -1
    element = Element(kind, line=frame.line_at(pos))
    ended = False
    nested = False
    after_blank = False
    items: list[_Item] = []
    size = len(src)
    while pos < size:
        eol = src.find("\n", pos)
        if after_blank and is_rule(src, pos, eol):
            break
        if src[pos] == "^" and (marker := END_MARKER.match(src, pos)):
            pos = marker.end()
            ended = True
            break
        if match := start.match(src, pos):
            li = Element("li", line=frame.line_at(pos))
            text, indentation = first_line(parser, li, len(match[0]), src[match.end() : eol + 1])
            element.children.append(li)
            items.append(_Item(li, text))
            rest = continuation(kind, indentation)
            start = rest.start
            nested = LIST_START.match(text) is not None
            after_blank = False
            pos = eol + 1
            continue
        line = rest.content.match(src, pos)
        if line is None and not after_blank:
            line = rest.lazy.match(src, pos)
        if line is not None:
            pos = line.end()
            text = expand_tabs(line[0]) if line[0][0] == "\t" else line[0]
            indented = text.startswith(rest.prefix)
            if indented:
                text = text[len(rest.prefix) :]
            if nested != indented and LIST_START.match(text):
                if indented:
                    items[-1].segments.append([])
                    nested = True
                else:
                    text = " " * (len(rest.prefix) + 4) + text
            items[-1].segments[-1].append(text)
            after_blank = False
        elif blank := BLANK.match(src, pos):
            nested = True
            after_blank = True
            items[-1].segments[-1].append(blank[0])
            pos = blank.end()
        else:
            break
    frame.add(element)
    _read_items(parser, frame, items)
    parser.todo.append(partial(_finish, parser, frame.children, element, ended))
    return pos


def _read_items(parser: Parser, frame: BlockFrame, items: list[_Item]) -> None:
    """Have the items' texts read; one of a single plain line is done at once."""
    for item in items:
        li = item.element
        line = li.line
        several = len(item.segments) > 1
        for segment in item.segments:
            if len(segment) == 1 and not several and _is_plain(parser, segment[0]):
                li.children.append(Element("p", segment[0].rstrip(WHITESPACE), None, None, line))
                continue
            text = "".join(segment)
            if text:
                parser.todo.append(BlockFrame(li, text, line, frame.depth + 1))
                if several:
                    line += text.count("\n")


def _is_plain(parser: Parser, text: str) -> bool:
    """Whether `text`, one line, can only be a paragraph."""
    return text != "" and text[0] not in parser.block_rules and "|" not in text and text[0] not in WHITESPACE


def _finish(parser: Parser, siblings: list[Node], element: Element, ended: bool) -> None:
    """The items have been read: decide which of them show their first paragraph without `<p>`.

    `siblings` are the blocks that the list is the last of.
    """
    items: list[Element] = element.children  # type: ignore[assignment]
    trailing = None
    for li in items:
        children: list[Element] = li.children  # type: ignore[assignment]
        if not children:
            continue
        first = children[0]
        if first.type == "p":
            if first.ial is not None and len(children) > 1 and children[1].type == "eob":
                del children[1]
            if _is_tight(items, li, children, ended):
                if len(children) > 1 and children[1].type != "blank":
                    _append_newline(first)
                first.transparent = True
        if children[-1].type == "blank":
            trailing = children.pop()
        else:
            trailing = None
    if trailing is not None and not ended:
        siblings.append(trailing)
    if parser.gfm:
        _mark_tasks(element, items)


def _is_tight(items: list[Element], li: Element, children: list[Element], ended: bool) -> bool:
    if len(children) > 1 and children[1].type == "blank" and (li is not items[-1] or len(children) != 2 or ended):
        return False
    if li is not items[-1] or len(items) == 1:
        return True
    return any(_is_compact(other) for other in items[:-1])


def _is_compact(li: Element) -> bool:
    if not li.children:
        return True
    first = li.children[0]
    return isinstance(first, str) or first.type != "p" or first.transparent


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
        task = _TASK.match(first.value) if "[" in first.value else None
        if task is not None:
            found = True
            first.value = (_BOX if task[1] == " " else _BOX_CHECKED) + first.value[task.end() :]
        if found:
            li.attr["class"] = "task-list-item"
    if found:
        element.attr["class"] = "task-list"
