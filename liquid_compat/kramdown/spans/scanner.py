"""The scanner of span-level text: one pass over a paragraph, with a stack of the constructs that are open.

Plain text is skipped by one regular expression up to the next character that can start or end something. What an
opener (`*`, `[`, a tag) starts is a `Frame`; it is closed when its end is found. If the text ends first, the frame
is dropped, its opener becomes text, and scanning resumes behind the opener, as if it had not been tried.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ..element import Element, Node
from ..runs import RUN_CODE, RUN_TABLE, Run
from ..state import ParserState

_QUOTES = frozenset(("'", '"'))

IN_EM, IN_STRONG, IN_LINK = 1, 2, 4
"""Bits of `Frame.inside`: the constructs that may not be nested in themselves."""


class Frame:
    """A construct whose end has not been found yet, and what has been collected for it.

    Constructs with an end of their own have a subclass. `kind` tells them apart, together with `inside`, in what
    the scanner remembers; `stop` is the first character of the end, `brackets` the number of brackets that are open,
    less the images among the children, `resume` where to go on if there is no end.
    """

    __slots__ = (
        "brackets",
        "children",
        "element",
        "inside",
        "kind",
        "opener",
        "parts",
        "resume",
        "run",
        "src",
        "start",
        "stop",
    )

    def __init__(
        self, kind: str, src: str, opener: int, start: int, run: Run, inside: int, stop: str, element: Element | None
    ) -> None:
        """`opener` is where the construct starts in `src`, `start` where its content does."""
        self.kind = kind
        self.src = src
        self.opener = opener
        self.start = start
        self.resume = start
        self.run = run
        self.inside = inside
        self.stop = stop
        self.element = element
        self.children: list[Node] = []
        self.parts: list[str] | None = None
        self.brackets = 0

    def end_at(self, index: int) -> int:
        """Where the mark ends that closes the construct at `index`; -1 if none does."""
        return -1

    def give_up(self, scanner: SpanScanner) -> int:
        """The text has ended, and the frame has been taken off the stack: returns where to go on."""
        scanner.fail(self.kind, self.inside, self.resume, len(self.src) - self.resume)
        return self.resume

    def emit(self, node: Element, begin: int, end: int) -> int:
        """Add the text up to `begin`, then `node`; go on with text at `end`, which is returned."""
        if self.parts is not None:
            self.flush(begin)
        elif self.start < begin:
            self.children.append(self.src[self.start : begin])
        self.children.append(node)
        self.start = end
        return end

    def flush(self, end: int) -> None:
        """Add the text up to `end` as a child."""
        text = self.src[self.start : end]
        if self.parts is not None:
            self.parts.append(text)
            text = "".join(self.parts)
            self.parts = None
        if text:
            self.children.append(text)

    def skip(self, begin: int, end: int) -> None:
        """Leave the characters from `begin` to `end` out of the text."""
        if self.parts is None:
            self.parts = []
        self.parts.append(self.src[self.start : begin])
        self.start = end

    def text_pending(self, index: int) -> bool:
        """Whether text stands between the last child and `index`."""
        return self.start < index or (self.parts is not None and any(self.parts))


class Vain:
    """What has been looked for in vain in a text.

    `dead` are the places behind openers of which no end was found, with the kind of what they open and what that is
    inside of; `exhausted` are kinds of which no opener is tried any more; `unended` are the extensions of which no end
    is left.
    """

    __slots__ = ("dead", "exhausted", "unended")

    def __init__(self) -> None:
        """Nothing yet."""
        self.dead: set[tuple[int, str, int]] = set()
        self.exhausted: set[tuple[str, int]] = set()
        self.unended: set[str] = set()


class SpanScanner:
    """Parses the text of one block; made anew for each, so that what it remembers concerns this text only."""

    __slots__ = (
        "draft",
        "frame",
        "last",
        "line",
        "newlines",
        "parser",
        "src",
        "stack",
        "vain",
        "work",
    )

    def __init__(self, parser: ParserState, src: str, line: int) -> None:
        """`line` is the line of the document on which `src` starts."""
        self.parser = parser
        self.src = src
        self.line = line
        self.stack: list[Frame] = []
        self.last: dict[str, int] = {}
        self.vain: Vain | None = None
        self.work = 0
        self.draft = False
        self.newlines: list[int] | None = None

    def parse(self, kind: str, run: Run, index: int) -> list[Node]:
        """The nodes of the text, which is plain (by `run`) up to `index`.

        In `kind` "table" only code spans and HTML count, in "code" only code spans; else it is "root". Those two are
        drafts, to find the structure of a table; the text is parsed again.
        """
        self.draft = kind != "root"
        src = self.src
        size = len(src)
        self.frame = frame = Frame(kind, src, 0, 0, run, 0, "", None)
        handlers = self.parser.span_handlers
        pos = 0
        while True:
            if index == size:
                if not self.stack:
                    frame.flush(size)
                    return frame.children
                self.frame = self.stack.pop()
                pos = frame.give_up(self)
            else:
                char = src[index]
                end = frame.end_at(index) if char == frame.stop else -1
                pos = handlers[char](self, src, index, pos) if end < 0 else self.finish(frame, index, end)
            frame = self.frame
            index = frame.run(src, pos).end()

    def open(self, frame: Frame) -> int:
        """Start `frame`: returns where to go on."""
        self.stack.append(self.frame)
        self.frame = frame
        return frame.start

    def is_hopeless(self, kind: str, inside: int, resume: int) -> bool:
        """Whether it is known that what would be opened before `resume` has no end."""
        vain = self.vain
        return vain is not None and ((kind, inside) in vain.exhausted or (resume, kind, inside) in vain.dead)

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

    def fail(self, kind: str, inside: int, resume: int, cost: int) -> None:
        """Remember that what is opened before `resume` has no end, for which `cost` characters were read in vain.

        Where a text makes that happen again and again, all further openers of the kind are taken as text, which
        keeps the time linear.
        """
        vain = self.known_vain()
        vain.dead.add((resume, kind, inside))
        if not self.afford(cost):
            vain.exhausted.add((kind, inside))

    def known_vain(self) -> Vain:
        """What has been looked for in vain, to add to it."""
        if self.vain is None:
            self.vain = Vain()
        return self.vain

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


def parse_spans(parser: ParserState, text: str, line: int) -> list[Node]:
    """The nodes of a text that stands on `line`."""
    run = parser.run_text
    plain = run(text).end()
    if plain == len(text):
        return [text] if text else []
    return SpanScanner(parser, text, line).parse("root", run, plain)


def parse_code_spans(parser: ParserState, text: str, line: int) -> list[Node]:
    """The nodes of a text in which only code spans count."""
    return _draft(parser, text, line, "code", RUN_CODE)


def parse_code_and_html(parser: ParserState, text: str) -> list[Node]:
    """The nodes of a text in which only code spans and HTML count."""
    before = len(parser.warnings)
    nodes = _draft(parser, text, 0, "table", RUN_TABLE)
    del parser.warnings[before:]
    return nodes


def _draft(parser: ParserState, text: str, line: int, kind: str, run: Run) -> list[Node]:
    return SpanScanner(parser, text, line).parse(kind, run, run(text).end())
