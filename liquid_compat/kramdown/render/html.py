"""From tree to HTML.

The renderer walks the tree with a stack of its own and appends pieces of text to one list. How each type of
element is written stands in the modules around; `HANDLERS` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from ..element import Element, Node
from . import blocks, code, html_element, math, spans, table
from .escape import escape_text
from .footnotes import FootnoteList
from .ids import HeaderIds
from .toc import TableOfContents

Highlighter = Callable[[str, str | None, Literal["block", "span"], Mapping[str, Any]], str | None]
"""Called with code, language (or None), "block" or "span", and the option `syntax_highlighter_opts`: returns the
HTML that goes inside of the wrapper, or None for code that is not highlighted."""

MathEngine = Callable[[str, str, Mapping[str, Any]], str | None]
"""Called with mathematics, "block" or "span", and the option `math_engine_opts`: returns HTML, or None to have it
written for MathJax."""

Close = str | Callable[[], None]
Handler = Callable[["HtmlRenderer", Element, int], Close | None]
"""Writes the start of an element that is indented by so many spaces. Returns None if that was all of it; else its
children follow, and then what is returned: a string, or a function that writes the end."""

HANDLERS: dict[str, Handler] = {
    "blank": blocks.blank,
    "p": blocks.paragraph,
    "header": blocks.header,
    "blockquote": blocks.blockquote,
    "hr": blocks.rule,
    "ul": blocks.list_,
    "ol": blocks.list_,
    "li": blocks.item,
    "dl": blocks.definition_list,
    "dt": blocks.term,
    "dd": blocks.item,
    "codeblock": code.block,
    "codespan": code.span,
    "table": table.part,
    "thead": table.part,
    "tbody": table.part,
    "tfoot": table.part,
    "tr": table.row,
    "td": table.cell,
    "math": math.math,
    "html_element": html_element.element,
    "xml_comment": html_element.comment,
    "xml_pi": html_element.comment,
    "comment": blocks.comment,
    "raw": blocks.raw,
    "em": spans.emphasis,
    "strong": spans.emphasis,
    "a": spans.link,
    "img": spans.image,
    "br": spans.line_break,
    "entity": spans.entity,
    "smart_quote": spans.symbol,
    "typographic_sym": spans.symbol,
    "abbreviation": spans.abbreviation,
    "footnote": spans.footnote,
}

_CJK = "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff"
_CJK += "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_CJK_BREAK = re.compile(rf"(?<=[{_CJK}])\n(?=[{_CJK}])")


class HtmlRenderer:
    """Writes one document.

    `out` are the pieces of the output so far; `parents` the elements that are open, outermost first; `symbols` how
    quotes and typographic symbols are written, as far as they have been.
    """

    def __init__(
        self,
        options: dict[str, Any],
        highlighter: Highlighter | None = None,
        math_engine: MathEngine | None = None,
        ascii_only: bool = False,
    ) -> None:
        """See `Document`."""
        self.options = options
        self.highlighter = highlighter
        self.math_engine = math_engine
        self.ascii_only = ascii_only
        self.out: list[str] = []
        self.parents: list[Element] = []
        self.ids = HeaderIds(options)
        self.toc = TableOfContents(options)
        self.footnotes = FootnoteList(options)
        self.alignments: list[Iterator[str]] = []
        self.symbols: dict[str, str] = {}
        self.text_filter: Callable[[str], str] = escape_text
        if options["remove_line_breaks_for_cjk"]:
            self.text_filter = lambda text: _CJK_BREAK.sub("", escape_text(text))

    def render(self, root: Element) -> str:
        """The HTML of the whole document."""
        self.write(root.children, 0, root)
        self.footnotes.write(self)
        self.toc.write(self)
        return "".join(self.out)

    def write(self, nodes: list[Node], indent: int, parent: Element | None = None) -> None:
        """Write `nodes`, the blocks among them indented by `indent`; `parent` is the element they belong to."""
        append = self.out.append
        handlers = HANDLERS
        parents = self.parents
        text_filter = self.text_filter
        stack: list[tuple[Iterator[Node], Close]] = []
        if parent is not None:
            parents.append(parent)
        rest = iter(nodes)
        while True:
            for node in rest:
                if isinstance(node, str):
                    append(text_filter(node))
                    continue
                close = handlers[node.type](self, node, indent)
                if close is not None:
                    stack.append((rest, close))
                    parents.append(node)
                    rest = iter(node.children)
                    indent += 2
                    break
            else:
                if not stack:
                    break
                rest, close = stack.pop()
                parents.pop()
                indent -= 2
                if isinstance(close, str):
                    append(close)
                else:
                    close()
        if parent is not None:
            parents.pop()

    def is_empty_since(self, start: int) -> bool:
        """Whether nothing has been written since `out` had `start` pieces."""
        out = self.out
        return all(not out[index] for index in range(start, len(out)))

    def ends_line(self, start: int) -> bool:
        """Whether what has been written since then ends with a newline."""
        out = self.out
        for index in range(len(out) - 1, start - 1, -1):
            if out[index]:
                return out[index].endswith("\n")
        return False
