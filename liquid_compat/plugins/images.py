"""Smaller images, and images in other formats, for plugins: made by Pillow, kept in the cache folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..config.load import Config
from ..errors import Location, PluginError, Warnings
from .api import MadeFile

if TYPE_CHECKING:
    from PIL.Image import Image

_INSTALL = "Run `pip install liquid-compat[images]`."


@dataclass(frozen=True, slots=True)
class Wanted:
    """An image to make of a file. Plain data: tags ask for it in other processes."""

    source: str
    """The absolute path of the file."""
    place: str
    """Where it goes, relative to the destination."""
    width: int
    height: int
    format: str
    """The extension of its format, without the dot."""
    quality: int
    is_turned: bool = False
    """Whether it is turned as its camera was held."""
    crop: tuple[int, int, int, int] | None = None
    """The part of the file that is taken, before it gets its size: left, top, right, bottom."""
    options: tuple[tuple[str, Any], ...] = ()
    """What else the format's writer is told."""


def size_of(path: str, is_turned: bool = False) -> tuple[int, int]:
    """Width and height of an image. Raises PluginError for a file that can't be read as one."""
    try:
        from PIL import Image, ImageOps
    except ImportError as error:
        raise PluginError("Images can't be measured: Pillow is not installed", hint=_INSTALL) from error
    try:
        with Image.open(path) as image:
            return (ImageOps.exif_transpose(image) if is_turned else image).size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PluginError(f"{path} can't be read as an image: {error}", Location(path)) from error


def made(config: Config, warnings: Warnings, wanted: Iterable[Wanted]) -> dict[str, MadeFile]:
    """The files of the images, by their places; one that can't be made is left out, with a warning."""
    images = list({image.place: image for image in wanted}.values())
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        files = list(pool.map(lambda image: _kept(config, image), images))
    found: dict[str, MadeFile] = {}
    for image, file in zip(images, files, strict=True):
        if file is not None:
            found[image.place] = file
        else:
            warnings.warn(f"{image.place} can't be made of {os.path.relpath(image.source, config.source)}")
    return found


def _kept(config: Config, image: Wanted) -> MadeFile | None:
    """An image from the cache folder, or made now; None for one that can't be."""
    try:
        data = Path(image.source).read_bytes()
    except OSError:
        return None
    if config.safe or config["disable_disk_cache"]:
        return _written(data, image)
    wishes = (image.width, image.height, image.format, image.quality, image.is_turned, image.crop, image.options)
    key = sha256(data + repr(wishes).encode()).hexdigest()[:32]
    file = config.in_source(config.cache_dir) / "liquid-compat" / "images" / f"{key}.{image.format}"
    if file.is_file():
        return file
    result = _written(data, image)
    try:
        if result is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            unfinished = file.with_suffix(f".{os.getpid()}.part")
            unfinished.write_bytes(result)
            unfinished.replace(file)
            return file
    except OSError:
        pass
    return result


def _written(data: bytes, wanted: Wanted) -> bytes | None:
    from PIL import Image, ImageOps

    output = BytesIO()
    try:
        with Image.open(BytesIO(data)) as opened:
            image: Image.Image = ImageOps.exif_transpose(opened) if wanted.is_turned else opened
            image = _drawn(image, wanted)
            writer = Image.registered_extensions()[f".{wanted.format.lower()}"]
            options: Mapping[str, Any] = {"quality": wanted.quality, **dict(wanted.options)}
            image.save(output, writer, **options)
    except (OSError, ValueError, KeyError, SyntaxError, Image.DecompressionBombError):
        return None
    return output.getvalue()


def _drawn(image: Image, wanted: Wanted) -> Image:
    """The part of an image that is wanted, in its size and in colours that its format has."""
    from PIL import Image as Images

    if image.mode not in ("RGB", "RGBA", "L"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    size = (max(1, wanted.width), max(1, wanted.height))
    if wanted.crop is not None or size != image.size:
        image = image.resize(size, Images.Resampling.LANCZOS, box=wanted.crop)
    if wanted.format.lower() in ("jpg", "jpeg") and image.mode == "RGBA":
        image = image.convert("RGB")
    return image
