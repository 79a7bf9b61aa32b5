"""`{% toc %}`: the table of contents of a page with `toc: true`, for its layout."""

from __future__ import annotations

from liquid.ast import Node
from liquid.token import Token

from ...templates.body import LiquidNode
from ...templates.context import Output, Renderer, Scope
from ...templates.stream import ParseStream
from ...templates.tags.base import LiquidTag
from ..liquid_values import dig, fetch, is_true, to_s
from ..toc_contents import Contents


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
