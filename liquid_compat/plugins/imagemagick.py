"""jekyll-imagemagick 1.4: images in other sizes and formats (https://gitlab.com/emmahsax/jekyll-imagemagick).

Pillow does the work (`pip install liquid-compat[images]`). What has been made is kept in the cache folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from ..content.site import Site
from ..errors import Location
from .api import MadeFile, Plugin
from .liquid_values import to_s

_SECTION = "imagemagick"
_QUALITY = 92
"""ImageMagick's own where the options name none."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture to make: of which file, how wide at most (0: as it is), in which format, with which options."""

    source: Path
    place: str
    width: int
    format: str
    options: tuple[str, ...]

    @property
    def quality(self) -> int:
        """What `-quality` says."""
        found = [self.options[at + 1] for at, option in enumerate(self.options[:-1]) if option == "-quality"]
        return int(found[-1]) if found and found[-1].isdecimal() else _QUALITY


class ImageMagick(Plugin):
    """Makes, of each image below `input_directories`, one for each of `widths` and `output_formats`.

    Options below `imagemagick:`: `enabled`, these, and `input_formats`. Images are never made wider. Of ImageMagick's
    options in `output_formats` `-quality`, `-auto-orient` and `-strip` mean something.
    """

    name = "jekyll-imagemagick"

    def after_rendering(
        self, site: Site, files: Mapping[str, MadeFile], asked: Sequence[Any]
    ) -> Mapping[str, MadeFile]:
        """The images that aren't there already."""
        section = self.config[_SECTION]
        if not isinstance(section, dict) or section.get("enabled") is not True:
            return {}
        wanted = [picture for picture in self._wanted(section) if picture.place not in files]
        if not wanted:
            return {}
        try:
            import PIL.Image  # noqa: F401
        except ImportError:
            self.warnings.warn(
                f"{len(wanted)} images in other sizes are missing: Pillow is not installed",
                hint="Run `pip install liquid-compat[images]`.",
            )
            return {}
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            made = list(pool.map(self._made, wanted))
        for picture in {
            picture.source: picture for picture, file in zip(wanted, made, strict=True) if file is None
        }.values():
            path = picture.source.relative_to(self.config.source).as_posix()
            self.warnings.warn(f"{path} can't be read as an image: its other sizes are missing", Location(path))
        return {picture.place: file for picture, file in zip(wanted, made, strict=True) if file is not None}

    def _wanted(self, section: Mapping[str, Any]) -> Iterator[Wanted]:
        source = Path(self.config.source)
        kinds = {to_s(kind) for kind in section.get("input_formats") or (".png", ".tiff")}
        formats = section.get("output_formats")
        widths = [width for width in section.get("widths") or (0,) if isinstance(width, int)]
        for folder in section.get("input_directories") or ():
            root = self.config.in_source(to_s(folder))
            for file in sorted(root.rglob("*.*")):
                if file.suffix.lower() not in kinds or not file.is_file():
                    continue
                for kind, options in formats.items() if isinstance(formats, dict) else ():
                    for width in widths:
                        name = f"{file.stem}-{width}.{kind}" if width else f"{file.stem}.{kind}"
                        place = (file.parent / name).relative_to(source).as_posix()
                        yield Wanted(file, place, width, to_s(kind), tuple(to_s(options).split()))

    def _made(self, wanted: Wanted) -> MadeFile | None:
        """An image from the cache, or made now; None for a file that is none."""
        try:
            data = wanted.source.read_bytes()
        except OSError:
            return None
        kept = self._cache_file(wanted, data)
        if kept is not None and kept.is_file():
            return kept
        result = _converted(data, wanted)
        if result is None or kept is None:
            return result
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            unfinished = kept.with_suffix(f".{os.getpid()}.part")
            unfinished.write_bytes(result)
            unfinished.replace(kept)
        except OSError:
            return result
        return kept

    def _cache_file(self, wanted: Wanted, data: bytes) -> Path | None:
        """Where an image is kept; None where nothing is to be kept."""
        if self.config.safe or self.config["disable_disk_cache"]:
            return None
        key = sha256(data + f"\0{wanted.width}\0{wanted.format}\0{' '.join(wanted.options)}".encode()).hexdigest()
        return self.config.in_source(self.config.cache_dir) / "liquid-compat" / "images" / f"{key[:32]}.{wanted.format}"


def _converted(data: bytes, wanted: Wanted) -> bytes | None:
    from PIL import Image, ImageOps

    formats = Image.registered_extensions()
    output = BytesIO()
    try:
        with Image.open(BytesIO(data)) as opened:
            image: Image.Image = opened
            if "-auto-orient" in wanted.options:
                image = ImageOps.exif_transpose(image)
            if image.mode not in ("RGB", "RGBA", "L"):
                image = image.convert("RGBA" if image.has_transparency_data else "RGB")
            if 0 < wanted.width < image.width:
                height = max(1, round(image.height * wanted.width / image.width))
                image = image.resize((wanted.width, height), Image.Resampling.LANCZOS)
            if wanted.format in ("jpg", "jpeg") and image.mode == "RGBA":
                image = image.convert("RGB")
            image.save(output, formats[f".{wanted.format}"], quality=wanted.quality)
    except (OSError, ValueError, KeyError, SyntaxError, Image.DecompressionBombError):
        return None
    return output.getvalue()
