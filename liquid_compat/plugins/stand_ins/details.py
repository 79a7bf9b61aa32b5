"""`{% details CAPTION %} ... {% enddetails %}`, of al-folio and others: a part that opens at a click.

https://movb.de/jekyll-details-support.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from ...templates.api import (
    Body,
    LiquidNode,
    LiquidTag,
    Node,
    Output,
    ParseStream,
    Renderer,
    Scope,
    Tag,
    Token,
    render_aside,
    whole_body,
)
from ..api import Plugin

_PARAGRAPH = re.compile(r"</?p[^>]*>")


class Details(Plugin):
    """Switches on the tag."""

    name: ClassVar[str] = "details.rb"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"details": DetailsTag}


class DetailsNode(LiquidNode):
    """Prints the caption and the body, both Markdown."""

    __slots__ = ("body", "caption")

    def __init__(self, token: Token, caption: str, body: Body) -> None:
        """The caption is no template."""
        super().__init__(token)
        self.caption, self.body, self.blank = caption, body, False

    def compile(self) -> Renderer:
        """Convert both with the site's Markdown."""
        caption, body = self.caption, self.body.compile()

        def render(scope: Scope, out: Output) -> None:
            site = scope.context.site()
            summary = _PARAGRAPH.sub("", site.convert("markdown", caption)).removesuffix("\n")
            content = site.convert("markdown", render_aside(body, scope))
            out.append(f"<details><summary>{summary}</summary>{content}</details>")

        return render


class DetailsTag(LiquidTag):
    """The tag."""

    name = "details"
    block = True
    end = "enddetails"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """The whole markup is the caption."""
        return DetailsNode(token, markup, whole_body(stream, token))
