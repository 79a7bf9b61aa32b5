"""From text to tree: blocks first, then the text in them, then what needs the whole tree."""

from __future__ import annotations

from typing import Any

from .blocks import rules_for
from .blocks.finished import may_be_finished
from .blocks.reader import read_blocks
from .element import Element
from .frame import BlockFrame
from .resolve import resolve
from .spans import HANDLERS
from .state import ParserState


class Parser(ParserState):
    """Parses one document."""

    def __init__(self, options: dict[str, Any], html_only: bool = False) -> None:
        """`options` are all options, as `merge_options` gives them; for `html_only` see `Document`."""
        super().__init__(options)
        self._html_only = html_only
        self.block_rules, self.marked_block_rules = rules_for(self.gfm, self.interrupts)
        self.span_handlers = HANDLERS

    def parse(self, text: str) -> Element:
        """The tree of `text`; problems are in `warnings`."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if not text.endswith("\n"):
            text += "\n"
        self.skips_finished = self._html_only and may_be_finished(text, self.options)
        root = Element("root", line=1)
        read_blocks(self, BlockFrame(root, text, 1, 0))
        resolve(self, root, text)
        return root
