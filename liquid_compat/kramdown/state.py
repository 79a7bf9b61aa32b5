"""What is known while a document is parsed: what all parsers of blocks and spans share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .element import AttributeList, Element
from .frame import BlockFrame, Task
from .patterns import PARAGRAPH_END, PARAGRAPH_END_GFM
from .runs import ESCAPABLE, ESCAPABLE_GFM, Run, plain_link, text_run
from .strings import normalize_link_id

LinkDefinition = tuple[str, str | None, Element | None]
"""URL, title and the element that attribute lists of the definition are given to."""

BlockHandler = Callable[["ParserState", BlockFrame, int, int], int]
"""Reads a block: see `blocks`."""

BlockRules = Mapping[str, tuple[BlockHandler, ...]]
"""The handlers of blocks by the first character of a line; see `blocks.rules_for`."""

SpanHandler = Callable[[Any, str, int, int], int]
"""Looks at a character of a text: see `spans`; its first argument is the scanner."""


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


class ParserState:
    """What is known while a document is parsed; made anew for each document.

    `options` may change on the way (`{::options}`). The definitions are complete when the blocks have been read,
    before any text in them is parsed.
    """

    def __init__(self, options: dict[str, Any]) -> None:
        """`options` are all options, as `merge_options` gives them. The parser sets rules and handlers."""
        self.options = options
        self.warnings: list[str] = []
        self.gfm = options["input"] == "GFM"
        self.link_definitions: dict[str, LinkDefinition] = {
            normalize_link_id(name): (url, title, None) for name, (url, title) in options["link_defs"].items()
        }
        self.attribute_lists: dict[str, AttributeList] = {}
        self.abbreviations: dict[str, tuple[str, Element]] = {}
        self.footnotes: dict[str, Footnote] = {}
        self.todo: list[Task] = []
        self.skips_finished = False
        """Whether no tree is built of HTML that comes out as it stands (`blocks.finished`)."""
        quirks = options["gfm_quirks"] if self.gfm else ()
        self.interrupts = "paragraph_end" in quirks
        """Whether a header, a list or a quote needs no blank line before it."""
        self.block_rules: BlockRules = {}
        self.marked_block_rules: BlockRules = {}
        self.paragraph_end = PARAGRAPH_END_GFM if self.interrupts else PARAGRAPH_END
        self.has_symbols = "no_auto_typographic" not in quirks
        self.has_breaks = not (self.gfm and options["hard_wrap"])
        self.escapable = ESCAPABLE_GFM if self.gfm else ESCAPABLE
        self.span_handlers: Mapping[str, SpanHandler] = {}
        self._stops = ":" if self.gfm and options["gfm_emojis"] else ""
        self.run_text: Run = self._text_run("", False)

    @property
    def run_underscore(self) -> Run:
        """Plain text in emphasis by underscores."""
        return self._text_run("", True)

    @property
    def run_link(self) -> Run:
        """Plain text in the text of a link."""
        return self._text_run("]", False)

    @property
    def plain_link(self) -> Run:
        """A link around plain text: see `runs`."""
        return plain_link(self._stops, self.gfm, self.has_symbols, self.has_breaks)

    def _text_run(self, stops: str, underscore: bool) -> Run:
        return text_run(self._stops + stops, underscore, self.gfm, self.has_symbols, self.has_breaks)

    def convert_native(self, element: Element) -> None:
        """Turn an HTML element into one of Markdown's own, where that is wanted."""
        if self.options["html_to_native"]:
            from .native import convert_element

            convert_element(element)
