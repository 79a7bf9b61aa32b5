"""jekyll-data 1.1: what a theme's own `_config.yml` and `_data` hold (https://github.com/ashmaroli/jekyll-data).

Jekyll 4 reads both by itself; the plugin adds the variable `theme`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..content.item import Item
from .api import Plugin
from .liquid_values import to_s


class ThemeData(Plugin):
    """Gives templates `theme`: what the configuration has under the theme's name."""

    name = "jekyll-data"

    def variables(self, item: Item) -> Mapping[str, Any]:
        """The variable."""
        return {"theme": self.config[to_s(self.config["theme"])]}
