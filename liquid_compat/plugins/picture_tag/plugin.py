"""jekyll_picture_tag 2.1: `{% picture %}`, an image in several sizes and formats.

https://rbuchberger.github.io/jekyll_picture_tag. Pillow makes the files (`pip install liquid-compat[images]`); a part
of an image is taken out of its middle.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...errors import Location
from ...templates.api import Output, Scope, Tag, TagError, fetch, parse_value
from ..api import MadeFile, Plugin
from ..images import made
from ..liquid_values import dig, is_true, to_s
from ..tag_functions import inline_tag
from .arguments import parse
from .picture import Picture, Surroundings
from .presets import DEFAULT, MEDIA, STOCK

if TYPE_CHECKING:
    from ...content.site import Site
    from ...templates.services import SiteServices

_NAME = "jekyll_picture_tag"
_SECTION = "picture"
_DEFAULTS: dict[str, Any] = {
    "source": "",
    "output": "generated",
    "relative_url": True,
    "cdn_url": None,
    "cdn_environments": ["production"],
    "nomarkdown": True,
    "ignore_missing_images": False,
    "disabled": False,
    "ignore_baseurl": False,
    "baseurl_key": "baseurl",
}


class PictureTag(Plugin):
    """Switches on the tag.

    Options below `picture:` see `_DEFAULTS`; presets and media queries stand in `_data/picture.yml`.
    """

    name = _NAME

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"picture": inline_tag("picture", picture)}

    def before_rendering(self, site: Site, services: SiteServices) -> None:
        """Tell the tag where the source is."""
        site.plugins[self.name] = str(self.config.source)

    def after_rendering(
        self, site: Site, files: Mapping[str, MadeFile], asked: Sequence[Any]
    ) -> Mapping[str, MadeFile | None]:
        """Make the files that tags ask for, but those that are among the site's."""
        wanted = [image for image in asked if image.place not in files]
        return dict(made(self.config, self.warnings, wanted)) if wanted else {}


def picture(scope: Scope, markup: str, place: Location) -> str:
    """The tag. Raises TagError."""
    context = scope.context
    site, registers = context.site(), context.registers
    assert registers is not None
    given = site.config.get(_SECTION)
    options = {**_DEFAULTS, **(given if isinstance(given, dict) else {})}
    environment = to_s(_value(scope, "jekyll.environment"))
    if not markup or _holds(options["disabled"], environment):
        return ""
    out = Output()
    context.environment.from_string(markup).renderer(scope, out)
    arguments = parse("".join(out))
    data = _value(scope, "site.data.picture")
    preset = dig(data, "presets", arguments.preset) or STOCK.get(arguments.preset)
    if preset is None and arguments.preset != "default":
        registers.warnings.warn(
            f"There is no preset {arguments.preset} for pictures; the default one is used",
            place,
            "Add it to `presets:` in _data/picture.yml.",
        )
    if preset is not None and not isinstance(preset, Mapping):
        raise TagError(f"The preset {arguments.preset} should be a mapping of options", "see _data/picture.yml")
    source = os.path.normpath(os.path.join(site.plugins[_NAME], to_s(options["source"])))
    queries = dig(data, "media_queries")
    around = Surroundings(
        source=source,
        output=to_s(options["output"]),
        base=_base(site.config, options, environment),
        images=to_s(options["source"]),
        media={**MEDIA, **(queries if isinstance(queries, Mapping) else {})},
        is_markdown=_is_markdown(registers.page) and is_true(options["nomarkdown"]),
        goes_on=_holds(options["ignore_missing_images"], environment),
    )
    made_of = Picture(arguments, {**DEFAULT, **(preset or {})}, around)
    html = made_of.html()
    for image in made_of.wanted:
        registers.ask(_NAME, image)
    return html


def _value(scope: Scope, path: str) -> Any:
    return parse_value(path).compile()(scope)


def _holds(value: Any, environment: str) -> bool:
    """A setting that is true or false, or names the environments in which it is true."""
    if isinstance(value, list):
        return environment in value
    return value == environment if isinstance(value, str) else is_true(value)


def _base(config: Mapping[str, Any], options: Mapping[str, Any], environment: str) -> str:
    """What stands before the path of a file: the CDN's address, or the site's if that is wanted, and `baseurl`."""
    if options["cdn_url"] and _holds(options["cdn_environments"], environment):
        domain = to_s(options["cdn_url"])
    else:
        domain = "" if _holds(options["relative_url"], environment) else to_s(config.get("url"))
    base = "" if is_true(options["ignore_baseurl"]) else to_s(config.get(to_s(options["baseurl_key"]))).strip("/")
    return domain.rstrip("/") + (f"/{base}" if base else "")


def _is_markdown(page: Any) -> bool:
    ext = fetch(page, "ext") or os.path.splitext(to_s(fetch(page, "name")))[1]
    return to_s(ext).lower() in (".md", ".markdown")
