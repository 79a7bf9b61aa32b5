"""Reading blocks: a stack of tasks instead of recursion; blank lines, indented code and paragraphs need no rule."""

from __future__ import annotations

from ..element import Element
from ..frame import BlockFrame, Task
from ..patterns import BLANK
from ..state import ParserState
from .codeblock import parse_indented
from .paragraph import add_bare_text, add_paragraph

_UNDERLINES = frozenset("-=")
_SPACES = frozenset(" \t\n\r\f\v")


def read_blocks(parser: ParserState, frame: BlockFrame) -> None:
    """Read `frame` and everything nested in it, in document order."""
    tasks: list[Task] = [frame]
    todo = parser.todo
    while tasks:
        task = tasks.pop()
        if isinstance(task, BlockFrame):
            _read(parser, task)
            if todo and (task.pos < len(task.src) and not task.closed):
                tasks.append(task)
        else:
            task()
        if todo:
            tasks.extend(reversed(todo))
            todo.clear()


def _read(parser: ParserState, frame: BlockFrame) -> None:
    """Read blocks up to the end of `frame`, or until one leaves something to do first in `parser.todo`."""
    src = frame.src
    pos = frame.pos
    size = len(src)
    rules = parser.block_rules
    marked_rules = parser.marked_block_rules
    others = marked_rules[""]
    todo = parser.todo
    eol = pipe = -1  # where the line ends, and where in it the next pipe is (at its end, if there is none)
    while pos < size:
        char = src[pos]
        start = pos
        if char in _SPACES:
            if char == "\n" and src[pos + 1 : pos + 2] not in _SPACES:
                _add_blank(frame, "\n")
                pos += 1
                continue
            blank = BLANK.match(src, pos)
            if blank is not None:
                _add_blank(frame, blank[0])
                pos = blank.end()
                continue
            if char == "\t" or src.startswith("    ", pos):
                pos = parse_indented(parser, frame, pos)
                continue
            while src[start] == " ":
                start += 1
            char = src[start]
            if char == "\t":
                pos = add_bare_text(frame, pos)
                continue
        if eol < start:
            eol = src.find("\n", start)
        if pipe < start:
            pipe = src.find("|", start, eol)
            if pipe < 0:
                pipe = eol
        if pipe != eol or src[eol + 1 : eol + 2] in _UNDERLINES:
            handlers = marked_rules.get(char, others)
        elif char in rules:
            handlers = rules[char]
        else:
            pos = add_paragraph(parser, frame, pos, eol)
            continue
        for handler in handlers:
            end = handler(parser, frame, pos, eol)
            if end >= 0:
                pos = end
                break
        else:
            pos = add_paragraph(parser, frame, pos, eol)
        if todo or frame.closed:
            break
    frame.pos = pos


def _add_blank(frame: BlockFrame, text: str) -> None:
    last = frame.last
    if last is not None and last.type == "blank":
        last.value += text
    else:
        frame.add(Element("blank", text))
