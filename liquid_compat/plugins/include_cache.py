"""jekyll-include-cache: `{% include_cached %}` (https://github.com/benbalter/jekyll-include-cache)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .api import Plugin

if TYPE_CHECKING:
    from ..templates.api import Tag


class IncludeCache(Plugin):
    """Switches on the tag of templates that renders an include once for the same parameters."""

    name = "jekyll-include-cache"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        from ..templates.tags.include_cached import IncludeCachedTag

        return {"include_cached": IncludeCachedTag}
