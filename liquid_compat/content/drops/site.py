"""`site`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...ruby.drop import ALL_KEYS, Drop
from ...ruby.json_text import pretty
from ..document import Document
from ..item import HTML_EXTENSIONS
from ..order import latest_first

if TYPE_CHECKING:
    from ..site import Site

_KEYS = (
    "time",
    "config",
    "data",
    "tags",
    "static_files",
    "posts",
    "categories",
    "pages",
    "html_pages",
    "collections",
    "documents",
    "related_posts",
)
_OWN = frozenset(_KEYS)


class SiteDrop(Drop):
    """The site: collections under their labels, Jekyll's attributes, then the configuration.

    Lists are made once, when they are first read.
    """

    __slots__ = ("_site",)

    def __init__(self, site: Site) -> None:
        """A view of one site."""
        super().__init__(site.rules.view)
        self._site = site

    @property
    def subject(self) -> Any:
        """What this is a view of."""
        return self._site

    def lookup(self, key: str) -> Any:
        """The value under a key."""
        site = self._site
        lists = site.rules.caches.of_site("values of site")
        found = lists.get(key)
        if found is not None:
            return found
        if key in site.collections and key != "posts":
            value: Any = [document.drop for document in site.collections[key].documents]
        elif key not in _OWN:
            return site.values[key] if key in site.values else site.config.values.peek(key)
        elif key == "related_posts":
            return self._related()
        elif key == "pages":
            return self._pages(lists)
        else:
            value = self._attribute(key)
        lists[key] = value
        site.rules.lists.know_all(value)
        return value

    def _attribute(self, key: str) -> Any:
        site = self._site
        if key == "time":
            return site.config.time
        if key == "data":
            return site.config.values.peek("data") or site.noted_data
        if key == "posts":
            return [document.drop for document in latest_first(site.posts.documents)]
        if key == "html_pages":
            return [page.drop for page in site.pages if page.output_ext in HTML_EXTENSIONS or page.url.endswith("/")]
        if key == "static_files":
            return [file.drop for file in site.static_files]
        if key == "documents":
            found: list[Drop] = []
            for collection in site.collections.values():
                found += [document.drop for document in collection.documents]
                found += [file.drop for file in collection.files]
            return found
        if key == "collections":
            ordered = sorted(site.collections.values(), key=lambda collection: collection.label)
            return [collection.drop for collection in ordered]
        if key in ("tags", "categories"):
            return {name: [post.drop for post in posts] for name, posts in site.posts_by(key).items()}
        return None

    def _pages(self, lists: dict[Any, Any]) -> list[Drop]:
        """The site's pages, and the source maps of the stylesheets that come before the current item."""
        extras = self._site.rules.view.extra_pages()
        found: list[Drop] | None = lists.get(("pages", extras))
        if found is None:
            found = lists["pages", extras] = [page.drop for page in (*self._site.pages, *extras)]
            self._site.rules.lists.known(found)
        return found

    def _related(self) -> list[Drop] | None:
        """The ten latest posts but the current one."""
        item = self._site.rules.view.looking()
        if not isinstance(item, Document):
            return None
        posts = self._site.posts.documents
        if len(posts) <= 1:
            return []
        return [post.drop for post in reversed(posts[-11:]) if post is not item][:10]

    def has_key(self, key: Any) -> bool:
        """Whether there is a value, even a nil one."""
        self.note(ALL_KEYS)
        site = self._site
        return key in site.collections or key in _KEYS or key in site.config.values.plain() or key in site.values

    def keys(self) -> list[str]:
        """The keys, attributes first."""
        return list(dict.fromkeys([*_KEYS, *self._site.config.values.plain(), *self._site.values]))

    def to_s(self) -> str:
        """The name of Jekyll's class."""
        return "Jekyll::Drops::SiteDrop"

    def inspect(self) -> str:
        """The values as pretty JSON."""
        return pretty(self)
