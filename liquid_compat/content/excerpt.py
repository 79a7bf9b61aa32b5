"""Excerpts (https://jekyllrb.com/docs/posts/#post-excerpts)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..errors import Location, Warnings

if TYPE_CHECKING:
    from .item import Item

_TAG = re.compile(r"\{%-?\s*(\w+)\s*.*?-?%\}", re.DOTALL | re.ASCII)
_LINK_DEFINITION = re.compile(r"^ {0,3}(?:(\[[^\]]+\])(:.+))$", re.MULTILINE)

ExcerptRenderer = Callable[["Excerpt"], str]


class Excerpt:
    """The beginning of a document, rendered without its layout when somebody reads it.

    `source` is the text of the document when it was read.
    """

    def __init__(self, item: Item, separator: str) -> None:
        """`separator` is where the excerpt ends."""
        self.item = item
        self.separator = separator
        self.source = item.content
        self.renderer: ExcerptRenderer | None = None
        self._output: str | None = None

    def content(self, is_block: Callable[[str], bool], warnings: Warnings) -> str:
        """The excerpt's source: what stands before the separator.

        Link definitions that it needs are added, and Liquid blocks that it cuts are closed; `is_block` tells
        whether a tag of a name has an end tag.
        """
        head, _, tail = self.source.partition(self.separator)
        if not tail:
            return head
        if "{%" in head:
            head = self._close_blocks(head, is_block, warnings)
        definitions = [name + rest for name, rest in _LINK_DEFINITION.findall(tail) if name in head]
        return head + "\n\n" + "\n".join(definitions) if definitions else head

    def _close_blocks(self, head: str, is_block: Callable[[str], bool], warnings: Warnings) -> str:
        closed = head
        for name in reversed(_TAG.findall(head)):
            if is_block(name) and not re.search(rf"\{{%-?\s*end{name}.*?\s*-?%\}}", closed, re.DOTALL):
                closed += f"\n{{% end{name} %}}"
        if closed is not head:
            warnings.warn(
                f"Excerpt modified in {self.item.relative_path}: a Liquid block contains the excerpt separator",
                Location(self.item.relative_path),
                "Set `excerpt` or `excerpt_separator` in the front matter.",
            )
        return closed

    def __str__(self) -> str:
        """The rendered excerpt; the bare source before there is anything to render it with."""
        if self._output is None:
            if self.renderer is None:
                return self.source.partition(self.separator)[0]
            self._output = ""  # an excerpt that contains itself is empty there
            self._output = self.renderer(self)
        return self._output

    to_s = inspect = __str__
