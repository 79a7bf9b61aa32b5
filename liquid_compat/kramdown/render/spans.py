"""How span-level elements are written."""

from __future__ import annotations

from ..element import Element
from .escape import attributes_html
from .renderer import HtmlRenderer
from .symbols import entity_html, symbol_html


def emphasis(renderer: HtmlRenderer, element: Element, indent: int) -> str:
    """Emphasis, strong or not."""
    renderer.out.append(f"<{element.type}{attributes_html(element.attr)}>")
    return f"</{element.type}>"


def link(renderer: HtmlRenderer, element: Element, indent: int) -> str:
    """A link."""
    renderer.out.append(f"<a{attributes_html(element.attr)}>")
    return "</a>"


def image(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """An image."""
    renderer.out.append(f"<img{attributes_html(element.attr)} />")


def line_break(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """A line break."""
    renderer.out.append("<br />")


def entity(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """A character reference."""
    renderer.out.append(entity_html(renderer, element.value, element.options.get("original")))


def symbol(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """A quote, a dash, an ellipsis, a guillemet."""
    name = element.value
    html = renderer.symbols.get(name)
    if html is None:
        html = renderer.symbols[name] = symbol_html(renderer, name)
    renderer.out.append(html)


def abbreviation(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """An abbreviation with its meaning."""
    attributes = dict(element.attr)
    if element.options["title"]:
        attributes["title"] = element.options["title"]
    renderer.out.append(f"<abbr{attributes_html(attributes)}>{element.value}</abbr>")


def footnote(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """The mark that leads to a footnote."""
    renderer.out.append(renderer.footnotes.refer(element.options["name"], element.value.content))
