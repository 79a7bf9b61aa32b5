"""A text whose blocks are being read; each nested text has a frame of its own."""

from __future__ import annotations

from collections.abc import Callable

from .element import AttributeList, Element, Node
from .patterns import BLANK, BLOCK_ATTRIBUTES, END_MARKER

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
