"""Players in the place of images whose address is a video's or a sound's.

https://github.com/jeffreytse/jekyll-spaceship#5-media-usage
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote_plus, urlsplit, urlunsplit

from ...errors import Warnings
from ..html_page import HtmlPage
from .trees import replace

if TYPE_CHECKING:
    from lxml.etree import _Element

DEFAULTS: dict[str, Any] = {
    "default": {
        "id": "media-{id}",
        "class": "media",
        "width": "100%",
        "height": 350,
        "frameborder": 0,
        "style": "max-width: 600px;outline: none",
        "allow": "encrypted-media; picture-in-picture",
    },
}


@dataclass(frozen=True, slots=True)
class _Kind:
    """Addresses of one kind, and what plays them."""

    player: str
    pattern: re.Pattern[str]
    base: str = ""
    """The player's address, before the id; "" where that is the address itself."""
    height: int | None = None


_SOUNDS = frozenset({"aac", "mid", "midi", "mp3", "ogg", "wav", "wma"})
_FILMS = frozenset({"3gp", "asf", "avi", "flv", "mkv", "mov", "mp4", "ogg", "ogv", "rmvb", "webm", "wmv"})
_WEB = r"(https?:)?//"
_NAME = r"([\w-]+)"


def _file(extensions: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(https?://)?.*/(.+?\.(?:{'|'.join(sorted(extensions))}))\S*", re.ASCII)


def _frame(site: str, name: str, player: str, height: int | None = None) -> _Kind:
    """What is shown in a frame: an address of a site with a name in it, and the player for that name."""
    return _Kind("iframe", re.compile(rf"{_WEB}{site}{name}\S*", re.ASCII), f"https://{player}", height)


_KINDS = (
    _Kind("audio", _file(_SOUNDS)),
    _Kind("video", _file(_FILMS)),
    _frame(r".*youtu.*(?:(?<=\?v=)|(?<=embed/)|(?<=\.be/))", _NAME, "www.youtube.com/embed/"),
    _frame(r"vimeo\.com/", r"(\d+)", "player.vimeo.com/video/"),
    _frame(r"(?>www\.)?dai\.?ly(?>motion\.com/video)?/", _NAME, "www.dailymotion.com/embed/video/"),
    _frame(r"open\.spotify\.com/track/", _NAME, "open.spotify.com/embed/track/", 80),
    _frame(r"open\.spotify\.com/episode/", _NAME, "open.spotify.com/embed/episode/", 152),
    _frame(r"soundcloud\.com/.+/[^?]+", "()", "w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/", 125),
)


def changed(html: str, options: Mapping[str, Any], warnings: Warnings) -> str:
    """A page with players in it."""
    page = HtmlPage(html)
    for image in list(page.root.iter("img")) if page.root is not None else ():
        for kind in _KINDS:
            match = kind.pattern.search(image.get("src") or "")
            if match is not None:
                player = _player(image, kind, match[2], options["default"], warnings)
                replace(image, player)
                break
    return str(page)


def _player(image: _Element, kind: _Kind, name: str, options: Mapping[str, Any], warnings: Warnings) -> str:
    source = image.get("src") or ""
    given = re.search(r"(?<=\?)\S*?$", source, re.MULTILINE)
    pairs: dict[str, str] = dict(parse_qsl(given[0], keep_blank_values=True)) if given else {}
    query = {key: value for key, value in pairs.items() if value not in (name, "")}
    values = dict(options)
    values.update((key, query[key]) for key in ("id", "class", "style") if key in query)
    if "soundcloud" in kind.base:
        warnings.warn(
            f"The number of the track {source} is not known: its page is not asked here",
            hint="Embed the track with the code that SoundCloud gives.",
        )
    for key in ("id", "class"):
        values[key] = str(values[key]).replace("{id}", name)
    address = _with_query(kind.base + name if kind.base else source, query)
    if kind.player == "iframe":
        for key, own in (("width", None), ("height", kind.height), ("frameborder", None)):
            values[key] = query.get(key) or own or values[key]
        return (
            f'<iframe id="{values["id"]}" class="{values["class"]}" src="{address}"'
            f' title="{image.get("title") or ""}" width="{values["width"]}" height="{values["height"]}"'
            f' style="{values["style"]}" allow="{values["allow"]}" frameborder="{values["frameborder"]}"'
            " allowfullscreen></iframe>"
        )
    states = " ".join(key if query.get(key) or values.get(key) else "" for key in ("autoplay", "loop"))
    style = values["style"]
    note = (
        f" Your browser doesn't support HTML5 {kind.player}."
        f' Here is a <a href="{address}">link to download the {kind.player}</a> instead.</{kind.player}>'
    )
    if kind.player == "audio":
        style += ";display: none;" if query.get("hidden") else ""
        start = (
            f'<audio id="{values["id"]}" class="{values["class"]}" {states} src="{address}" style="{style}" controls>'
        )
        return start + note
    start = f'<video id="{values["id"]}" class="{values["class"]}" style="{style}" {states} controls>'
    return f'{start} <source src="{address}">{note}'


def _with_query(address: str, query: Mapping[str, str]) -> str:
    if not query:
        return address
    parts = urlsplit(address)
    text = "&".join(f"{quote_plus(key, safe='*-._')}={quote_plus(value, safe='*-._')}" for key, value in query.items())
    return urlunsplit(parts._replace(query=text))
