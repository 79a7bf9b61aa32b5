"""The Atom document of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ..content.document import Document
from ..content.order import latest_first
from ..errors import PluginError
from ..ruby.printing import inspect
from .liquid_values import SiteFilters, dig, fetch, first_filled, is_true, printed, to_s

if TYPE_CHECKING:
    from ..content.site import Site
    from ..ruby.drop import Drop
    from ..templates.services import SiteServices

_MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'


class FeedScope(NamedTuple):
    """What a feed lists: a collection, of that a category, or the posts with a tag."""

    collection: str
    category: Any = None
    tag: Any = None


def feed_document(site: Site, services: SiteServices, url: str, scope: FeedScope, styled: bool) -> str:
    """The feed at `url` as text; `styled` links the stylesheet `feed.xslt.xml`.

    Raises PluginError for a collection that the site doesn't have. The site's documents must have been rendered.
    """
    writer = _FeedWriter(site, services)
    return "".join([*writer.head(url, scope, styled), *writer.entries(scope), "</feed>"])


class _FeedWriter:
    """The pieces of the document; nothing stands between them."""

    def __init__(self, site: Site, services: SiteServices) -> None:
        self.site = site
        self.config = services.config
        self.services = services
        self.filters = SiteFilters(services)

    def escaped(self, value: Any, *before: str) -> str:
        return self.filters.chain(value, *before, "xml_escape")

    def address(self, path: Any) -> str:
        return self.filters.chain(path, "absolute_url")

    def moment(self, value: Any) -> str:
        return self.filters.chain(value, "date_to_xmlschema")

    def head(self, url: str, scope: FeedScope, styled: bool) -> Iterator[str]:
        yield '<?xml version="1.0" encoding="utf-8"?>'
        if styled:
            yield f'<?xml-stylesheet type="text/xml" href="{self.address("/feed.xslt.xml")}"?>'
        lang = self.config.get("lang")
        has_lang = is_true(lang)
        yield '<feed xmlns="http://www.w3.org/2005/Atom" ' + (f'xml:lang="{printed(lang)}"' if has_lang else "") + ">"
        version = self.site.config.engine.jekyll_version
        yield f'<generator uri="https://jekyllrb.com/" version="{version}">Jekyll</generator>'
        yield f'<link href="{self.address(url)}" rel="self" type="application/atom+xml" />'
        hreflang = f'hreflang="{printed(lang)}" ' if has_lang else ""
        yield f'<link href="{self.address("/")}" rel="alternate" type="text/html" {hreflang}/>'
        yield f"<updated>{self.moment(self.services.time)}</updated>"
        yield f"<id>{self.escaped(url, 'absolute_url')}</id>"
        title = self.title(scope)
        if is_true(title):
            yield f'<title type="html">{self.escaped(title, "smartify")}</title>'
        description = self.config.get("description")
        if is_true(description):
            yield f"<subtitle>{self.escaped(description)}</subtitle>"
        author = self.config.get("author")
        if is_true(author):
            name = first_filled(fetch(author, "name"), author)
            yield from self.person(name, fetch(author, "email"), fetch(author, "uri"))

    def title(self, scope: FeedScope) -> Any:
        title = first_filled(self.config.get("title"), self.config.get("name"))
        if scope.collection != "posts":
            title = f"{to_s(title)} | {self.filters('capitalize', scope.collection)}"
        if is_true(scope.category):
            title = f"{to_s(title)} | {self.filters('capitalize', scope.category)}"
        return title

    def person(self, name: Any, email: Any, uri: Any) -> Iterator[str]:
        yield f"<author><name>{self.escaped(name)}</name>"
        if is_true(email):
            yield f"<email>{self.escaped(email)}</email>"
        if is_true(uri):
            yield f"<uri>{self.escaped(uri)}</uri>"
        yield "</author>"

    def documents(self, scope: FeedScope) -> list[Document]:
        """What the feed lists, latest first; of those with the same date the last of the list comes first."""
        if scope.tag is not None:
            documents = self.site.posts_by("tags")[scope.tag]
        elif scope.collection == "posts":
            documents = latest_first(self.site.posts.documents)
        elif scope.collection in self.site.collections:
            documents = self.site.collections[scope.collection].documents
        else:
            raise PluginError(
                f"A feed of the collection {scope.collection} is asked for, but there is no such collection",
                hint="Add it to `collections:` or remove it from `feed: collections:`.",
            )
        if scope.category is not None:
            wanted = to_s(scope.category)
            documents = [document for document in documents if wanted in _texts(document.data["categories"])]
        if not is_true(self.config.get("show_drafts")):
            documents = [document for document in documents if document.data["draft"] is not True]
        return sorted(documents, key=lambda document: document.date)[::-1]

    def entries(self, scope: FeedScope) -> Iterator[str]:
        from ..templates.errors import ArgumentError
        from ..templates.filters.coerce import to_integer

        limit = first_filled(dig(self.config, "feed", "posts_limit"), 10)
        try:
            count = to_integer(limit)
        except ArgumentError as error:
            raise PluginError(f"The feed's `posts_limit` should be a number, but is {inspect(limit)}") from error
        for document in self.documents(scope)[: max(count, 0)]:
            yield from self.entry(document.drop)

    def entry(self, post: Drop) -> Iterator[str]:
        lang = post.get("lang")
        yield f'<entry xml:lang="{printed(lang)}">' if is_true(lang) else "<entry>"
        title = self.escaped(post.get("title"), "smartify", "strip_html", "normalize_whitespace")
        url = self.address(post.get("url"))
        yield f'<title type="html">{title}</title>'
        yield f'<link href="{url}" rel="alternate" type="text/html" title="{title}" />'
        yield f"<published>{self.moment(post.get('date'))}</published>"
        yield f"<updated>{self.moment(first_filled(post.get('last_modified_at'), post.get('date')))}</updated>"
        yield f"<id>{self.escaped(post.get('id'), 'absolute_url')}</id>"
        feed_options = self.config.get("feed")
        if not is_true(first_filled(dig(post, "feed", "excerpt_only"), fetch(feed_options, "excerpt_only"))):
            content = self.filters.chain(post.get("content"), "strip")
            yield f'<content type="html" xml:base="{self.escaped(url)}"><![CDATA[{content}]]></content>'
        yield from self.post_author(post)
        yield from self.terms(post)
        summary = first_filled(post.get("description"), post.get("excerpt"))
        if is_true(summary) and summary not in ("", [], {}):
            text = self.filters.chain(summary, "strip_html", "normalize_whitespace")
            yield f'<summary type="html"><![CDATA[{text}]]></summary>'
        yield from self.image(post)
        yield "</entry>"

    def post_author(self, post: Drop) -> Iterator[str]:
        author = first_filled(post.get("author"), dig(post, "authors", 0), self.config.get("author"))
        author = first_filled(fetch(fetch(self.site.noted_data, "authors"), author), author)
        name = first_filled(fetch(author, "name"), author, "")
        yield from self.person(
            name, first_filled(fetch(author, "email"), None), first_filled(fetch(author, "uri"), None)
        )

    def terms(self, post: Drop) -> Iterator[str]:
        category, categories, tags = post.get("category"), post.get("categories"), post.get("tags")
        terms = [category] if is_true(category) else list(categories) if isinstance(categories, list) else []
        for term in (*terms, *(tags if isinstance(tags, list) else ())):
            yield f'<category term="{self.escaped(term)}" />'

    def image(self, post: Drop) -> Iterator[str]:
        image = first_filled(dig(post, "image", "path"), post.get("image"))
        if not is_true(image):
            return
        if "://" not in (image if isinstance(image, (str, list, dict)) else ""):
            image = self.filters("absolute_url", image)
        url = self.escaped(image)
        yield f'<media:thumbnail {_MEDIA} url="{url}" />'
        yield f'<media:content medium="image" url="{url}" {_MEDIA} />'


def _texts(value: Any) -> list[str]:
    """What the filter `where` compares with a wanted text."""
    return [to_s(item) for item in value] if isinstance(value, list) else [to_s(value)]
