"""jekyll-feed 0.17: Atom feeds of posts and collections (https://github.com/jekyll/jekyll-feed)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..content.page import Page
from ..errors import PluginError
from .api import LOWEST, Plugin
from .feed_document import FeedScope, feed_document
from .liquid_values import is_true, to_s

if TYPE_CHECKING:
    from liquid import Tag

    from ..content.site import Site
    from ..templates.services import SiteServices

_SIMPLE_TAG_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


class Feed(Plugin):
    """Writes `feed.xml`, and feeds of other collections, of categories and of tags where `feed:` asks for them.

    Options below `feed:` in the configuration: `path`, `collections`, `categories`, `tags` (`except`, `only`,
    `path`), `posts_limit`, `excerpt_only`, `disable_in_development`. A file of the site's own wins.
    """

    name = "jekyll-feed"
    priority = LOWEST

    def tags(self) -> Mapping[str, type[Tag]]:
        """`{% feed_meta %}`."""
        from .tags.feed_meta import FeedMetaTag

        return {"feed_meta": FeedMetaTag}

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add the feeds. Raises PluginError for options that can't be used."""
        options = self._options()
        if options.get("disable_in_development") and self.config.environment == "development":
            return
        for path, scope in (*self._collection_feeds(options), *self._tag_feeds(options, site)):
            if not self.config.in_source(path).exists():
                site.pages.append(self._page(site, services, path, scope))

    def _options(self) -> dict[str, Any]:
        options = self.config["feed"]
        if not is_true(options):
            return {}
        if not isinstance(options, dict):
            raise PluginError(f"`feed` should be a mapping of options, but is {options!r}")
        return options

    def _collection_feeds(self, options: dict[str, Any]) -> Iterator[tuple[str, FeedScope]]:
        """The feeds of collections, each after those of its categories; the posts have one even if unnamed."""
        given = options.get("collections")
        collections = dict.fromkeys(given, {}) if isinstance(given, list) else given if isinstance(given, dict) else {}
        collections = {name: dict(meta or {}) for name, meta in collections.items()}
        posts = collections.setdefault("posts", {})
        for key in ("path", "categories"):
            posts[key] = posts[key] if is_true(posts.get(key)) else options.get(key)
        if is_true(posts["path"]) and not is_true(options.get("path")):
            options["path"] = posts["path"]  # `feed_meta` reads it there
        for name, meta in collections.items():
            prefix = "/feed" if name == "posts" else f"/feed/{name}"
            categories = meta["categories"] if is_true(meta.get("categories")) else []
            if not isinstance(categories, list):
                raise PluginError(
                    f"The feed's `categories` should be a list, but are {categories!r}",
                    hint="Write them below each other, each behind a dash.",
                )
            for category in dict.fromkeys(to_s(entry) for entry in categories):
                yield f"{prefix}/{category}.xml", FeedScope(str(name), category)
            path = meta["path"] if is_true(meta.get("path")) else f"{prefix}.xml"
            if not isinstance(path, str):
                raise PluginError(f"The feed's `path` should be a path, but is {path!r}")
            yield path, FeedScope(str(name))

    def _tag_feeds(self, options: dict[str, Any], site: Site) -> Iterator[tuple[str, FeedScope]]:
        """The feeds of tags; only plain names, as they become file names."""
        known = site.posts_by("tags")
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
                    f"A feed of the tag {tag!r} is asked for, but no post has the tag",
                    hint="Remove it from `feed: tags: only:` or check its spelling.",
                )
            yield f"{folder}{tag}.xml", FeedScope("posts", tag=tag)

    def _page(self, site: Site, services: SiteServices, path: str, scope: FeedScope) -> Page:
        styled = self.config.in_source("feed.xslt.xml").exists()
        data = {
            "layout": None,
            "sitemap": False,
            "xsl": styled,
            "collection": scope.collection,
            "category": scope.category,
            "tags": scope.tag,
        }
        page = Page(site.rules, str(site.config.source), "", path, data)
        page.render = lambda: feed_document(site, services, page.url, scope, styled)
        return page
