"""jekyll-youtube 1.0: `{% youtube "address" %}`, a video's player (https://github.com/dommmel/jekyll-youtube)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..templates.api import (
    SPACES,
    LiquidNode,
    LiquidTag,
    Node,
    Output,
    ParseStream,
    Renderer,
    Scope,
    Tag,
    Token,
    parse_value,
)
from .api import Plugin
from .liquid_values import to_s

_INCLUDE = "youtube.html"
_STYLE = (
    "<style>.embed-container { position: relative; padding-bottom: 56.25%; height: 0; overflow: hidden;"
    " max-width: 100%; } .embed-container iframe, .embed-container object, .embed-container embed"
    " { position: absolute; top: 0; left: 0; width: 100%; height: 100%; }</style>"
)
_SHORT = re.compile(r"youtu\.be/([^?]*)")
_LONG = re.compile(r"(?:v/|embed/|watch\?)\??v?=?([^&?]*)")


class YouTube(Plugin):
    """Switches on the tag. A site's `_includes/youtube.html` takes the place of the player and sees
    `youtube_id`, and nothing else.
    """

    name = "jekyll-youtube"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"youtube": YouTubeTag}


def video_id(address: str) -> str:
    """The id of the video at an address, "" where there is none."""
    if match := _SHORT.search(address):
        return match[1]
    for line in address.split("\n"):
        if found := _LONG.findall(line):
            return str(found[-1])
    return ""


class YouTubeNode(LiquidNode):
    """Prints the player."""

    __slots__ = ("markup",)

    def __init__(self, token: Token, markup: str) -> None:
        """`markup` is an expression whose value is the address."""
        super().__init__(token)
        self.markup, self.blank = markup, False

    def compile(self) -> Renderer:
        """Look for the site's include each time: it may come or go."""
        value = parse_value(self.markup).compile()

        def render(scope: Scope, out: Output) -> None:
            video = video_id(to_s(value(scope)))
            include = scope.context.site().read_include(_INCLUDE)
            if include is not None:
                template = scope.context.environment.from_string(include.source, include.path)
                out.append(template.render({"youtube_id": video}, scope.context.registers))
                return
            out.append(
                f"{_STYLE}<div class='embed-container'>"
                f'    <iframe title="YouTube video player" width="640" height="390"'
                f' src="//www.youtube.com/embed/{video}" frameborder="0" allowfullscreen></iframe></div>'
            )

        return render


class YouTubeTag(LiquidTag):
    """The tag."""

    name = "youtube"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """The address is looked up when the tag is rendered."""
        return YouTubeNode(token, markup.strip(SPACES))
