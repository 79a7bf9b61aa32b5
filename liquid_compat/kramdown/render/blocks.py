"""How blocks are written."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..element import Element
from .escape import attributes_html
from .ids import basic_id
from .renderer import HtmlRenderer

_LINE_END = "\n"
_AUTO_IDS = re.compile(r"auto_ids(?:-([\w-]+))?", re.ASCII)


def blank(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """Blank lines, however many."""
    renderer.out.append("\n")


def paragraph(renderer: HtmlRenderer, element: Element, indent: int) -> str | None:
    """A paragraph; in tight lists only its text."""
    if element.transparent:
        return ""
    children = element.children
    start = f"{' ' * indent}<p{attributes_html(element.attr)}>" if element.attr else f"{' ' * indent}<p>"
    if len(children) == 1:
        only = children[0]
        if isinstance(only, Element) and only.type == "img" and only.ial is not None and "standalone" in only.ial.refs:
            _figure(renderer, element, only, indent)
            return None
        return renderer.begin(element, start, "</p>\n")
    renderer.out.append(start)
    return "</p>\n"


def _figure(renderer: HtmlRenderer, element: Element, image: Element, indent: int) -> None:
    figure_attr, image_attr = dict(element.attr), dict(image.attr)
    for name in ("class", "id"):
        if name in image_attr and name not in figure_attr:
            figure_attr[name] = image_attr.pop(name)
    space = " " * indent
    renderer.out.append(
        f"{space}<figure{attributes_html(figure_attr)}>\n"
        f"{space}  <img{attributes_html(image_attr)} />\n"
        f"{space}  <figcaption>{image_attr.get('alt') or ''}</figcaption>\n"
        f"{space}</figure>\n"
    )


def header(renderer: HtmlRenderer, element: Element, indent: int) -> str | None:
    """A header with its id, which the table of contents takes note of."""
    attributes = element.attr
    identifier = attributes.get("id")
    if identifier is None and "id" not in attributes and renderer.options["auto_ids"]:
        identifier = renderer.ids.make(element.options["raw_text"])
        attributes = {**attributes, "id": identifier}
    level = element.options["level"]
    if identifier is not None:
        renderer.toc.note(level, identifier, element)
    tag = f"h{max(1, min(6, level + renderer.options['header_offset']))}"
    return renderer.begin(element, f"{' ' * indent}<{tag}{attributes_html(attributes)}>", f"</{tag}>\n")


def blockquote(renderer: HtmlRenderer, element: Element, indent: int) -> str:
    """A quote."""
    return _indented(renderer, element, indent)


def definition_list(renderer: HtmlRenderer, element: Element, indent: int) -> str:
    """A list of terms and definitions."""
    return _indented(renderer, element, indent)


def list_(renderer: HtmlRenderer, element: Element, indent: int) -> str | None:
    """A list, or what it stands for: the table of contents, the place of the footnotes."""
    refs = element.ial.refs if element.ial is not None else ()
    if "toc" in refs and renderer.toc.reserve(renderer, element):
        return None
    if "footnotes" in refs and renderer.footnotes.reserve(renderer):
        return None
    return _indented(renderer, element, indent)


def _indented(renderer: HtmlRenderer, element: Element, indent: int) -> str:
    space = " " * indent
    renderer.out.append(f"{space}<{element.type}{attributes_html(element.attr)}>\n")
    return f"{space}</{element.type}>\n"


def item(renderer: HtmlRenderer, element: Element, indent: int) -> str | Callable[[], None] | None:
    """A list item or a definition."""
    space = " " * indent
    children = element.children
    tag = element.type
    start = f"{space}<{tag}{attributes_html(element.attr)}>" if element.attr else f"{space}<{tag}>"
    first = children[0] if children else None
    out = renderer.out
    if first is not None and not (isinstance(first, Element) and first.type == "p" and first.transparent):
        out.append(f"{start}\n")
        return f"{space}</{tag}>\n"
    if len(children) == 1 and isinstance(first, Element) and len(first.children) == 1:
        text = first.children[0]
        if isinstance(text, str):
            out.append(f"{start}{renderer.text_filter(text)}{space if text.endswith(_LINE_END) else ''}</{tag}>\n")
            return None
    out.append(start)
    count = len(out)

    def close() -> None:
        out.append(f"{space if renderer.ends_line(count) else ''}</{tag}>\n")

    return close


def term(renderer: HtmlRenderer, element: Element, indent: int) -> str:
    """A defined term; `{:auto_ids}` on the list gives it an id."""
    attributes = element.attr
    ial = renderer.parents[-1].ial
    if ial is not None and not attributes.get("id"):
        for ref in ial.refs:
            match = _AUTO_IDS.match(ref)
            if match is not None:
                identifier = f"{match[1] or ''}{basic_id(element.options['raw_text'])}".lstrip()
                attributes = {**attributes, "id": identifier}
                break
    renderer.out.append(f"{' ' * indent}<dt{attributes_html(attributes)}>")
    return "</dt>\n"


def rule(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """A horizontal rule."""
    renderer.out.append(f"{' ' * indent}<hr{attributes_html(element.attr)} />\n")


def comment(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """What stood in `{::comment}`."""
    text = f"<!-- {element.value} -->"
    renderer.out.append(f"{' ' * indent}{text}\n" if element.options["category"] == "block" else text)


def raw(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """What is to be written as it stands, if it is meant for HTML."""
    formats = element.options.get("formats")
    if not formats or "html" in formats:
        renderer.out.append(element.value)
        if element.options.get("category") == "block":
            renderer.out.append("\n")
