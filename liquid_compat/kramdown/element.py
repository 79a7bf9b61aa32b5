"""The nodes of a parsed document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .strings import words


class Element:
    """One node of the tree; text is a plain `str` among the children.

    `type` is kramdown's name for the node: `p`, `header`, `ul`, `li`, `codeblock`, `html_element`, `em`, `a`,
    `smart_quote`, `footnote` …; also `html`, blocks that come out as they stand. `value` depends on it: the code of a
    code block or span, the tag name of an `html_element`, the entity of an `entity`; while the blocks are being
    parsed, the raw text of a `p`, `header`, `dt` or `td`. `attr` holds the HTML attributes in output order, `options`
    what else the type needs (`level`, `alignment`, `category`, …); HTML elements share some, which are never written
    to. `ial` is the attribute list written next to the element, and `line` the line (from 1) on which a block starts,
    0 where it is not known.
    """

    __slots__ = ("attr", "children", "ial", "line", "options", "transparent", "type", "value")

    def __init__(
        self,
        type: str,
        value: Any = None,
        attr: dict[str, Any] | None = None,
        options: dict[str, Any] | None = None,
        line: int = 0,
    ) -> None:
        """All parameters are as the attributes of the same name."""
        self.type = type
        self.value = value
        self.attr: dict[str, Any] = {} if attr is None else attr
        self.options: dict[str, Any] = NO_OPTIONS if options is None else options
        self.children: list[Node] = []
        self.ial: AttributeList | None = None
        self.line = line
        self.transparent = False

    def __repr__(self) -> str:
        """A short form for debugging: type, value and number of children."""
        value = "" if self.value is None else f" {self.value!r}"
        return f"<{self.type}{value} attr={self.attr} children={len(self.children)}>"

    @property
    def is_block(self) -> bool:
        """Whether the element stands on its own lines."""
        return self.type in BLOCK_TYPES or (self.type not in SPAN_TYPES and self.options.get("category") == "block")

    def walk(self) -> Iterator[Node]:
        """This element and everything below it, in document order."""
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            yield node
            if not isinstance(node, str):
                stack.extend(reversed(node.children))


class AttributeList:
    """What an IAL or ALD says: attributes in order, and the names of other lists that it refers to."""

    __slots__ = ("attributes", "refs")

    def __init__(self) -> None:
        """An empty list."""
        self.attributes: dict[str, str] = {}
        self.refs: list[str] = []


Node = Element | str

NO_OPTIONS: dict[str, Any] = {}
"""Shared by all elements without options; never written to."""

BLOCK_TYPES = words("blank blockquote codeblock dd dl dt header hr li ol p table td ul")
SPAN_TYPES = words("a abbreviation br codespan em entity footnote img smart_quote strong typographic_sym")


def copy_nodes(nodes: list[Node]) -> list[Node]:
    """A deep copy of `nodes`, made without recursion; entity values and footnote contents are shared."""
    result: list[Node] = []
    stack: list[tuple[list[Node], list[Node]]] = [(nodes, result)]
    while stack:
        source, target = stack.pop()
        for node in source:
            if isinstance(node, str):
                target.append(node)
                continue
            twin = Element(node.type, node.value, dict(node.attr), dict(node.options), node.line)
            twin.ial, twin.transparent = node.ial, node.transparent
            target.append(twin)
            if node.children:
                twin.children = []
                stack.append((node.children, twin.children))
    return result
