"""jekyll-toc 0.18: a page's table of contents (https://github.com/toshimaru/jekyll-toc)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..templates.api import LiquidNode, LiquidTag, Node, Output, ParseStream, Renderer, Scope, Tag, Token, with_context
from .api import Plugin
from .liquid_values import dig, fetch, is_true, to_s
from .toc_contents import Contents


class Toc(Plugin):
    """Switches on the tag, and the filters `toc`, `toc_only` and `inject_anchors`, for pages with `toc: true`.

    Options below `toc:` in the configuration; see `toc_contents.Options`.
    """

    name = "jekyll-toc"

    def tags(self) -> Mapping[str, type[Tag]]:
        """`{% toc %}`."""
        return {"toc": TocTag}

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filters."""
        return {"toc": toc, "toc_only": toc_only, "inject_anchors": inject_anchors}


@with_context
def toc(value: Any, *, context: Any = None) -> Any:
    """The list of the headings, then the text with anchors."""
    contents = _contents(value, context)
    return value if contents is None else contents.listed() + contents.anchored()


@with_context
def toc_only(value: Any, *, context: Any = None) -> Any:
    """The list of the headings."""
    contents = _contents(value, context)
    return "" if contents is None else contents.listed()


@with_context
def inject_anchors(value: Any, *, context: Any = None) -> Any:
    """The text with anchors."""
    contents = _contents(value, context)
    return value if contents is None else contents.anchored()


def _contents(value: Any, context: Any) -> Contents | None:
    """The contents of a filter's input, None where the page doesn't want any."""
    registers = context.registers
    if registers is None or fetch(registers.page, "toc") is not True:
        return None
    return Contents(str(value), dig(registers.site.config, "toc"))


class TocNode(LiquidNode):
    """Prints the list."""

    __slots__ = ()

    def __init__(self, token: Token) -> None:
        """The tag takes no arguments."""
        super().__init__(token)
        self.blank = False

    def compile(self) -> Renderer:
        """Read the page's converted content."""

        def render(scope: Scope, out: Output) -> None:
            registers = scope.context.registers
            if registers is not None and is_true(fetch(registers.page, "toc")):
                content = to_s(fetch(registers.page, "content"))
                out.append(Contents(content, dig(registers.site.config, "toc")).listed())

        return render


class TocTag(LiquidTag):
    """The tag."""

    name = "toc"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """What stands behind the name is ignored."""
        return TocNode(token)
