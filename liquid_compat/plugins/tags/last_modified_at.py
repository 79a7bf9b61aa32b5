"""`{% last_modified_at %d-%b-%y %}`: when the page's file last changed.

As in the gem, all of these tags of one page print what the first of them prints, whatever their formats.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from liquid.ast import Node
from liquid.tag import Tag
from liquid.token import Token

from ...ruby.strftime import strftime
from ...templates.body import LiquidNode
from ...templates.context import Output, Renderer, Scope
from ...templates.lexer import SPACES
from ...templates.stream import ParseStream
from ...templates.tags.base import LiquidTag
from ..liquid_values import dig, fetch, is_true, to_s

NAME = "last_modified_at"
DEFAULT_FORMAT = "%d-%b-%y"


class LastModifiedAtNode(LiquidNode):
    """Prints the time."""

    __slots__ = ("format", "times")

    def __init__(self, token: Token, format_: str, times: Mapping[str, datetime]) -> None:
        """`format_` is empty for the configuration's format, `times` are those of all files."""
        super().__init__(token)
        self.format = format_
        self.times = times
        self.blank = False

    def compile(self) -> Renderer:
        """Format the page's time; nothing for a page without a file."""
        own, times = self.format, self.times

        def render(scope: Scope, out: Output) -> None:
            registers = scope.context.registers
            changed = None if registers is None else times.get(to_s(fetch(registers.page, "path")))
            if registers is None or changed is None:
                return
            if NAME not in registers.state:
                configured = dig(registers.site.config, "last-modified-at", "date-format")
                form = own or (to_s(configured) if is_true(configured) else DEFAULT_FORMAT)
                registers.state[NAME] = strftime(changed, form)
            out.append(registers.state[NAME])

        return render


def make_tag(times: Mapping[str, datetime]) -> type[Tag]:
    """The tag of a site; `times` by the paths of pages and documents, which may be filled in later."""

    class LastModifiedAtTag(LiquidTag):
        name = NAME

        def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
            return LastModifiedAtNode(token, markup.strip(SPACES), times)

    return LastModifiedAtTag
