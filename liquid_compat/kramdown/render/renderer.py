"""What is known while a document is written: what the functions that write its elements share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from ..element import Element
from .footnotes import FootnoteList
from .ids import HeaderIds
from .toc import TableOfContents
from .writer import Handler, Writer

Highlighter = Callable[[str, str | None, Literal["block", "span"], Mapping[str, Any]], str | None]
"""Called with code, language (or None), "block" or "span", and the option `syntax_highlighter_opts`: returns the
HTML that goes inside of the wrapper, or None for code that is not highlighted."""

MathEngine = Callable[[str, str, Mapping[str, Any]], str | None]
"""Called with mathematics, "block" or "span", and the option `math_engine_opts`: returns HTML, or None to have it
written for MathJax."""


class HtmlRenderer(Writer):
    """Writes one document."""

    def __init__(
        self,
        handlers: Mapping[str, Handler],
        options: dict[str, Any],
        highlighter: Highlighter | None = None,
        math_engine: MathEngine | None = None,
        ascii_only: bool = False,
    ) -> None:
        """For all but the `handlers` see `Document`."""
        super().__init__(options, handlers, ascii_only)
        self.highlighter = highlighter
        self.math_engine = math_engine
        self.ids = HeaderIds(options)
        self.toc = TableOfContents(options)
        self.footnotes = FootnoteList(options)
        self.alignments: list[Iterator[str]] = []

    def render(self, root: Element) -> str:
        """The HTML of the whole document."""
        self.write(root.children, 0, root)
        self.footnotes.write(self)
        self.toc.write(self)
        return "".join(self.out)
