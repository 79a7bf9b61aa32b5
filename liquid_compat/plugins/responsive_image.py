"""jekyll-responsive-image 1.6: `{% responsive_image path: a.jpg %}`, an image in several sizes and the site's template.

https://github.com/wildlyinaccurate/jekyll-responsive-image. The sizes are made when all is rendered, and never saved
into the source (`save_to_source`).
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import yaml

from ..config.globs import matching
from ..errors import Location, PluginError
from ..ruby import psych
from ..ruby.printing import inspect, to_s
from ..templates.api import Scope, Tag, TagError, parse_value
from .api import MadeFile, Plugin, PluginSetup
from .images import Wanted, made, size_of
from .liquid_values import is_true
from .tag_functions import block_tag, inline_tag

if TYPE_CHECKING:
    from ..content.site import Site
    from ..templates.services import SiteServices

_NAME = "jekyll-responsive-image"
_SECTION = "responsive_image"
_DEFAULTS: dict[str, Any] = {
    "default_quality": 85,
    "base_path": "assets",
    "output_path_format": "assets/resized/%{filename}-%{width}x%{height}.%{extension}",
    "sizes": [],
    "extra_images": [],
    "auto_rotate": False,
    "save_to_source": True,
    "cache": False,
    "strip": False,
}
_ATTRIBUTE = re.compile(r"""(\w+)\s*:\s*("[^"]*"|'[^']*'|(?:[^\s,|'"]|"[^"]*"|'[^']*')+)""", re.ASCII)
_FIELD = re.compile(r"%\{(\w+)\}")


class ResponsiveImage(Plugin):
    """Switches on the tag, and the block `responsive_image_block` whose content is YAML.

    Options below `responsive_image:`: see `_DEFAULTS`, and `template`, which must be there.
    """

    name = _NAME

    def __init__(self, setup: PluginSetup) -> None:
        """Read the options. Raises PluginError for those that can't be used."""
        super().__init__(setup)
        given = self.config[_SECTION]
        self.sizes = Sizes({**_DEFAULTS, **(given if isinstance(given, dict) else {})}, str(self.config.source))

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag and the block."""
        return {
            "responsive_image": inline_tag("responsive_image", responsive_image),
            "responsive_image_block": block_tag("responsive_image_block", responsive_image_block),
        }

    def before_rendering(self, site: Site, services: SiteServices) -> None:
        """Hand the options to the tags."""
        site.plugins[self.name] = self.sizes

    def after_rendering(
        self, site: Site, files: Mapping[str, MadeFile], asked: Sequence[Any]
    ) -> Mapping[str, MadeFile | None]:
        """Make the sizes that tags and `extra_images` ask for, but those that are among the site's files."""
        wanted = [image for image in asked if image.place not in files]
        for glob in self.sizes.options["extra_images"] or ():
            for path in _expanded(to_s(glob), str(self.config.source)):
                wanted += [image for _, image in self.sizes.of(path) if image.place not in files]
        return dict(made(self.config, self.warnings, wanted)) if wanted else {}


