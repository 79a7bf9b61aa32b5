"""`{% video ADDRESSES WIDTH HEIGHT %}` and `{% pullquote %}...{" WORDS "}...{% endpullquote %}`, of Octopress."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import ClassVar

from ...errors import Location
from ...templates.api import Scope, Tag
from ..api import Plugin
from ..tag_functions import block_tag, inline_tag

_ROOTED = re.compile(r"(?:https?://|/).+", re.IGNORECASE)
_VIDEO = re.compile(r".\.(?:mp4|ogv|webm)", re.IGNORECASE)
_PICTURE = re.compile(r".\.(?:gif|jpe?g|png)", re.IGNORECASE)
_TYPES = {
    ".mp4": """ type='video/mp4; codecs="avc1.42E01E, mp4a.40.2"'""",
    ".ogv": " type='video/ogg; codecs=theora, vorbis'",
    ".webm": " type='video/webm; codecs=vp8, vorbis'",
}
_NO_VIDEO = "The video tag has no address: write {% video /path/of/video.mp4 width height /path/of/poster.png %}"

_BEGIN, _END = r'\{"\s*', r'\s*"\}'
_QUOTE = re.compile(f"{_BEGIN}(.+){_END}", re.ASCII)
_MARKS = re.compile(f"{_BEGIN}|{_END}", re.ASCII)
_NO_QUOTE = 'The pullquote tag has no quote: put {" and "} around the words'


class OctopressVideo(Plugin):
    """Switches on the tag `video`."""

    name: ClassVar[str] = "video_tag.rb"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"video": inline_tag("video", video)}


class OctopressPullquote(Plugin):
    """Switches on the block `pullquote`."""

    name: ClassVar[str] = "pullquote.rb"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"pullquote": block_tag("pullquote", pullquote)}


def video(scope: Scope, markup: str, place: Location) -> str:
    """The element with a source for each address of a video; without one a remark in words of ours.

    Sizes are the words of two signs and more that begin with a digit, other than the first word. What has no type is
    left with the space before it.
    """
    words = markup.split()
    videos = [address for word in words if (address := _address(word, _VIDEO))]
    if not videos:
        return _NO_VIDEO
    sizes = [word for word in words[1:] if len(word) > 1 and word[0] in "0123456789"]
    size = " ".join(f"{name}='{value}'" for name, value in zip(("width", "height"), sizes, strict=False))
    poster = next((f"poster='{address}'" for word in words if (address := _address(word, _PICTURE))), "")
    sources = (f"<source src='{address}'{_TYPES.get(_extension(address), ' ')}>" for address in videos)
    return f"<video {size} preload='metadata' controls {poster}>{''.join(sources)}</video>"


def _address(word: str, kind: re.Pattern[str]) -> str | None:
    """The part of a word from its first slash or scheme on, if that is a file of the kind."""
    rooted = _ROOTED.search(word)
    if rooted is None:
        return None
    start = rooted[0].find("://") + 3 if rooted[0][0] != "/" else 1
    return rooted[0] if kind.search(rooted[0], start) else None


def _extension(address: str) -> str:
    return posixpath.splitext(posixpath.basename(address))[1]


def pullquote(scope: Scope, markup: str, body: str, place: Location) -> str:
    """The body in an element that has the marked words of a line once more; without any a remark in words of ours."""
    quote = _QUOTE.search(body)
    if quote is None:
        return _NO_QUOTE
    side = "left" if "left" in markup.lower() else "right"
    return f"<span class='pullquote-{side}' data-pullquote='{quote[1]}'>{_MARKS.sub('', body)}</span>"
