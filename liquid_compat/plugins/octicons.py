"""jekyll-octicons: `{% octicon name height:32 class:"right" aria-label:"Text" %}`, one of GitHub's icons as SVG.

https://github.com/primer/octicons/tree/main/lib/octicons_jekyll. The icons are those of the gem octicons, in the
version that the site's Gemfile.lock names: its `lib/build/data.json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..content.theme import Theme
from ..errors import LiquidCompatError, Location, PluginError
from ..templates.api import Scope, Tag, TagError, parse_value
from .api import Plugin, PluginSetup
from .liquid_values import is_true, to_s
from .tag_functions import inline_tag

if TYPE_CHECKING:
    from ..content.site import Site
    from ..templates.services import SiteServices

_NAME = "jekyll-octicons"
_GEM = "octicons"
_DATA = "lib/build/data.json"
_MARKED_SINCE = (19, 24)
"""From this version on each icon says that it is one, in `data-component`."""
_DEFAULT_HEIGHT = 16

_SYMBOL = re.compile(r"(?:\(?[\w\-.\[\]]\)?)+", re.ASCII)
_OPTION = re.compile(r"""([\w-]+)\s*:\s*("[^"]*"|'[^']*'|(?:[^\s,|'"]|"[^"]*"|'[^']*')+)""", re.ASCII)
_VARIABLE = re.compile(r"\{\{\s*(\w+\.?\w*)\s*\}\}", re.ASCII)


class Octicons(Plugin):
    """Switches on the tag."""

    name = _NAME

    def __init__(self, setup: PluginSetup) -> None:
        """Find the icons; a site that never uses them needs none."""
        super().__init__(setup)
        try:
            self._icons: Icons | LiquidCompatError = _icons(setup.find_gem(_GEM))
        except LiquidCompatError as error:
            self._icons = error

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"octicon": inline_tag("octicon", octicon)}

    def before_rendering(self, site: Site, services: SiteServices) -> None:
        """Hand the icons to the tag."""
        site.plugins[self.name] = self._icons


class Icons:
    """The icons of one version of the gem."""

    def __init__(self, icons: Mapping[str, Any], is_marked: bool) -> None:
        """`icons` is what `data.json` holds; `is_marked`: each says that it is an icon."""
        self._icons, self._is_marked = icons, is_marked

    def svg(self, name: str, options: Mapping[str, str]) -> str:
        """An icon. Raises TagError for a name that there isn't."""
        icon = self._icons.get(name)
        if icon is None:
            raise TagError(f"There is no octicon called {name!r}", "see https://primer.style/octicons for the names")
        try:
            width, height, path = _drawn(icon, options.get("height") or options.get("width") or _DEFAULT_HEIGHT)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            raise PluginError(
                f"The icon {name!r} of the gem {_GEM} has another form than expected",
                hint=f"Install the gem {_GEM} anew.",
            ) from error
        attributes: dict[str, Any] = {"data-component": "Octicon"} if self._is_marked else {}
        attributes |= options
        attributes |= {
            "class": f"octicon octicon-{name} {options.get('class', '')}".strip(),
            "viewBox": f"0 0 {width} {height}",
            "version": "1.1",
            **_size(width, height, options.get("width"), options.get("height")),
        }
        attributes |= {"role": "img"} if "aria-label" in options else {"aria-hidden": "true"}
        shown = " ".join(f'{key}="{value}"' for key, value in attributes.items())
        return f"<svg {shown}>{path}</svg>"


def octicon(scope: Scope, markup: str, place: Location) -> str:
    """The tag; of several variables in it the gem puts the first in the place of all."""
    icons = scope.context.site().plugins[_NAME]
    variable = _VARIABLE.search(markup)
    if variable is not None:
        value = _looked_up(scope, variable[1])
        markup = _VARIABLE.sub(lambda match: value, markup)
    name = _SYMBOL.match(markup)
    if name is None:
        return ""
    if isinstance(icons, LiquidCompatError):
        raise icons
    found: Icons = icons
    options = {key: value.removeprefix('"').removesuffix('"') for key, value in _OPTION.findall(markup)}
    return found.svg(name[0], options)


def _looked_up(scope: Scope, variable: str) -> str:
    value = parse_value(variable).compile()(scope)
    return to_s(value) if is_true(value) else variable


def _icons(gem: Theme | None) -> Icons:
    """The icons of the gem. Raises PluginError where there is none, or it has another form."""
    if gem is None:
        raise PluginError(
            f"The icons of {_NAME} are missing: the gem {_GEM} is not at hand",
            hint="Build once with a network (without --offline), or run `bundle install --path vendor/bundle`.",
        )
    try:
        icons = json.loads((gem.root / _DATA).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PluginError(f"{gem.root / _DATA} can't be read: {error}", hint=f"Install the gem {_GEM} anew.") from error
    if not isinstance(icons, dict):
        raise PluginError(f"{gem.root / _DATA} holds no icons", hint=f"Install the gem {_GEM} anew.")
    version = tuple(int(part) for part in re.findall(r"\d+", gem.version)[:2])
    return Icons(icons, version >= _MARKED_SINCE)


def _drawn(icon: Mapping[str, Any], wanted: Any) -> tuple[int, int, str]:
    """Width, height and paths of the drawing for a height: the largest that is no larger. Old gems have one each."""
    drawings = icon.get("heights") or {str(icon.get("height")): icon}
    heights = [int(height) for height in drawings]
    height = heights[0]
    for other in heights:
        height = other if other <= _number(wanted) else height
    drawing = drawings[str(height)]
    if height <= 0:
        raise ValueError("an icon without a height")
    return int(drawing["width"]), height, str(drawing["path"])


def _size(width: int, height: int, wanted_width: str | None, wanted_height: str | None) -> dict[str, Any]:
    if wanted_width is None and wanted_height is None:
        return {"width": width, "height": height}
    return {
        "width": _number(wanted_height) * width // height if wanted_width is None else wanted_width,
        "height": _number(wanted_width) * height // width if wanted_height is None else wanted_height,
    }


def _number(text: Any) -> int:
    """The number that a text begins with."""
    match = re.match(r"\s*([+-]?\d+)", str(text), re.ASCII)
    return 0 if match is None else int(match[1])
