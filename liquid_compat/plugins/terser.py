"""jekyll-terser 0.2: the site's scripts made smaller (https://github.com/RobertoJBeltran/jekyll-terser)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..content.site import Site
from ..errors import Location, PluginError
from .api import MadeFile, Plugin
from .javascript import Terser


class TerserFiles(Plugin):
    """Makes static files `.js` smaller that aren't `.min.js`; `terser:` in the configuration has terser's options.

    Without node or terser they are copied, with one warning; so is a file that terser can't read.
    """

    name = "jekyll-terser"

    def after_rendering(
        self, site: Site, files: Mapping[str, MadeFile], asked: Sequence[Any]
    ) -> Mapping[str, MadeFile]:
        """The smaller files."""
        scripts = {place: made for place, made in files.items() if isinstance(made, Path) and is_script(place)}
        sources = [path.read_text(encoding="utf-8", errors="replace") for path in scripts.values()]
        try:
            results = Terser(Path(self.config.source), self.config["terser"]).minify(sources)
        except PluginError as error:
            self.warnings.warn(f"Scripts are copied as they are: {error.problem.message}", hint=error.problem.hint)
            return {}
        made: dict[str, MadeFile] = {}
        for place, result in zip(scripts, results, strict=True):
            if isinstance(result, Exception):
                self.warnings.warn(f"{place} is copied as it is: {result}", Location(place))
            else:
                made[place] = result
        return made


def is_script(place: str) -> bool:
    """Whether a file is a script that isn't small already."""
    return place.endswith(".js") and not place.endswith(".min.js")
