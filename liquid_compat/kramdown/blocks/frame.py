"""Reading blocks: one frame per nested text, a stack of tasks instead of recursion."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..element import AttributeList, Element, Node
from .codeblock import parse_indented
from .paragraph import add_bare_text, add_paragraph
from .patterns import BLANK, BLOCK_ATTRIBUTES, END_MARKER

if TYPE_CHECKING:
    from ..parser import Parser

MAX_DEPTH = 1100
"""How deep blocks nest; what would be deeper is text. It keeps time and output in proportion to the input."""


class BlockFrame:
    """A text whose blocks become children of `element`; `pos` is how far it has been read.

    `ial` is the attribute list that waits for the next block, `closed` says that the end tag of the HTML
    element whose content this is has been found, and `fences` is for fenced code.
    """

    __slots__ = (
        "_last", "_line", "_line_pos", "children", "closed", "depth", "element", "fences", "ial", "pos", "src",
        "unended",
    )  # fmt: skip

    def __init__(self, element: Element, src: str, line: int, depth: int, pos: int = 0) -> None:
        """`line` is the line of the document on which `pos` is."""
        self.element = element
        self.children: list[Node] = element.children
        self.src = src
        self.pos = pos
        self.depth = depth
        self.ial: AttributeList | None = None
        self.closed = False
        self.fences: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self.unended: set[str] = set()
        """The extensions of which no end is left in the text."""
        self._line = line
        self._line_pos = pos

    def line_at(self, pos: int) -> int:
        """The line of the document on which `pos` is; quick if it is near the one asked for last."""
        if pos >= self._line_pos:
            self._line += self.src.count("\n", self._line_pos, pos)
        else:
            self._line -= self.src.count("\n", pos, self._line_pos)
        self._line_pos = pos
        return self._line

    def add(self, element: Element) -> Element:
        """Add a block; it takes the attribute list that waits for one."""
        if self.ial is not None:
            element.ial = self.ial
            self.ial = None
        self.children.append(element)
        return element

    def may_find(self, token: str, pos: int) -> bool:
        """Whether `token` stands anywhere from `pos` on; cheap when asked often."""
        last = self._last.get(token)
        if last is None:
            last = self._last[token] = self.src.rfind(token)
        return last >= pos

    @property
    def last(self) -> Element | None:
        """The last block."""
        return self.children[-1] if self.children else None  # type: ignore[return-value]

    def at_boundary(self) -> bool:
        """Whether a block that needs a blank line before it may start here."""
        last = self.last
        return (
            last is None or last.type == "blank" or (last.type == "eob" and last.value is None) or self.ial is not None
        )

    def ends_at_boundary(self, pos: int) -> bool:
        """Whether a block that needs a blank line after it may end at `pos`."""
        src = self.src
        return bool(
            pos >= len(src) or BLANK.match(src, pos) or END_MARKER.match(src, pos) or BLOCK_ATTRIBUTES.match(src, pos)
        )


Task = BlockFrame | Callable[[], None]


def read_blocks(parser: Parser, frame: BlockFrame) -> None:
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


def _read(parser: Parser, frame: BlockFrame) -> None:
    """Read blocks up to the end of `frame`, or until one leaves something to do first in `parser.todo`."""
    src = frame.src
    pos = frame.pos
    size = len(src)
    rules = parser.block_rules
    always = parser.block_rules_always
    todo = parser.todo
    while pos < size:
        char = src[pos]
        start = pos
        if char in " \t\n\r\f\v":
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
        eol = src.find("\n", start)
        candidates = rules.get(char)
        if candidates is None and (src[eol + 1 : eol + 2] in ("-", "=") or src.find("|", start, eol) >= 0):
            candidates = always
        if candidates is not None:
            for handler in candidates:
                end = handler(parser, frame, pos, eol)
                if end >= 0:
                    break
            else:
                end = add_paragraph(parser, frame, pos, eol)
            pos = end
            if todo or frame.closed:
                frame.pos = pos
                return
        else:
            pos = add_paragraph(parser, frame, pos, eol)
    frame.pos = pos


def _add_blank(frame: BlockFrame, text: str) -> None:
    last = frame.last
    if last is not None and last.type == "blank":
        last.value += text
    else:
        frame.add(Element("blank", text))
