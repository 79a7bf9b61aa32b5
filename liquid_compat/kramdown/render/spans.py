"""How span-level elements are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..element import Element
from ..entities import Entity, named, numbered
from .escape import attributes_html, escape_text

if TYPE_CHECKING:
    from .html import HtmlRenderer

_QUOTE_POSITION = {"lsquo": 0, "rsquo": 1, "ldquo": 2, "rdquo": 3}
_SYMBOLS: dict[str, tuple[str | int, ...]] = {"laquo_space": ("laquo", "nbsp"), "raquo_space": ("nbsp", "raquo")}


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


def entity_html(renderer: HtmlRenderer, entity: Entity, original: str | None = None) -> str:
    """`entity` in the form that the option `entity_output` asks for; `original` is how it was written."""
    mode = renderer.options["entity_output"]
    char = entity.char
    special = char in ("<", ">", "&", '"')
    writable = char is not None and (char.isascii() or not renderer.ascii_only)
    if mode == "as_char" and char is not None and writable and (char == '"' or not special):
        return char
    if mode in ("as_input", "as_char") and original:
        return original
    if (mode == "symbolic" or special) and entity.name is not None:
        return f"&{entity.name};"
    return f"&#{entity.code_point};"


def symbol(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """A quote, a dash, an ellipsis, a guillemet."""
    name = element.value
    html = renderer.symbols.get(name)
    if html is None:
        html = renderer.symbols[name] = symbol_html(renderer, name)
    renderer.out.append(html)


def symbol_html(renderer: HtmlRenderer, name: str) -> str:
    """The quote or symbol `name` as the options `smart_quotes` and `typographic_symbols` want it."""
    names: tuple[str | int, ...] = _SYMBOLS.get(name, (name,))
    if name in _QUOTE_POSITION:
        names = (renderer.options["smart_quotes"][_QUOTE_POSITION[name]],)
    elif (custom := renderer.options["typographic_symbols"].get(name)) is not None:
        return escape_text(custom)
    entities = [numbered(name) if isinstance(name, int) else named(name) for name in names]
    return "".join(entity_html(renderer, known) for known in entities if known is not None)


def abbreviation(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """An abbreviation with its meaning."""
    attributes = dict(element.attr)
    if element.options["title"]:
        attributes["title"] = element.options["title"]
    renderer.out.append(f"<abbr{attributes_html(attributes)}>{element.value}</abbr>")


def footnote(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """The mark that leads to a footnote."""
    renderer.out.append(renderer.footnotes.refer(element.options["name"], element.value.content))
