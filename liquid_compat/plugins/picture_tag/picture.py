"""One picture tag: the files that it asks for, and its HTML."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...content.url import escape_path
from ...ruby.printing import to_s
from ...templates.api import TagError
from ..images import Wanted, size_of
from ..liquid_values import is_true
from .arguments import Arguments
from .elements import Element
from .presets import quality

_TYPES = {"avif": "image/avif", "jp2": "image/jp2", "webp": "image/webp"}
_MISSING = 999_999
"""How wide and high a missing image is taken to be."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a tag knows of the site and the page."""

    source: str
    """The absolute folder of the images."""
    output: str
    """Where the files go, relative to the destination."""
    base: str
    """What stands before a file's place in its address: the site's or another's, and the `baseurl`."""
    images: str
    """The folder of the images, relative to the source."""
    media: Mapping[str, Any]
    """Media queries by name."""
    is_markdown: bool
    """Whether Markdown is going to be made of what the tag prints."""
    goes_on: bool
    """Whether a missing image fails the build."""


@dataclass(frozen=True, slots=True)
class _Source:
    """An image as it is used: what part of it, for which media query."""

    path: str
    name: str
    media: str | None
    digest: str
    width: int
    height: int
    full: tuple[int, int]
    crop: str | None
    keep: str


class Picture:
    """A tag with its preset."""

    def __init__(self, arguments: Arguments, preset: Mapping[str, Any], around: Surroundings) -> None:
        """Look at the images. Raises TagError for one that is missing, PluginError for one that can't be read."""
        self._preset, self._around = preset, around
        self.wanted: list[Wanted] = []
        """The files that the HTML leads to."""
        self._sources = [self._read(arguments, name, media) for name, media in arguments.images]
        formats = preset["formats"]
        self._formats = [to_s(kind) for kind in formats] if isinstance(formats, list) else [to_s(formats)]
        self._attributes = self._read_attributes(arguments)
        own = preset.get("nomarkdown")
        self._is_one_line = around.is_markdown if own is None else is_true(own)

    def _read(self, arguments: Arguments, name: str, media: str | None) -> _Source:
        path = os.path.normpath(os.path.join(self._around.source, name))
        crop = arguments.crops.get(media) or (self._preset.get("media_crop") or {}).get(media, self._preset.get("crop"))
        keeps = self._preset.get("media_keep") or {}
        keep = to_s(arguments.keeps.get(media) or keeps.get(media, self._preset["keep"]))
        keep = {"center": "centre", "none": ""}.get(keep, keep)
        if os.path.isfile(path):
            with open(path, "rb") as file:
                digest = hashlib.md5(file.read(), usedforsecurity=False).hexdigest()
            full = size_of(path)
        elif self._around.goes_on:
            digest, full = "", (_MISSING, _MISSING)
        else:
            raise TagError(
                f"There is no image {name}", "the path starts at `picture: source:`; `ignore_missing_images` goes on"
            )
        width, height = full
        if crop is not None:
            across, down = (float(part) for part in to_s(crop).split(":"))
            width, height = (
                int(min(full[0], full[1] * across / down) + 0.5),
                int(min(full[1], full[0] * down / across) + 0.5),
            )
        return _Source(path, name, media, digest, width, height, full, None if crop is None else to_s(crop), keep)

    def _read_attributes(self, arguments: Arguments) -> dict[str, str]:
        given = self._preset.get("attributes")
        found = {to_s(key): to_s(value) for key, value in given.items()} if isinstance(given, dict) else {}
        key = "implicit"
        for word in arguments.attributes:
            if word.startswith("--"):
                key = word.removeprefix("--")
            else:
                found[key] = f"{found[key]} {word}" if key in found else word
        if is_true(self._preset["link_source"]) and "link" not in found:
            found["link"] = self._address(self._around.images, self._sources[0].name)
        return found

    def html(self) -> str:
        """What the tag prints. Raises TagError for a markup that there isn't."""
        markup = to_s(self._preset["markup"])
        if markup == "direct_url":
            return " ".join(self._image(plain=True).attributes["src"])
        if markup == "naked_srcset":
            return ", ".join(self._srcset(self._sources[0], self._formats[0])[0])
        several = len(self._formats) * len(self._sources) > 1
        kind = {"auto": "picture" if several else "img", "data_auto": "data_picture" if several else "data_img"}
        kind_of = kind.get(markup, markup)
        if kind_of not in ("img", "picture", "data_img", "data_picture"):
            raise TagError(
                f"There is no markup {markup} for pictures",
                "auto, img, picture, data_auto, data_img, data_picture, direct_url and naked_srcset are there",
            )
        is_data = kind_of.startswith("data_")
        made = self._img(is_data) if kind_of.endswith("img") else self._picture(is_data)
        if is_data and is_true(self._preset["noscript"]):
            hidden = Element("noscript", {}, [self._image(plain=True)], self._is_one_line)
            made = Element("", {}, [made, str(hidden)], self._is_one_line)
        return self._linked(made)

    def _linked(self, made: Element) -> str:
        link = self._attributes.get("link")
        if link is None:
            return str(made)
        inside: list[Element | str] = [made] if made.name else list(made.content or ())
        anchor = Element("a", {}, inside).add(self._attributes.get("a"))
        anchor.put("href", link)
        if not self._is_one_line:
            return str(anchor)
        text = str(anchor).replace("\n", "").replace(">  <", "><")
        return f"{{::nomarkdown}}{text}{{:/nomarkdown}}"

    def _img(self, is_data: bool) -> Element:
        image = self._image(plain=not is_data)
        entries, _ = self._srcset(self._sources[0], self._formats[0])
        self._put(image, "srcset", ", ".join(entries), is_data)
        self._put_sizes(image, is_data)
        image.add(self._attributes.get("parent"))
        if is_true(self._preset["dimension_attributes"]):
            image.put("width", self._sources[0].width)
            image.put("height", self._sources[0].height)
        return image

    def _picture(self, is_data: bool) -> Element:
        content: list[Element | str] = []
        for kind in self._formats:
            for source in self._sources[::-1]:
                element = Element("source").add(self._attributes.get("source"))
                entries, used = self._srcset(source, kind)
                self._put_sizes(element, is_data)
                if source.media is not None:
                    element.put("media", f"({to_s(self._around.media.get(source.media))})")
                self._put(element, "srcset", ", ".join(entries), is_data)
                element.put("type", _TYPES.get(used) or mimetypes.guess_type(f"x.{used}")[0] or "")
                content.append(element)
        image = self._image(plain=not is_data)
        if is_true(self._preset["dimension_attributes"]) and len(self._sources) == 1:
            image.attributes.setdefault("width", []).append(str(self._sources[0].width))
            image.attributes.setdefault("height", []).append(str(self._sources[0].height))
        made = Element("picture", {}, [*content, image], self._is_one_line)
        return made.add(self._attributes.get("picture")).add(self._attributes.get("parent"))

    def _image(self, *, plain: bool) -> Element:
        """The image of browsers that know nothing better."""
        image = Element("img").add(self._attributes.get("img")).add(self._attributes.get("implicit"))
        source = self._sources[0]
        width = min(self._preset["fallback_width"], source.width)
        self._put(image, "src", self._file(source, to_s(self._preset["fallback_format"]), width)[0], not plain)
        if "alt" in self._attributes:
            image.put("alt", self._attributes["alt"])
        return image

    def _put(self, element: Element, name: str, value: str, is_data: bool) -> None:
        if is_data:
            element.attributes.setdefault(f"data-{name}", []).extend(value.split())
        else:
            element.put(name, value)

    def _put_sizes(self, element: Element, is_data: bool) -> None:
        if self._preset.get("pixel_ratios"):
            return
        sizes = self._preset.get("sizes")
        pairs = sizes.items() if isinstance(sizes, dict) else ()
        found = [f"({to_s(self._around.media.get(media))}) {to_s(size)}" for media, size in pairs]
        if is_true(self._preset.get("size")):
            found.append(to_s(self._preset["size"]))
        if found:
            self._put(element, "sizes", ", ".join(found), is_data and is_true(self._preset["data_sizes"]))

    def _srcset(self, source: _Source, kind: str) -> tuple[list[str], str]:
        """The entries of a set, and their format."""
        ratios, base = self._preset.get("pixel_ratios"), self._preset.get("base_width")
        if ratios:
            widths = [ratio * base for ratio in ratios]
        else:
            own = self._preset.get("media_widths") or {}
            widths = list(own.get(source.media, self._preset["widths"]))
        if any(width > source.width for width in widths):
            widths = [*(width for width in widths if width < source.width), source.width]
        entries = []
        used = ""
        for width in widths:
            address, used = self._file(source, kind, width)
            entries.append(f"{address} {round(width / base, 2)}x" if ratios else f"{address} {width}w")
        return entries, used

    def _file(self, source: _Source, kind: str, width: float) -> tuple[str, str]:
        """The address of a file, and its format; the file is asked for."""
        kind = os.path.splitext(source.path)[1][1:].lower() if kind.lower() == "original" else kind.lower()
        level = quality(self._preset, kind, width)
        settings = f"{source.digest}{source.crop or ''}{source.keep}{to_s(level)}"
        key = hashlib.md5(settings.encode(), usedforsecurity=False).hexdigest()[:9]
        stem = source.name.removesuffix(os.path.splitext(source.name)[1])
        name = f"{stem}-{to_s(width)}-{key}.{kind}"
        if source.digest:
            self.wanted.append(self._made(source, f"{self._around.output.strip('/')}/{name}", kind, width, level))
        return self._address(self._around.output, name), kind

    def _made(self, source: _Source, place: str, kind: str, width: float, level: Any) -> Wanted:
        left, top = (source.full[0] - source.width) // 2, (source.full[1] - source.height) // 2
        box = (left, top, left + source.width, top + source.height)
        return Wanted(
            source.path,
            place.lstrip("/"),
            round(width),
            max(1, round(source.height * width / source.width)),
            kind,
            int(level) if isinstance(level, (int, float)) else 75,
            is_turned=True,
            crop=None if source.crop is None else box,
        )

    def _address(self, folder: str, name: str) -> str:
        path = re.sub("/{2,}", "/", f"/{folder}/{name}")
        return self._around.base.rstrip("/") + escape_path(path)
