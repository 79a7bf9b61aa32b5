"""How HTML that stood in the text is written."""

from __future__ import annotations

from collections.abc import Callable

from ..element import Element, Node
from ..html_tags import VOID_ELEMENTS
from .escape import attributes_html
from .renderer import HtmlRenderer


def _in_raw(renderer: HtmlRenderer) -> bool:
    if not renderer.parents:
        return False
    parent = renderer.parents[-1]
    return parent.type == "html_element" and parent.options.get("content_model") == "raw"


def _comes_to_something(node: Node) -> bool:
    return node != "" if isinstance(node, str) else node.type == "html_element"


def element(renderer: HtmlRenderer, element: Element, indent: int) -> str | Callable[[], None] | None:
    """An element with its content."""
    name = element.value
    start = f"<{name}{attributes_html(element.attr)}" if element.attr else f"<{name}"
    out = renderer.out
    options = element.options
    children = element.children
    if options.get("category") == "span":
        if children:
            return renderer.begin(element, f"{start}>", f"</{name}>")
        out.append(f"{start} />" if name in VOID_ELEMENTS else f"{start}></{name}>")
        return None
    line_end = "\n"
    if _in_raw(renderer):
        line_end = ""
    elif indent:
        start = f"{' ' * indent}{start}"
    model = options.get("content_model")
    if model == "raw":
        if options.get("is_closed"):
            out.append(f"{start} />{line_end}")
            return None
        if children and _comes_to_something(children[0]):
            return renderer.begin(element, f"{start}>", f"</{name}>{line_end}")
    place = len(out)
    out.append(f"{start}>")

    def close() -> None:
        if renderer.is_empty_since(place + 1):
            if name in VOID_ELEMENTS:
                out[place] = f"{start} />{line_end}"
            else:
                out.append(f"</{name}>{line_end}")
            return
        if model == "block":
            out[place] += "\n"
            if not renderer.ends_line(place + 1):
                out.append("\n")
            out.append(" " * indent)
        out.append(f"</{name}>{line_end}")

    return close


def comment(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """A comment or processing instruction."""
    if element.options["category"] == "block" and not _in_raw(renderer):
        renderer.out.append(f"{' ' * indent}{element.value}\n")
    else:
        renderer.out.append(element.value)


def finished(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """Blocks that come out as they stand."""
    renderer.out.append(element.value)
