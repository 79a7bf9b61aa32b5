"""jekyll-seo-tag 2.8: `{% seo %}` (https://github.com/jekyll/jekyll-seo-tag)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .api import Plugin

if TYPE_CHECKING:
    from liquid import Tag


class SeoTag(Plugin):
    """Switches on the tag."""

    name = "jekyll-seo-tag"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        from .tags.seo import make_tag

        return {"seo": make_tag()}
