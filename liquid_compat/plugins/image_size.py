"""jekyll-image-size 1.2: `{% imagesize assets/a.png:props %}`, how large an image is.

https://github.com/generalui/jekyll-image-size
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs

from ..errors import Location, PluginError
from ..templates.api import Scope, Tag, TagError, parse_value
from .api import Plugin
from .images import size_of
from .liquid_values import to_s
from .tag_functions import inline_tag

_NAME = "jekyll-image-size"
# An image or a variable, then `:mode/scale`, `!`, `?width=…`, and attributes.
_MARKUP = re.compile(
    r"""
    (?P<image> (?: [^:?!] | :(?![a-z]). )+ )
    (?: : (?P<mode>[a-z]+) (?: / (?P<scale> \d+(?:\.\d+)? | \.\d+ ) )? )?
    (?P<needed>!)?
    (?: \? (?P<query>.+?) )?
    (?P<rest>[ ].*)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MODES: Mapping[str, Callable[[int, int], str]] = {
    "size": lambda width, height: f"{width}x{height}",
    "width": lambda width, height: str(width),
    "height": lambda width, height: str(height),
    "list": lambda width, height: f"{width}, {height}",
    "array": lambda width, height: f"[{width}, {height}]",
    "json": lambda width, height: f"{{width: {width}, height: {height}}}",
    "css": lambda width, height: f"width: {width}px; height: {height}px;",
    "props": lambda width, height: f"width='{width}' height='{height}'",
    "opengraph": lambda width, height: (
        f"<meta property='og:image:width' content='{width}'/><meta property='og:image:height' content='{height}'/>"
    ),
}
_EMPTY = frozenset({"css", "props", "opengraph", "img"})
"""The modes that print nothing for an image that is missing."""


class ImageSize(Plugin):
    """Switches on the tag."""

    name = _NAME

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"imagesize": inline_tag("imagesize", imagesize)}

    def tag_values(self) -> str:
        """Where paths start."""
        return str(self.config.source)


def imagesize(scope: Scope, markup: str, place: Location) -> str:
    """The tag. Raises TagError for an image that is missing though its path ends in `!`, and for an unknown mode."""
    match = _MARKUP.fullmatch(markup)
    if match is None:
        raise TagError(f"The imagesize tag can't read {markup!r}", "write {% imagesize assets/a.png:props %}")
    root = scope.context.site().plugins[_NAME]
    shown = match["image"]
    size = _size(root, shown)
    if size is None:
        value = parse_value(shown.strip()).compile()(scope)
        shown = shown if value is None else to_s(value)
        size = None if value is None else _size(root, shown)
    if size is None and match["needed"]:
        raise TagError(f"There is no image {match['image']}", "the path starts at the site's source")
    mode = (match["mode"] or "size").lower()
    if mode not in _MODES and mode != "img":
        raise TagError(f"The imagesize tag has no mode {mode}", f"one of {', '.join([*_MODES, 'img'])}")
    if size is None and mode in _EMPTY:
        return ""
    width, height = _scaled(size or (0, 0), match)
    if mode == "img":
        return f"<img src='{shown}' width='{width}' height='{height}'{match['rest'] or ''}>"
    return _MODES[mode](width, height)


def _size(root: str, path: str) -> tuple[int, int] | None:
    file = os.path.join(root, path.strip().removeprefix("/"))
    if not os.path.isfile(file):
        return None
    try:
        return size_of(file)
    except PluginError:
        return None


def _scaled(size: tuple[int, int], match: re.Match[str]) -> tuple[int, int]:
    width, height = size
    query = parse_qs(match["query"] or "")
    for key, other in (("width", height), ("height", width)):
        if key in query and width and height:
            wanted = int(re.match(r"\d*", query[key][0])[0] or 0)  # type: ignore[index]
            ratio = wanted / (width if key == "width" else height)
            width, height = (wanted, _round(other * ratio)) if key == "width" else (_round(other * ratio), wanted)
            break
    scale = float(match["scale"] or 1)
    return (_round(width / scale), _round(height / scale)) if scale else (width, height)


def _round(value: float) -> int:
    return int(value + 0.5)
