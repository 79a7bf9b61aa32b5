"""How span-level elements are written."""

from __future__ import annotations

from ..element import Element
from .escape import attributes_html
from .renderer import HtmlRenderer
from .symbols import entity_html, symbol_html


def emphasis_or_link(renderer: HtmlRenderer, element: Element, indent: int) -> str | None:
    """Emphasis, strong or not, or a link."""
    tag = element.type
    start = f"<{tag}{attributes_html(element.attr)}>" if element.attr else f"<{tag}>"
    return renderer.begin(element, start, f"</{tag}>")


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
