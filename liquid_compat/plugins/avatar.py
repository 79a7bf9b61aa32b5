"""jekyll-avatar 0.8: `{% avatar user %}` (https://github.com/jekyll/jekyll-avatar)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .api import Plugin

if TYPE_CHECKING:
    from liquid import Tag


class Avatar(Plugin):
    """Switches on the tag."""

    name = "jekyll-avatar"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        from .tags.avatar import AvatarTag

        return {"avatar": AvatarTag}
