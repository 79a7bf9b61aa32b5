"""From text to tree: blocks first, then the text in them, then what needs the whole tree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .blocks import Handler as BlockHandler
from .blocks import rules_for
from .blocks.definitions import Footnote
from .blocks.frame import BlockFrame, Task, read_blocks
from .blocks.patterns import PARAGRAPH_END, PARAGRAPH_END_GFM
from .element import AttributeList, Element, Node
from .resolve import resolve
from .spans import HANDLERS
from .spans import Handler as SpanHandler
from .spans.bracket import normalize_link_id
from .spans.frame import Run
from .spans.marks import ESCAPABLE, ESCAPABLE_GFM
from .spans.scanner import SpanScanner, text_run

LinkDefinition = tuple[str, str | None, Element | None]
"""URL, title and the element that attribute lists of the definition are given to."""


class Parser:
    """What is known while a document is parsed; made anew for each document.

    `options` may change on the way (`{::options}`). The definitions are complete when the blocks have been read,
    before any text in them is parsed.
    """

    def __init__(self, options: dict[str, Any]) -> None:
        """`options` are all options, as `merge_options` gives them."""
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
        quirks = options["gfm_quirks"] if self.gfm else ()
        interrupts = "paragraph_end" in quirks
        self.block_rules: Mapping[str, tuple[BlockHandler, ...]]
        self.block_rules, self.block_rules_always = rules_for(self.gfm, interrupts)
        self.paragraph_end = PARAGRAPH_END_GFM if interrupts else PARAGRAPH_END
        self.has_symbols = "no_auto_typographic" not in quirks
        self.has_breaks = not (self.gfm and options["hard_wrap"])
        self.escapable = ESCAPABLE_GFM if self.gfm else ESCAPABLE
        self.span_handlers: Mapping[str, SpanHandler] = HANDLERS
        emojis = ":" if self.gfm and options["gfm_emojis"] else ""
        kinds = (self.gfm, self.has_symbols, self.has_breaks)
        self.run_text: Run = text_run(emojis, False, *kinds)
        self.run_underscore: Run = text_run(emojis, True, *kinds)
        self.run_link: Run = text_run(emojis + "]", False, *kinds)

    def parse(self, text: str) -> Element:
        """The tree of `text`; problems are in `warnings`."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = text.removesuffix("\n") + "\n"
        root = Element("root", line=1)
        read_blocks(self, BlockFrame(root, text, 1, 0))
        resolve(self, root, text)
        return root

    def parse_spans(self, text: str, line: int) -> list[Node]:
        """The nodes of a text that stands on `line`."""
        if self.run_text(text).end() == len(text):
            return [text] if text else []
        return SpanScanner(self, text, line).parse()

    def parse_code_spans(self, text: str, line: int) -> list[Node]:
        """The nodes of a text in which only code spans count."""
        return SpanScanner(self, text, line).parse("code")

    def parse_code_and_html(self, text: str) -> list[Node]:
        """The nodes of a text in which only code spans and HTML count."""
        before = len(self.warnings)
        nodes = SpanScanner(self, text, 0).parse("table")
        del self.warnings[before:]
        return nodes

    def convert_native(self, element: Element) -> None:
        """Turn an HTML element into one of Markdown's own, where that is wanted."""
        if self.options["html_to_native"]:
            from .native import convert_element

            convert_element(element)
