"""Excerpts (https://jekyllrb.com/docs/posts/#post-excerpts)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..errors import Location, Warnings
from ..lazy import pattern

if TYPE_CHECKING:
    from .item import Item

_TAG_START = pattern(r"\{%-?\s*(\w+)", re.ASCII)
_LINK_DEFINITION = pattern(r"^ {0,3}(\[[^]]+\]):(.+)", re.MULTILINE)


class Excerpt:
    """The beginning of a document, rendered without its layout when somebody reads it.

    Its source is the text of the document when the excerpt was made.
    """

    def __init__(self, item: Item, separator: str, *, is_read: bool = True) -> None:
        """`separator` is where the excerpt ends. What isn't `is_read` yet is taken later."""
        self.item = item
        self.separator = separator
        self._source = item.content if is_read else None

    @property
    def source(self) -> str:
        """The text that it is taken from."""
        if self._source is None:
            self._source = self.item.read_content()
        return self._source

    def content(self, is_block: Callable[[str], bool], warnings: Warnings) -> str:
        """The excerpt's source: what stands before the separator.

        Link definitions that it needs are added, and Liquid blocks that it cuts are closed; `is_block` tells
        whether a tag of a name has an end tag.
        """
        head, tail = self._halves()
        if not tail:
            return head
        if "{%" in head:
            head = self._close_blocks(head, is_block, warnings)
        takes_all = self.item.rules.config.engine.excerpt_definitions == "all"
        definitions = _LINK_DEFINITION.findall(tail) if "]:" in tail else ()
        taken = [f"{name}:{rest}" for name, rest in definitions if takes_all or name in head]
        return "\n\n".join([head, "\n".join(taken)]) if taken or takes_all else head

    def head(self) -> str:
        """What stands before the separator, as it was read."""
        return self._halves()[0]

    def _halves(self) -> tuple[str, str]:
        """What stands before the separator and behind it; an empty separator stands before everything."""
        if not self.separator:
            return "", self.source
        head, _, tail = self.source.partition(self.separator)
        return head, tail

    def _close_blocks(self, head: str, is_block: Callable[[str], bool], warnings: Warnings) -> str:
        """`head` with an end tag for each block that has none in it, the innermost first."""
        closed = head
        for name in reversed(_opened(head)):
            if is_block(name) and not _has_tag(closed, f"end{name}"):
                closed += f"\n{{% end{name} %}}"
        if closed is not head:
            warnings.warn(
                f"The excerpt of {self.item.relative_path} ends inside of a Liquid block, which is closed there",
                Location(self.item.relative_path),
                "Set `excerpt` or `excerpt_separator` in the front matter.",
            )
        return closed

    def __str__(self) -> str:
        """The excerpt as whoever looks at the site sees it: rendered, once there is anything to render it with."""
        return self.item.rules.view.excerpt(self)

    to_s = inspect = __str__


def _opened(text: str) -> list[str]:
    """The names of the tags in `text`."""
    names = []
    end = 0
    for tag in _TAG_START.finditer(text):
        if tag.start() >= end and (close := text.find("%}", tag.end())) >= 0:
            names.append(tag[1])
            end = close + 2
    return names


def _has_tag(text: str, name: str) -> bool:
    """Whether a tag in `text` has a name that begins with `name`."""
    last = text.rfind("%}")
    return any(tag[1].startswith(name) and tag.end() <= last for tag in _TAG_START.finditer(text))
