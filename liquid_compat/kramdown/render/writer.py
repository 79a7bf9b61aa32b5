"""The walk over a tree that is written: a stack of its own, and one list of pieces of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ...lazy import pattern
from ..element import Element, Node
from .escape import escape_text

Close = str | Callable[[], None]
Handler = Callable[[Any, Element, int], Close | None]
"""Writes the start of an element that is indented by so many spaces, its first argument being the writer. Returns None
if that was all of it; else its children follow, and then what is returned: a string, or a function that writes the end.
"""

_CJK = "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff"
_CJK += "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_CJK_BREAK = pattern(rf"(?<=[{_CJK}])\n(?=[{_CJK}])")


class Writer:
    """Writes nodes as `handlers` have them written, by the type of element.

    `out` are the pieces of the output so far; `parents` the elements that are open, outermost first; `symbols` how
    quotes and typographic symbols are written, as far as they have been.
    """

    def __init__(self, options: dict[str, Any], handlers: Mapping[str, Handler], ascii_only: bool = False) -> None:
        """`options` are all options; for `ascii_only` see `Document`."""
        self.options = options
        self.handlers = handlers
        self.ascii_only = ascii_only
        self.out: list[str] = []
        self.parents: list[Element] = []
        self.symbols: dict[str, str] = {}
        self.text_filter: Callable[[str], str] = escape_text
        if options["remove_line_breaks_for_cjk"]:
            self.text_filter = lambda text: _CJK_BREAK.sub("", escape_text(text))

    def write(self, nodes: list[Node], indent: int, parent: Element | None = None) -> None:
        """Write `nodes`, the blocks among them indented by `indent`; `parent` is the element they belong to."""
        append = self.out.append
        handlers = self.handlers
        parents = self.parents
        text_filter = self.text_filter
        stack: list[tuple[Iterator[Node], Close]] = []
        if parent is not None:
            parents.append(parent)
        rest = iter(nodes)
        while True:
            for node in rest:
                if isinstance(node, str):
                    append(text_filter(node))
                    continue
                close = handlers[node.type](self, node, indent)
                if close is not None:
                    stack.append((rest, close))
                    parents.append(node)
                    rest = iter(node.children)
                    indent += 2
                    break
            else:
                if not stack:
                    break
                rest, close = stack.pop()
                parents.pop()
                indent -= 2
                if isinstance(close, str):
                    append(close)
                else:
                    close()
        if parent is not None:
            parents.pop()

    def begin(self, element: Element, start: str, end: str) -> str | None:
        """Write `start`, and if `element` holds nothing but text also that and `end`; else returns `end`.

        As handlers do: so the children follow, and then the end.
        """
        children = element.children
        if len(children) == 1:
            only = children[0]
            if isinstance(only, str):
                self.out.append(f"{start}{self.text_filter(only)}{end}")
                return None
        self.out.append(start)
        return end

    def is_empty_since(self, start: int) -> bool:
        """Whether nothing has been written since `out` had `start` pieces."""
        out = self.out
        return all(not out[index] for index in range(start, len(out)))

    def ends_line(self, start: int) -> bool:
        """Whether what has been written since then ends with a newline."""
        out = self.out
        for index in range(len(out) - 1, start - 1, -1):
            if out[index]:
                return out[index].endswith("\n")
        return False
