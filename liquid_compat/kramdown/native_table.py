"""`html_to_native` for tables: only those become Markdown's that it could have written."""

from __future__ import annotations

from collections.abc import Iterator

from .element import Element
from .html_tags import BLOCK_ELEMENTS

_PROPERTY = "text-align:"
_COLUMN_ALIGNMENTS = ("center", "left", "right")
_ALIGNMENTS = (*_COLUMN_ALIGNMENTS, "inherit", "justify")


def is_simple_table(table: Element) -> bool:
    """Whether the rows have as many cells each, aligned alike, without blocks in them, and with th in the head only."""
    if not all(_is_phrasing(cell) for cell in _find(table, ("th", "td"))):
        return False
    widths = set()
    alignments = set()
    for row in _find(table, ("tr",)):
        cells = _elements(row, ("th", "td"))
        widths.add(len(cells))
        alignments.add(tuple(_alignment(cell) for cell in cells))
    if len(widths) > 1 or len(alignments) > 1:
        return False
    if any(value in ("justify", "inherit") for row in alignments for value in row):
        return False
    if _rows_of(table, "td"):
        return True
    parts = [child for child in table.children if isinstance(child, Element)]
    return any(part.value == "tbody" for part in parts) and all(
        (part.value == "thead" and _rows_of(part, "th")) or (part.value in ("tbody", "tfoot") and _rows_of(part, "td"))
        for part in parts
    )


def finish_table(table: Element) -> None:
    """The cells have been converted: note the alignment, drop other HTML, make sure there is a body."""
    for row in table.walk():
        if isinstance(row, Element) and row.type == "tr":
            table.options["alignment"] = [_take_alignment(cell) for cell in row.children if isinstance(cell, Element)]
    table.children = [
        child for child in table.children if not (isinstance(child, Element) and child.type == "html_element")
    ]
    for node in table.walk():
        if isinstance(node, Element) and node.type == "th":
            node.type = "td"
    first = table.children[0] if table.children else None
    if isinstance(first, Element) and first.type == "tr":
        body = Element("tbody")
        body.children = table.children
        table.children = [body]


def _find(top: Element, names: tuple[str, ...]) -> Iterator[Element]:
    """The outermost elements called so in `top`."""
    stack = [top]
    while stack:
        element = stack.pop()
        if element.value in names:
            yield element
        else:
            stack.extend(child for child in reversed(element.children) if isinstance(child, Element))


def _elements(parent: Element, names: tuple[str, ...]) -> list[Element]:
    return [child for child in parent.children if isinstance(child, Element) and child.value in names]


def _is_phrasing(cell: Element) -> bool:
    return all(isinstance(node, str) or node is cell or node.value not in BLOCK_ELEMENTS for node in cell.walk())


def _alignment(cell: Element) -> str:
    found = _find_alignment(cell.attr.get("style") or "", _ALIGNMENTS)
    return found[0] if found else "default"


def _find_alignment(style: str, values: tuple[str, ...]) -> tuple[str, int, int] | None:
    """The first of `values` that `style` sets, and where the setting begins and ends; white space is before a value."""
    begin = style.find(_PROPERTY)
    while begin >= 0:
        behind = style[begin + len(_PROPERTY) :]
        text = behind.lstrip()
        value = next(filter(text.startswith, values), None)
        if value is not None and text != behind:
            return value, begin, len(style) - len(text) + len(value)
        begin = style.find(_PROPERTY, begin + 1)
    return None


def _rows_of(part: Element, name: str) -> bool:
    """Whether `part` holds nothing but rows of cells called `name`."""
    return all(
        isinstance(row, str)
        or (row.value == "tr" and all(isinstance(cell, str) or cell.value == name for cell in row.children))
        for row in part.children
    )


def _take_alignment(cell: Element) -> str:
    """The alignment of `cell`, which is taken out of its style."""
    style = cell.attr.get("style")
    if style is None:
        return "default"
    found = _find_alignment(style, _COLUMN_ALIGNMENTS)
    if found is not None:
        _, begin, end = found
        before = style[:begin].rstrip()
        before = before[:-1] if before.endswith(";") else style[:begin]
        style = cell.attr["style"] = before + style[end:]
    if not style.strip():
        del cell.attr["style"]
    return found[0] if found else "default"
