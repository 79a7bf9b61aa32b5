"""How tables are written."""

from __future__ import annotations

from collections.abc import Callable

from ..element import Element
from .escape import attributes_html
from .renderer import HtmlRenderer
from .symbols import symbol_html


def part(renderer: HtmlRenderer, element: Element, indent: int) -> str:
    """A table, or one of its parts."""
    space = " " * indent
    renderer.out.append(f"{space}<{element.type}{attributes_html(element.attr)}>\n")
    return f"{space}</{element.type}>\n"


def row(renderer: HtmlRenderer, element: Element, indent: int) -> Callable[[], None]:
    """A row."""
    end = part(renderer, element, indent)
    table = renderer.parents[-2] if len(renderer.parents) > 1 else None
    renderer.alignments.append(iter(table.options.get("alignment", ()) if table is not None else ()))

    def close() -> None:
        renderer.alignments.pop()
        renderer.out.append(end)

    return close


def cell(renderer: HtmlRenderer, element: Element, indent: int) -> Callable[[], None] | None:
    """A cell; an empty one holds a non-breaking space."""
    parents = renderer.parents
    tag = "th" if len(parents) > 1 and parents[-2].type == "thead" else "td"
    attributes = element.attr
    alignment = next(renderer.alignments[-1], "default") if renderer.alignments else "default"
    if alignment != "default":
        style = f"{attributes['style']}; " if "style" in attributes else ""
        attributes = {**attributes, "style": f"{style}text-align: {alignment}"}
    out = renderer.out
    start = f"{' ' * indent}<{tag}{attributes_html(attributes) if attributes else ''}>"
    children = element.children
    if not children:
        out.append(f"{start}{_nbsp(renderer)}</{tag}>\n")
        return None
    if len(children) == 1 and isinstance(children[0], str):
        out.append(f"{start}{renderer.text_filter(children[0])}</{tag}>\n")
        return None
    out.append(start)
    count = len(out)

    def close() -> None:
        if renderer.is_empty_since(count):
            out.append(_nbsp(renderer))
        out.append(f"</{tag}>\n")

    return close


def _nbsp(renderer: HtmlRenderer) -> str:
    html = renderer.symbols.get("nbsp")
    if html is None:
        html = renderer.symbols["nbsp"] = symbol_html(renderer, "nbsp")
    return html
