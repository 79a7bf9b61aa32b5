"""`{% github_edit_link "Text" %}`: a link to where GitHub edits the page's source; without a text the bare address."""

from __future__ import annotations

import re

from liquid.ast import Node
from liquid.token import Token

from ...errors import Location
from ...ruby import addressable
from ...templates.body import LiquidNode
from ...templates.context import Output, Renderer, Scope
from ...templates.stream import ParseStream
from ...templates.tags.base import LiquidTag
from ..liquid_values import dig, is_true, to_s

_TEXT = re.compile(r"\"(.*)\"|'(.*)'")


class GitHubEditLinkNode(LiquidNode):
    """Prints the link."""

    __slots__ = ("place", "text")

    def __init__(self, token: Token, text: str | None, place: Location) -> None:
        """`text` is the link's text, None for the bare address; `place` is where the tag stands."""
        super().__init__(token)
        self.text = text
        self.place = place
        self.blank = False

    def compile(self) -> Renderer:
        """Join the repository's address, the branch and the page's path."""
        text, place = self.text, self.place

        def render(scope: Scope, out: Output) -> None:
            registers = scope.context.registers
            github = dig(scope["site"], "github")
            parts = (
                dig(github, "repository_url"),
                "edit/",
                dig(github, "source", "branch"),
                dig(github, "source", "path"),
                dig(registers.page if registers is not None else None, "path"),
            )
            address = ""
            if all(is_true(part) for part in parts):
                address = _joined([to_s(part) for part in parts])
            elif registers is not None:
                registers.warnings.warn(
                    "A link to edit the page can't be made, as site.github does not tell the repository",
                    place,
                    "Set `repository: owner/name` in _config.yml.",
                )
            out.append(address if text is None else f'<a href="{address}">{text}</a>')

        return render


def _joined(parts: list[str]) -> str:
    *folders, page = (part.removeprefix("/") for part in parts)
    path = "".join(folder if not folder or folder.endswith("/") else f"{folder}/" for folder in folders)
    return str(addressable.parse(path + page).normalized())


class GitHubEditLinkTag(LiquidTag):
    """The tag."""

    name = "github_edit_link"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """The argument is the quoted text of the link."""
        match = _TEXT.search(markup)
        text = None if match is None else match[1] if match[1] is not None else match[2]
        return GitHubEditLinkNode(token, text, stream.unit.location(start))
