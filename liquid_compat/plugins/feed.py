"""jekyll-feed 0.17: Atom feeds of posts and collections (https://github.com/jekyll/jekyll-feed)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ..content.document import Document
from ..content.item import Rules
from ..content.site import Site
from ..errors import PluginError
from ..ruby.printing import inspect
from ..templates.api import LiquidNode, LiquidTag, Node, Output, ParseStream, Renderer, Scope, Tag, Token
from ..templates.services import SiteServices
from .api import LOWEST, GeneratedPage, Plugin, PluginSetup
from .feed_document import FeedScope, feed_document
from .liquid_values import SiteFilters, is_true, to_s

_SIMPLE_TAG_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


class Feed(Plugin):
    """Writes `feed.xml`, and feeds of other collections, of categories and of tags where `feed:` asks for them.

    Options below `feed:` in the configuration: `path`, `collections`, `categories`, `tags` (`except`, `only`,
    `path`), `posts_limit`, `excerpt_only`, `disable_in_development`. A file of the site's own wins.
    """

    name = "jekyll-feed"
    priority = LOWEST

    def __init__(self, setup: PluginSetup) -> None:
        """Read the options. Raises PluginError for options that can't be used."""
        super().__init__(setup)
        given = self.config["feed"]
        if is_true(given) and not isinstance(given, dict):
            raise PluginError(f"`feed` should be a mapping of options, but is {inspect(given)}")
        self.options: dict[str, Any] = dict(given) if is_true(given) else {}
        self.collections = _collections(self.options)
        self.is_on = not (self.options.get("disable_in_development") and self.config.environment == "development")
        path = self.collections["posts"]["path"]
        if self.is_on and is_true(path) and not is_true(self.options.get("path")):
            self.options["path"] = path

    def tags(self) -> Mapping[str, type[Tag]]:
        """`{% feed_meta %}`."""
        return {"feed_meta": FeedMetaTag}

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add the feeds. Raises PluginError for options that can't be used."""
        if not self.is_on:
            return
        styled = self.config.in_source("feed.xslt.xml").exists()
        for path, scope in (*self._collection_feeds(), *self._tag_feeds(site)):
            if not self.config.in_source(path).exists():
                site.pages.append(FeedPage(site.rules, path, scope, styled))

    def tag_values(self) -> str | None:
        """The feed's path as `feed_meta` names it."""
        path = self.options.get("path")
        return path if is_true(path) else None

    def site_values(self, site: Site) -> Mapping[str, Any]:
        """`site.feed` with the path that it has."""
        return {"feed": self.options} if self.options != self.config["feed"] and self.options else {}

    def _collection_feeds(self) -> Iterator[tuple[str, FeedScope]]:
        """The feeds of collections, each after those of its categories; the posts have one even if unnamed."""
        for name, meta in self.collections.items():
            prefix = "/feed" if name == "posts" else f"/feed/{name}"
            categories = meta["categories"] if is_true(meta.get("categories")) else []
            if not isinstance(categories, list):
                raise PluginError(
                    f"The feed's `categories` should be a list, but are {inspect(categories)}",
                    hint="Write them below each other, each behind a dash.",
                )
            for category in dict.fromkeys(to_s(entry) for entry in categories):
                yield f"{prefix}/{category}.xml", FeedScope(str(name), category)
            path = meta["path"] if is_true(meta.get("path")) else f"{prefix}.xml"
            if not isinstance(path, str):
                raise PluginError(f"The feed's `path` should be a path, but is {inspect(path)}")
            yield path, FeedScope(str(name))

    def _tag_feeds(self, site: Site) -> Iterator[tuple[str, FeedScope]]:
        """The feeds of tags; only plain names, as they become file names."""
        known, options = site.posts_by("tags"), self.options
        if not is_true(options.get("tags")) or not known:
            return
        settings = options["tags"] if isinstance(options["tags"], dict) else {}
        left_out = settings.get("except") or []
        folder = to_s(settings["path"]) if is_true(settings.get("path")) else "/feed/by_tag/"
        for tag in dict.fromkeys(settings.get("only") or known):
            if tag in left_out or not set(str(tag)) <= _SIMPLE_TAG_CHARACTERS:
                continue
            if tag not in known:
                raise PluginError(
                    f"A feed of the tag {inspect(tag)} is asked for, but no post has the tag",
                    hint="Remove it from `feed: tags: only:` or check its spelling.",
                )
            yield f"{folder}{tag}.xml", FeedScope("posts", tag=tag)


def _collections(options: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What is said of each collection; the posts are among them, and have the path and the categories of all."""
    given = options.get("collections")
    collections = dict.fromkeys(given, {}) if isinstance(given, list) else given if isinstance(given, dict) else {}
    found = {name: dict(meta or {}) for name, meta in collections.items()}
    posts = found.setdefault("posts", {})
    for key in ("path", "categories"):
        posts[key] = posts[key] if is_true(posts.get(key)) else options.get(key)
    return found


class FeedPage(GeneratedPage):
    """One feed."""

    def __init__(self, rules: Rules, path: str, scope: FeedScope, styled: bool) -> None:
        """`path` is where it is written, `styled` whether the site has a stylesheet for it."""
        self.scope = scope
        self.styled = styled
        data = {
            "layout": None,
            "sitemap": False,
            "xsl": styled,
            "collection": scope.collection,
            "category": scope.category,
            "tags": scope.tag,
        }
        super().__init__(rules, rules.config.source.as_posix(), "", path, data)

    def text(self, site: Site, services: SiteServices) -> str:
        """The feed, from the rendered documents. Raises PluginError for a collection that isn't there."""
        return feed_document(site, services, self.url, self.scope, self.styled)

    def key(self, site: Site, services: SiteServices) -> Any:
        """What entries are chosen from and by."""
        collection = site.collections.get(self.scope.collection)
        dates = [] if collection is None else [_choosing(document) for document in collection.documents]
        return [self.styled, dates]


def _choosing(document: Document) -> list[Any]:
    """What a feed chooses a document by; a date that it has only by now is left as it is."""
    data = document.data
    date = data["date"]
    moment = date.timestamp() if isinstance(date, datetime) else None
    return [document.relative_path, moment, data["categories"], data["tags"], data["draft"]]


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
            path = services.plugins.get(Feed.name)
            title = config.get("title")
            attributes = {
                "type": "application/atom+xml",
                "rel": "alternate",
                "href": filters("absolute_url", "feed.xml" if path is None else path),
                "title": title if is_true(title) else config.get("name"),
            }
            pairs = (
                f'{key}="{filters.chain(value, "xml_escape")}"' for key, value in attributes.items() if is_true(value)
            )
            out.append(f"<link {' '.join(pairs)} />")

        return render


class FeedMetaTag(LiquidTag):
    """`{% feed_meta %}`: the link that tells of the feed, for a page's head."""

    name = "feed_meta"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """What stands behind the name is ignored."""
        return FeedMetaNode(token)
