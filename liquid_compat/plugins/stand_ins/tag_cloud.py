"""`{% tag_cloud %}`: a link to each tag's page, as large as the tag is frequent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ...errors import Location
from ...templates.api import Scope, Tag, fetch
from ..api import Plugin
from ..liquid_values import to_s
from ..tag_functions import inline_tag


class TagCloud(Plugin):
    """Switches on the tag."""

    name: ClassVar[str] = "tag_cloud.rb"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"tag_cloud": inline_tag("tag_cloud", tag_cloud)}


def tag_cloud(scope: Scope, markup: str, place: Location) -> str:
    """The links in the order of the site's tags; 100 % is a tag with as many posts as the tags have on average."""
    counts = {to_s(tag): len(posts) for tag, posts in dict(fetch(scope.variable("site"), "tags") or {}).items()}
    average = sum(counts.values()) / (len(counts) or 1)
    return "".join(
        f"<span style='font-size: {int(count / average * 100)}%'><a href='/tags/{tag}/'>{tag}</a></span>\n"
        for tag, count in counts.items()
    )
