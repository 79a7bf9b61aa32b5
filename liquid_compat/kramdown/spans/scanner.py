"""The scanner of span-level text: one pass over a paragraph, with a stack of the constructs that are open.

Plain text is skipped by one regular expression up to the next character that can start or end something. What an
opener (`*`, `[`, a tag) starts is a `Frame`; it is closed when its end is found. If the text ends first, the frame
is dropped, its opener becomes text, and scanning resumes behind the opener, as if it had not been tried.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from ..element import Node
from ..html_tags import ENTITY
from .frame import Frame, Run

if TYPE_CHECKING:
    from ..parser import Parser

RUN_HTML_ONLY = re.compile(r"[^<]*+").match
RUN_TABLE = re.compile(r"[^`<]*+").match
RUN_CODE = re.compile(r"[^`]*+").match

_QUOTES = frozenset(("'", '"'))


@lru_cache(maxsize=32)
def text_run(stops: str, underscore: bool, strikes: bool, symbols: bool, breaks: bool) -> Run:
    """The matcher of plain text: it ends at the next character that needs a look.

    `stops` are further characters that do, `underscore` says that every underscore does (not only those at the
    edge of a word); `strikes`, `symbols` and `breaks` whether `~~`, typographic symbols and line breaks exist.
    """
    special = "*_`<[!'\"${&\\\\" + stops
    plain = [r"!(?!\[[^^])", r"\$(?!\$)", r"\{(?!:)", f"&(?!{ENTITY.pattern[1:]})"]
    if not underscore:
        plain.append(r"(?<=[A-Za-z])_(?![_\"'])")
    if symbols:
        special += ".>\\-"
        plain += [r"\.(?!\.\.)", "-(?!-)", ">(?!>)"]
    if strikes:
        special += "~"
        plain.append("~(?!~)")
    if breaks:
        special = "\n" + special
        plain.insert(0, r"(?<!  )\n")
    escaped = re.sub(r"([\[\]])", r"\\\1", special)
    return re.compile(rf"(?:[^{escaped}]++|{'|'.join(plain)})*+").match


class SpanScanner:
    """Parses the text of one block; made anew for each, so that what it remembers concerns this text only."""

    __slots__ = (
        "dead",
        "draft",
        "exhausted",
        "frame",
        "last",
        "line",
        "newlines",
        "parser",
        "src",
        "stack",
        "unended",
        "work",
    )

    def __init__(self, parser: Parser, src: str, line: int) -> None:
        """`line` is the line of the document on which `src` starts."""
        self.parser = parser
        self.src = src
        self.line = line
        self.stack: list[Frame] = []
        self.last: dict[str, int] = {}
        self.dead: set[tuple[int, str, int]] = set()
        self.exhausted: set[tuple[str, int]] = set()
        self.unended: set[str] = set()
        """The extensions of which no end is left in the text."""
        self.work = 0
        self.draft = False
        self.newlines: list[int] | None = None

    def parse(self, kind: str = "root") -> list[Node]:
        """The nodes of the text; in `kind` "table", only of code spans and HTML, in "code", only of code spans.

        Those two are drafts, to find the structure of a table; the text is parsed again.
        """
        self.draft = kind != "root"
        src = self.src
        parser = self.parser
        run: Run = parser.run_text if kind == "root" else RUN_TABLE if kind == "table" else RUN_CODE
        size = len(src)
        self.frame = frame = Frame(kind, src, 0, 0, run, 0, "", None)
        handlers = parser.span_handlers
        pos = 0
        while True:
            frame = self.frame
            index = frame.run(src, pos).end()
            if index == size:
                if not self.stack:
                    frame.flush(size)
                    return frame.children
                self.frame = self.stack.pop()
                pos = frame.give_up(self)
                continue
            char = src[index]
            if char == frame.stop:
                end = frame.end_at(index)
                if end >= 0:
                    pos = self.finish(frame, index, end)
                    continue
            pos = handlers[char](self, src, index, pos)

    def open(self, frame: Frame) -> int:
        """Start `frame`: returns where to go on."""
        self.stack.append(self.frame)
        self.frame = frame
        return frame.start

    def is_hopeless(self, kind: str, inside: int, resume: int) -> bool:
        """Whether it is known that what would be opened before `resume` has no end."""
        return (kind, inside) in self.exhausted or (resume, kind, inside) in self.dead

    def finish(self, frame: Frame, index: int, end: int) -> int:
        """`frame`, the innermost one, ends at `index`, and its end mark at `end`, which is returned."""
        self.frame = self.stack.pop()
        return self.complete(frame, index, end)

    def complete(self, frame: Frame, index: int, end: int) -> int:
        """Add the element of `frame`, which is off the stack and whose content ends at `index`."""
        frame.flush(index)
        element = frame.element
        assert element is not None
        element.children = frame.children
        self.frame.emit(element, frame.opener, end)
        if element.type == "html_element":
            if not self.draft:
                self.parser.convert_native(element)
            if element.type == "img":
                self.frame.brackets -= 1
        return end

    def fail(self, frame: Frame, cost: int) -> None:
        """Remember that `frame` has no end, for which `cost` characters were read in vain.

        Where a text makes that happen again and again, all further openers of the kind are taken as text, which
        keeps the time linear.
        """
        self.dead.add((frame.resume, frame.kind, frame.inside))
        if not self.afford(cost):
            self.exhausted.add((frame.kind, frame.inside))

    def afford(self, cost: int) -> bool:
        """Note that `cost` characters were read in vain; False if that has happened too often."""
        self.work += cost
        return self.work <= 2 * len(self.src) + 100_000

    def decline(self, index: int) -> int:
        """The character at `index` is text; a quote behind it depends on it."""
        if self.src[index + 1 : index + 2] in _QUOTES:
            return self.parser.span_handlers["'"](self, self.src, index + 1, index)
        return index + 1

    def may_find(self, token: str, pos: int) -> bool:
        """Whether `token` stands anywhere from `pos` on; cheap when asked often."""
        last = self.last.get(token)
        if last is None:
            last = self.last[token] = self.src.rfind(token)
        return last >= pos

    def warn(self, message: str, index: int) -> None:
        """Record a warning; `{line}` in it stands for the line of `index`."""
        if self.newlines is None:
            self.newlines = [match.start() for match in re.finditer("\n", self.src)]
        line = self.line + bisect_left(self.newlines, index)
        self.parser.warnings.append(message.replace("{line}", str(line)))