class Sizes:
    """The sizes in which a site wants its images."""

    def __init__(self, options: Mapping[str, Any], source: str) -> None:
        """`source` is the site's. Raises PluginError for sizes that are none."""
        self.options, self._source = options, source
        sizes = options["sizes"]
        if not isinstance(sizes, list) or not all(
            isinstance(size, dict) and isinstance(size.get("width"), int) for size in sizes
        ):
            raise PluginError(
                f"jekyll-responsive-image: `sizes` should be a list of mappings with `width`, but is {inspect(sizes)}",
                Location("_config.yml"),
                "Write `sizes: [{width: 480}]` below `responsive_image:`.",
            )

    def original(self, path: str) -> dict[str, Any]:
        """What templates see of an image. Raises PluginError for a file that is none."""
        return self._described(path, *self._measured(path))

    def of(self, path: str) -> Iterator[tuple[dict[str, Any], Wanted]]:
        """What templates see of each smaller size of an image, and what is to be made. Raises as `original`."""
        width, height = self._measured(path)
        for size in self.options["sizes"]:
            if size["width"] < width:
                ratio = size["width"] / width
                shape = (size["width"], int(height * ratio + 0.5))
                fields = self._described(os.path.join(self._source, path), *shape)
                form = to_s(self.options["output_path_format"])
                for field in _FIELD.findall(form):
                    form = form.replace(f"%{{{field}}}", to_s(fields.get(field)))
                place = posixpath.normpath(form)
                quality = size.get("quality") or self.options["default_quality"]
                image = Wanted(
                    os.path.join(self._source, path),
                    place.lstrip("/"),
                    *shape,
                    posixpath.splitext(place)[1].lstrip("."),
                    quality if isinstance(quality, int) else 85,
                    is_true(self.options["auto_rotate"]),
                )
                yield self._described(place, *shape), image

    def _measured(self, path: str) -> tuple[int, int]:
        file = os.path.normpath(os.path.join(self._source, path))
        if not file.startswith(self._source + os.sep) or not os.path.isfile(file):
            raise PluginError(f"There is no image {path}", hint="The path starts at the site's source.")
        return size_of(file, is_true(self.options["auto_rotate"]))

    def _described(self, path: str, width: int, height: int) -> dict[str, Any]:
        base = os.path.join(self._source, to_s(self.options["base_path"]))
        name = posixpath.basename(path)
        stem, extension = posixpath.splitext(name)
        below = posixpath.dirname(os.path.relpath(os.path.join(self._source, path), base))
        return {
            "path": path,
            "dirname": below.replace(".", ""),
            "basename": name,
            "filename": stem,
            "extension": extension.replace(".", ""),
            "width": width,
            "height": height,
        }


def responsive_image(scope: Scope, markup: str, place: Location) -> str:
    """The tag."""
    return _rendered(scope, {key: re.sub(r"^['\"]|['\"]$", "", value) for key, value in _ATTRIBUTE.findall(markup)})


def responsive_image_block(scope: Scope, markup: str, body: str, place: Location) -> str:
    """The block. Raises TagError for a content that is no YAML."""
    if "\t" in body:
        body = "\n".join(re.sub(r"^[\t ]+", lambda match: "  " * len(match[0]), line) for line in body.splitlines(True))
    try:
        attributes = psych.load(body)
    except yaml.YAMLError as error:
        raise TagError("What is in responsive_image_block can't be read as YAML", str(error)) from error
    if not isinstance(attributes, dict):
        raise TagError("responsive_image_block should hold attributes", "write path: assets/a.jpg in it")
    return _rendered(scope, attributes)


def _rendered(scope: Scope, attributes: Mapping[str, Any]) -> str:
    """The template for an image; it sees the attributes and the site, no variable of the page."""
    context = scope.context
    site, registers = context.site(), context.registers
    sizes: Sizes = site.plugins[_NAME]
    path = to_s(attributes.get("path"))
    resized = list(sizes.of(path))
    if registers is not None:
        for _, image in resized:
            registers.ask(_NAME, image)
    template = attributes.get("template") or sizes.options.get("template")
    file = site.read_relative_include("_", to_s(template)) if is_true(template) else None
    if file is None:
        raise TagError(
            f"There is no template {to_s(template)} for images", "name one in `template:` below `responsive_image:`"
        )
    values = {
        **attributes,
        "original": sizes.original(path),
        "resized": [described for described, _ in resized],
        **{name: parse_value(name).compile()(scope) for name in ("site", "jekyll", "theme")},
    }
    return context.environment.from_string(file.source, file.path).render(values, registers)


def _expanded(pattern: str, folder: str) -> list[str]:
    """The files of a glob, in which braces hold alternatives."""
    match = re.search(r"\{([^{}]*)\}", pattern)
    patterns = [pattern]
    if match:
        patterns = [pattern[: match.start()] + choice + pattern[match.end() :] for choice in match[1].split(",")]
    found = [path for each in patterns for path in matching(each, folder)]
    return [path for path in found if os.path.isfile(os.path.join(folder, path))]
