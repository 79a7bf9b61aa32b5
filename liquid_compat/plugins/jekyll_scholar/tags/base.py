"""What the tags have in common."""

from __future__ import annotations

from abc import abstractmethod

from ....templates.api import (
    Body,
    LiquidNode,
    LiquidTag,
    Node,
    Output,
    ParseStream,
    Renderer,
    Scope,
    Token,
    render_aside,
    whole_body,
)
from ..desk import Desk


class ScholarNode(LiquidNode):
    """A tag's use in a template, with its body if it is a block."""

    __slots__ = ("tag", "markup", "body")

    def __init__(self, token: Token, tag: ScholarTag, markup: str, body: Body | None) -> None:
        """The markup is read when the tag is rendered: it may have `{{ variables }}` in it."""
        super().__init__(token)
        self.tag = tag
        self.markup = markup
        self.body = body
        self.blank = False

    def compile(self) -> Renderer:
        """Have the tag write."""
        tag, markup = self.tag, self.markup
        body = self.body.compile() if self.body is not None else None

        def render(scope: Scope, out: Output) -> None:
            text = render_aside(body, scope) if body is not None else ""
            out.append(tag.write(Desk(markup, scope), text))

        return render


class ScholarTag(LiquidTag):
    """A tag of jekyll-scholar."""

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Keep the markup, and the body of a block."""
        return ScholarNode(token, self, markup, whole_body(stream, token) if self.block else None)

    @abstractmethod
    def write(self, desk: Desk, body: str) -> str:
        """What the tag prints; `body` is what stands inside of a block. Raises BibliographyError and PluginError."""
