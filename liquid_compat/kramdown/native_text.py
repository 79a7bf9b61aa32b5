"""The text in HTML elements that become Markdown's: entities in it, and what is taken from it."""

from __future__ import annotations

import re

from .element import Element, Node
from .entities import named, numbered
from .html_tags import ENTITY

_QUOTES = ("lsquo", "rsquo", "ldquo", "rdquo")
_SYMBOLS = ("mdash", "ndash", "hellip", "laquo", "raquo")
_SPACE = re.compile(r"\s+", re.ASCII)
SPACES = " \t\r\n\f\v\0"
_HIGHLIGHTER = re.compile(r"\bhighlighter-\w+", re.ASCII)
_CDATA_START, _CDATA_END = "<![CDATA[", "]]>"


def inner_text(element: Element) -> str:
    """All text in `element`."""
    return "".join(node for node in element.walk() if isinstance(node, str))


def text_nodes(raw: str, preserve: bool) -> list[Node]:
    """The nodes of a text: entities in it become elements."""
    if not preserve:
        raw = _SPACE.sub(" ", raw)
    nodes: list[Node] = []
    start = 0
    for match in ENTITY.finditer(raw):
        if match.start() > start:
            nodes.append(raw[start : match.start()])
        start = match.end()
        name, decimal, hexadecimal = match.groups()
        if name in _QUOTES:
            nodes.append(Element("smart_quote", name))
        elif name in _SYMBOLS:
            nodes.append(Element("typographic_sym", name))
        elif name is None:
            entity = numbered(int(decimal) if decimal else int(hexadecimal, 16))
            nodes.append(Element("entity", entity, None, {"original": match[0]}))
        elif (known := named(name)) is not None:
            nodes.append(Element("entity", known, None, {"original": match[0]}))
        else:
            nodes.append(Element("entity", named("amp"), None, {"original": None}))
            start = match.start() + 1
    if start < len(raw):
        nodes.append(raw[start:])
    return nodes


def characters(node: Node) -> str:
    """What a node of a text stands for."""
    if isinstance(node, str):
        return node
    entity = node.value if node.type == "entity" else named(node.value)
    return (entity.char or "") if entity else ""


def without_highlighter(classes: str) -> str:
    """`classes` without the one that a highlighter gives; white space goes with it, that before it if there is some."""
    first, *others = _HIGHLIGHTER.split(classes)
    for other in others:
        stripped = first.rstrip(SPACES)
        first = stripped + other if stripped != first else first + other.lstrip(SPACES)
    return first


def without_cdata(code: str) -> str:
    """What a CDATA section that is all of `code` holds, without the comment signs (of TeX) around it."""
    section = code[1:].lstrip() if code.startswith("%") else code
    if not section.startswith(_CDATA_START) or not section.endswith(_CDATA_END):
        return code
    text = section[len(_CDATA_START) : -len(_CDATA_END)].removeprefix("\n")
    return text[:-2] if text[-1:] == "%" and text[-2:-1].isspace() else text
