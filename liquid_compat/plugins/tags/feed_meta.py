"""`{% feed_meta %}`: the link that tells of the feed, for a page's head."""

from __future__ import annotations

from liquid.ast import Node
from liquid.token import Token

from ...templates.body import LiquidNode
from ...templates.context import Output, Renderer, Scope
from ...templates.stream import ParseStream
from ...templates.tags.base import LiquidTag
from ..liquid_values import SiteFilters, dig, is_true


class FeedMetaNode(LiquidNode):
    """Prints the `<link>` element."""

    __slots__ = ()

    def __init__(self, token: Token) -> None:
        """The tag takes no arguments."""
        super().__init__(token)
        self.blank = False

    def compile(self) -> Renderer:
        """Look up the feed's path and the site's title."""

        def render(scope: Scope, out: Output) -> None:
            services = scope.context.site()
            filters, config = SiteFilters(services), services.config
            path = dig(config, "feed", "path")
            title = config.get("title")
            attributes = {
                "type": "application/atom+xml",
                "rel": "alternate",
                "href": filters("absolute_url", path if is_true(path) else "feed.xml"),
                "title": title if is_true(title) else config.get("name"),
            }
            pairs = (
                f'{key}="{filters.chain(value, "xml_escape")}"' for key, value in attributes.items() if is_true(value)
            )
            out.append(f"<link {' '.join(pairs)} />")

        return render


class FeedMetaTag(LiquidTag):
    """The tag."""

    name = "feed_meta"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """What stands behind the name is ignored."""
        return FeedMetaNode(token)
