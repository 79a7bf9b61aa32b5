"""jekyll-avatar 0.8: `{% avatar user size=40 %}`, a GitHub user's picture (https://github.com/jekyll/jekyll-avatar).

`user=variable` looks the name up, `lazy=true` loads the picture late.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping

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
    render_aside,
)
from .api import Plugin
from .liquid_values import dig, is_true, to_s


class Avatar(Plugin):
    """Switches on the tag."""

    name = "jekyll-avatar"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"avatar": AvatarTag}


_SIZE = re.compile(r"\bsize=(\d+)\b", re.IGNORECASE | re.ASCII)
_USER = re.compile(r"\buser=([\w.]+)\b", re.ASCII)
_SERVERS = 4
_SMALL = 48


class AvatarNode(LiquidNode):
    """Prints the image."""

    __slots__ = ("markup", "text")

    def __init__(self, token: Token, markup: str, text: Renderer) -> None:
        """`markup` is what is written behind the tag's name, `text` renders it as a template."""
        super().__init__(token)
        self.markup = markup
        self.text = text
        self.blank = False

    def compile(self) -> Renderer:
        """Size and variable are read from the markup as it is written, the rest when it has been rendered."""
        size = match[1] if (match := _SIZE.search(self.markup)) else "40"
        variable = match[1] if (match := _USER.search(self.markup)) else None
        render_text = self.text

        def render(scope: Scope, out: Output) -> None:
            text = render_aside(render_text, scope)
            if variable is not None:
                value = dig(scope, *variable.split("."))
                user = to_s(value) if is_true(value) else variable
            else:
                user = text.split(" ")[0].removeprefix("@") if text else ""
            attributes = (f'{name}="{value}"' for name, value in _attributes(user, size, "lazy=true" in text))
            out.append(f"<img {' '.join(attributes)} />")

        return render


def _attributes(user: str, size: str, lazy: bool) -> Iterator[tuple[str, str]]:
    """The image's attributes in their order."""
    yield "class", "avatar avatar-small" if int(size) < _SMALL else "avatar"
    yield "alt", user
    yield "width", size
    yield "height", size
    yield "data-proofer-ignore", "true"
    paths = {scale: f"{user}?v=3&s={size if scale == 1 else int(size) * scale}" for scale in (1, 2, 3, 4)}
    host = f"https://avatars{zlib.crc32(paths[1].encode()) % _SERVERS}.githubusercontent.com"
    source = f"{host}/{paths[1]}"
    sources = ", ".join(f"{host}/{path} {scale}x" for scale, path in paths.items())
    if lazy:
        yield "src", ""
        yield "data-src", source
        yield "data-srcset", sources
    else:
        yield "src", source
        yield "srcset", sources


class AvatarTag(LiquidTag):
    """The tag."""

    name = "avatar"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """The arguments may be a template themselves."""
        text = markup.strip(SPACES)
        return AvatarNode(token, text, stream.env.from_string(text, stream.unit.name or "").renderer)
