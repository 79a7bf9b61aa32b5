"""How HTML that stood in the text is written."""

from __future__ import annotations

from collections.abc import Callable

from ..element import Element
from ..html_tags import VOID_ELEMENTS
from .escape import attributes_html
from .renderer import HtmlRenderer


def _in_raw(renderer: HtmlRenderer) -> bool:
    if not renderer.parents:
        return False
    parent = renderer.parents[-1]
    return parent.type == "html_element" and parent.options.get("content_model") == "raw"


def element(renderer: HtmlRenderer, element: Element, indent: int) -> str | Callable[[], None] | None:
    """An element with its content."""
    name = element.value
    attributes = attributes_html(element.attr)
    out = renderer.out
    void = name in VOID_ELEMENTS
    if element.options.get("category") == "span":
        if not element.children:
            out.append(f"<{name}{attributes} />" if void else f"<{name}{attributes}></{name}>")
            return None
        out.append(f"<{name}{attributes}>")
        return f"</{name}>"
    in_raw = _in_raw(renderer)
    space = "" if in_raw else " " * indent
    line_end = "" if in_raw else "\n"
    model = element.options.get("content_model")
    if element.options.get("is_closed") and model == "raw":
        out.append(f"{space}<{name}{attributes} />{line_end}")
        return None
    start = len(out)
    out.append(f"{space}<{name}{attributes}>")

    def close() -> None:
        if renderer.is_empty_since(start + 1):
            if void:
                out[start] = f"{space}<{name}{attributes} />{line_end}"
            else:
                out.append(f"</{name}>{line_end}")
            return
        if model == "block":
            out[start] += "\n"
            if not renderer.ends_line(start + 1):
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
