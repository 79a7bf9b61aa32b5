"""`{% img CLASSES ADDRESS WIDTH HEIGHT TITLE %}`, of Octopress: an image."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from ...errors import Location
from ...templates.api import Scope, Tag
from ..api import Plugin
from ..tag_functions import inline_tag

_WORD = re.compile(r"\S+", re.ASCII)
_SIZE = re.compile(r"\s+(\d+)", re.ASCII)
_QUOTED = "[\"']([^\"']*)[\"']"
_TITLE_AND_ALT = re.compile(rf"{_QUOTED}\s+{_QUOTED}", re.ASCII)
_NO_ADDRESS = "The img tag has no address: write {% img classes /path/of/image width height title %}"


class OctopressImage(Plugin):
    """Switches on the tag."""

    name: ClassVar[str] = "image_tag.rb"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"img": inline_tag("img", img)}


def img(scope: Scope, markup: str, place: Location) -> str:
    """The element; without an address a remark, as with Octopress, in words of ours.

    The address is the last word with a slash in it. A title without double quotes gives no `alt`, and an attribute
    without a value leaves its space behind.
    """
    words = [word for word in _WORD.finditer(markup) if "/" in word[0][:-1]]
    if not words:
        return _NO_ADDRESS
    address = words[-1]
    found: dict[str, str | None] = {}
    if address.start():
        found["class"] = markup[: address.start()].strip().replace('"', "")
    found["src"] = address[0]
    end = address.end()
    for name in ("width", "height"):
        if size := _SIZE.match(markup, end):
            found[name], end = size[1], size.end()
    title = markup[end:]
    if title[:1].isspace():
        both = _TITLE_AND_ALT.search(title)
        text = title.strip().replace('"', "&#34;")
        found["title"], found["alt"] = (
            (both[1] or None, both[2] or None) if both else (text, text if '"' in title else None)
        )
    shown = ("" if value is None else f'{name}="{value}"' for name, value in found.items())
    return f"<img {' '.join(shown)}>"
