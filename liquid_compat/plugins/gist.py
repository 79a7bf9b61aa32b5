"""jekyll-gist 1.5: `{% gist ID %}` (https://github.com/jekyll/jekyll-gist)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .api import Plugin

if TYPE_CHECKING:
    from liquid import Tag


class Gist(Plugin):
    """Switches on the tag."""

    name = "jekyll-gist"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        from .tags.gist import GistTag

        return {"gist": GistTag}
