"""The public face: a text and its options in, HTML out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .element import Element
from .options import merge_options
from .parser import Parser
from .render.html import render_html
from .render.renderer import Highlighter, MathEngine


class Document:
    """A text in kramdown's dialect of Markdown.

    `root` is the tree, `warnings` what was found wrong, one text each; `options` are all options, with the
    defaults and with what `{::options}` in the text has changed.
    """

    def __init__(
        self,
        text: str,
        options: Mapping[str, Any] | None = None,
        *,
        highlighter: Highlighter | None = None,
        math_engine: MathEngine | None = None,
        ascii_only: bool = False,
        html_only: bool = False,
    ) -> None:
        """Parse `text`.

        `options` are those of kramdown (see `options.OPTIONS`). `highlighter(code, language, kind, options)`
        returns the HTML inside of kramdown's wrapper, or None for plain code; `kind` is "block" or "span", and
        the last argument the option `syntax_highlighter_opts`. `math_engine(code, kind, options)` likewise
        returns the HTML of mathematics; without one it is written for MathJax. With `ascii_only` the signs that
        kramdown itself makes (quotes, dashes, entities) are written as references, as it does where the text's
        encoding is US-ASCII. With `html_only` nobody looks at the tree: HTML that comes out as it stands is in it
        as `html`, elements of which the value is all there is.
        """
        self.options, warnings = merge_options(options)
        parser = Parser(self.options, html_only)
        self.root: Element = parser.parse(text)
        self.warnings: list[str] = warnings + parser.warnings
        self._highlighter = highlighter
        self._math_engine = math_engine
        self._ascii_only = ascii_only

    def to_html(self) -> str:
        """The document as HTML."""
        return render_html(self.root, self.options, self._highlighter, self._math_engine, self._ascii_only)
