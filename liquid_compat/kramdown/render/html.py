"""From tree to HTML. How each type of element is written stands in the modules around; `HANDLERS` lists them."""

from __future__ import annotations

from typing import Any

from ..element import Element
from . import blocks, code, html_element, math, spans, table
from .renderer import Highlighter, HtmlRenderer, MathEngine
from .writer import Handler

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
    "html": html_element.finished,
    "xml_comment": html_element.comment,
    "xml_pi": html_element.comment,
    "comment": blocks.comment,
    "raw": blocks.raw,
    "em": spans.emphasis_or_link,
    "strong": spans.emphasis_or_link,
    "a": spans.emphasis_or_link,
    "img": spans.image,
    "br": spans.line_break,
    "entity": spans.entity,
    "smart_quote": spans.symbol,
    "typographic_sym": spans.symbol,
    "abbreviation": spans.abbreviation,
    "footnote": spans.footnote,
}


def render_html(
    root: Element,
    options: dict[str, Any],
    highlighter: Highlighter | None = None,
    math_engine: MathEngine | None = None,
    ascii_only: bool = False,
) -> str:
    """The HTML of the tree `root`; for the rest see `Document`."""
    return HtmlRenderer(HANDLERS, options, highlighter, math_engine, ascii_only).render(root)
