"""`{% file_exists PATH %}`, of al-folio: whether the source has a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ...templates.api import LiquidNode, LiquidTag, Node, Output, ParseStream, Renderer, Scope, Tag, Token, render_aside
from ..api import Plugin


class FileExists(Plugin):
    """Switches on the tag."""

    name: ClassVar[str] = "file-exists.rb"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"file_exists": FileExistsTag}


class FileExistsNode(LiquidNode):
    """Prints `true` or `false`."""

    __slots__ = ("path",)

    def __init__(self, token: Token, path: Renderer) -> None:
        """The path is a template."""
        super().__init__(token)
        self.path, self.blank = path, False

    def compile(self) -> Renderer:
        """Look each time: what is found is recorded."""
        path = self.path

        def render(scope: Scope, out: Output) -> None:
            out.append("true" if scope.context.site().file_exists(render_aside(path, scope).strip()) else "false")

        return render


class FileExistsTag(LiquidTag):
    """The tag."""

    name = "file_exists"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Read the path as a template."""
        return FileExistsNode(token, stream.env.from_string(markup, stream.unit.name or "").renderer)
