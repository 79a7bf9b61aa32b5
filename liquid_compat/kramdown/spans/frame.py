"""A construct that is open while a text is scanned."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..element import Element, Node

if TYPE_CHECKING:
    from .scanner import SpanScanner

Run = Callable[..., Any]
"""The `match` of a pattern of plain text: called with text and position, returns a match."""

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
        scanner.fail(self, len(self.src) - self.resume)
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
