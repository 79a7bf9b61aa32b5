"""jekyll-get-json 1.0: JSON files as data (https://github.com/brockfanning/jekyll-get-json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..content.site import Site
from ..errors import Location
from ..templates.services import SiteServices
from .api import HIGHEST, Plugin
from .liquid_values import fetch, to_s

_SECTION = "jekyll_get_json"
_TIMEOUT = 15.0


class GetJson(Plugin):
    """Puts what each entry of `jekyll_get_json:` names under `json` (a file of the site or an address) into the data
    called `data`. Data of that name that are there already win.

    Addresses are asked in the build, since the configuration names them. A warning tells what can't be read.
    """

    name = "jekyll-get-json"
    priority = HIGHEST

    @property
    def looks_at(self) -> frozenset[str]:
        """Addresses."""
        return frozenset({"network"})

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add the data."""
        section = self.config[_SECTION]
        for entry in section if isinstance(section, list) else [section] if section else []:
            name, place = fetch(entry, "data"), to_s(fetch(entry, "json"))
            try:
                found = json.loads(self._text(place))
            except (OSError, ValueError) as error:
                self.warnings.warn(
                    f"{_SECTION}: {place} can't be read: {error}",
                    Location("_config.yml"),
                    f"site.data.{to_s(name)} lacks it.",
                )
                continue
            known = site.data.get(name)
            site.data[name] = found if known is None or known is False else _merged(known, found)

    def _text(self, place: str) -> str:
        """The text at an address or in a file. Raises OSError, ValueError."""
        if urlsplit(place).scheme not in ("http", "https"):
            path = (self.config.source / place).resolve()
            if not path.is_relative_to(Path(self.config.source).resolve()):
                raise OSError("it lies outside of the site")
            return path.read_text(encoding="utf-8-sig")
        import httpx

        try:
            answer = httpx.get(place, timeout=_TIMEOUT, follow_redirects=True)
            answer.raise_for_status()
        except httpx.HTTPError as error:
            raise OSError(str(error)) from error
        return answer.text


def _merged(known: Any, added: Any) -> Any:
    """Mappings with the keys of both, lists with the items of both; of other values the one that was there."""
    if isinstance(known, dict) and isinstance(added, dict):
        both = {key: _merged(known[key], value) if key in known else value for key, value in added.items()}
        return {**known, **both}
    if isinstance(known, list) and isinstance(added, list):
        return [*known, *(item for item in added if item not in known)]
    return known
