"""Jekyll's `{% link path/of/file.md %}` and `{% post_url 2020-01-31-name %}`."""

from __future__ import annotations

from collections.abc import Callable

from ...content.file_name import split_post_name
from ..body import render_aside
from ..context import Context, Output, Renderer, Scope
from ..errors import TagError
from ..lexer import SPACES
from ..node import LiquidNode
from ..python_liquid import Node, Token
from ..stream import ParseStream
from .base import LiquidTag

_EXAMPLE = "write the name of the post's file without extension: 2020-01-31-name"


class UrlNode(LiquidNode):
    """Prints a URL that depends on the site."""

    __slots__ = ("url_of",)
    is_traceable = True

    def __init__(self, token: Token, url_of: Callable[[Scope], str]) -> None:
        """`url_of` gives the URL without baseurl, or raises TagError."""
        super().__init__(token)
        self.url_of = url_of
        self.blank = False

    def compile(self) -> Renderer:
        """Print the URL as `relative_url` makes it."""
        url_of = self.url_of

        def render(scope: Scope, out: Output) -> None:
            out.append(with_baseurl(scope.context, url_of(scope)))

        return render


def with_baseurl(context: Context, url: str) -> str:
    """What the filter `relative_url` makes of a URL; since Jekyll 4 these tags print that."""
    entry = context.environment.filter_entry("relative_url")
    if entry is None or not context.environment.options.engine.links_with_baseurl:
        return url
    wanted = {"context": context} if "context" in entry.extras else {}
    return str(entry.function(url, **wanted))


class LinkTag(LiquidTag):
    """`link`: any page, document or static file, by its path."""

    name = "link"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """The path is a template itself."""
        path = markup.strip(SPACES)
        template = None
        if stream.env.options.engine.liquid_in_links:
            template = stream.env.from_string(path, stream.unit.name or "")

        def url_of(scope: Scope) -> str:
            wanted = render_aside(template.renderer, scope) if template is not None else path
            url = scope.context.site().link_url(wanted)
            if url is None:
                raise TagError(
                    f"The link tag leads nowhere: the site has no '{wanted}'",
                    "a path starts at the site's source folder and has the file's extension: _posts/2020-01-31-name.md",
                )
            return url

        return UrlNode(token, url_of)


class PostUrlTag(LiquidTag):
    """`post_url`: a post, by the name of its file without extension."""

    name = "post_url"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Check that the name has a date."""
        post = markup.strip(SPACES)
        if split_post_name(post.removeprefix("/")) is None:
            stream.fail(f"The post_url tag wants the name of a post with its date, not '{post}'", token, hint=_EXAMPLE)

        def url_of(scope: Scope) -> str:
            url = scope.context.site().post_url(post)
            if url is None:
                raise TagError(f"The post_url tag leads nowhere: there is no post '{post}'", _EXAMPLE)
            return url

        return UrlNode(token, url_of)
