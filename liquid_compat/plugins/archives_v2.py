"""jekyll-archives-v2 0.0.5: pages that list a collection's documents by date or by any list of the front matter.

https://github.com/george-gca/jekyll-archives-v2
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..config.merge import deep_merge
from ..content.collection import Collection
from ..content.document import Document
from ..content.order import in_order
from ..content.slug import slugify
from ..content.url import url_from_pairs
from ..errors import Location, PluginError
from ..ruby.printing import inspect, to_s
from ..ruby.sorting import identity_key
from .api import Plugin, PluginSetup
from .archive_page import ArchivePage, described
from .archives import FORMATS, Pairs, date_groups, first_day
from .liquid_values import is_true

if TYPE_CHECKING:
    from ..content.site import Site
    from ..templates.services import SiteServices

_SECTION = "jekyll-archives"
_PERMALINK = "/:collection/:type/:name/"
_DEFAULTS: dict[str, Any] = {
    "layout": "archive",
    "enabled": [],
    "permalinks": {
        "year": "/:collection/:year/",
        "month": "/:collection/:year/:month/",
        "day": "/:collection/:year/:month/:day/",
        "tags": _PERMALINK,
    },
}


class CollectionArchive(ArchivePage):
    """One archive: templates read `page.documents`, `page.collection_name`, and `page.title` or `page.date`."""

    keys = ("name", "permalink", "collection_name", "documents", "title", "date", "url", "type", "path")


class ArchivesV2(Plugin):
    """Adds the archives that each collection's `enabled` lists.

    Options below `jekyll-archives:`, by collection: `enabled` (`year`, `month`, `day`, any key of the front matter
    with lists, or `all`), `layout`, `layouts` and `permalinks` by kind, `slug_mode`. Templates see the pages as
    `site.archives`.
    """

    name = "jekyll-archives-v2"

    def __init__(self, setup: PluginSetup) -> None:
        """Read the options."""
        super().__init__(setup)
        given = self.config[_SECTION]
        self.options: dict[str, Any] | None = None
        if given is None or isinstance(given, Mapping):
            defaults = dict.fromkeys(self.config["collections"], _DEFAULTS)
            self.options = deep_merge(defaults, given or {})
        else:
            self.warnings.warn(
                f"`{_SECTION}` should be a mapping of collections, but is {inspect(given)}; there are no archives"
            )

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add the pages. Raises PluginError for options that can't be used."""
        for label, options in (self.options or {}).items():
            if not isinstance(options, dict):
                raise PluginError(
                    f"jekyll-archives-v2: `{label}` should be the options of a collection, but is {inspect(options)}",
                    Location("_config.yml"),
                    f"Write the options of `{_SECTION}:` below the collection's name, such as `posts:`.",
                )
            if options.get("enabled") in (True, "all") or isinstance(options.get("enabled"), list):
                collection = site.collections.get(label)
                if collection is None:
                    raise PluginError(f"jekyll-archives-v2: there is no collection called {label}")
                site.pages.extend(list(_pages(collection, options)))

    def site_values(self, site: Site) -> Mapping[str, Any]:
        """`site.archives`, the pages, and the options with their defaults."""
        if self.options is None:
            return {}
        archives = [page.drop for page in site.pages if isinstance(page, CollectionArchive)]
        return {_SECTION: self.options, "archives": archives}


def _pages(collection: Collection, options: Mapping[str, Any]) -> Iterator[CollectionArchive]:
    enabled = options["enabled"]
    for kind, pairs, documents in date_groups(collection.documents, [], list(FORMATS)):
        if not isinstance(enabled, list) or kind in enabled:
            yield _page(collection, options, kind, first_day(pairs), pairs, documents)
    keys = [to_s(key) for key in enabled] if isinstance(enabled, list) else _keys_with_lists(collection)
    for key in keys:
        if key not in FORMATS:
            for title, documents in _by_value(collection, key):
                name = slugify(title, to_s(options.get("slug_mode") or "default")) if isinstance(title, str) else None
                yield _page(collection, options, key, title, [("name", name)], documents)


def _page(
    collection: Collection,
    options: Mapping[str, Any],
    kind: str,
    title: object,
    pairs: Pairs,
    documents: list[Document],
) -> CollectionArchive:
    import inflection

    label = collection.label
    ends: Pairs = [("collection", label), ("type", inflection.singularize(kind))]
    # The name stands between the two, the parts of a date before them; that matters where a value holds a colon.
    placeholders = [ends[0], *pairs, ends[1]] if pairs[0][0] == "name" else [*pairs, *ends]
    url = url_from_pairs(to_s(_option(options, "permalinks", kind) or _PERMALINK), placeholders)
    values = {
        "collection_name": label,
        "documents": [document.drop for document in documents],
        **described(kind, title),
    }
    layout = _option(options, "layouts", kind) or options.get("layout")
    return CollectionArchive(collection.rules, url, layout, values)


def _option(options: Mapping[str, Any], section: str, kind: str) -> Any:
    found = options.get(section)
    return found.get(kind) if isinstance(found, dict) else None


def _keys_with_lists(collection: Collection) -> list[str]:
    """The keys of the front matter under which at least one document has a list."""
    keys = dict.fromkeys(key for document in collection.documents for key in document.data)
    return [key for key in keys if any(isinstance(document.data[key], list) for document in collection.documents)]


def _by_value(collection: Collection, key: str) -> Iterator[tuple[Any, list[Document]]]:
    """The values in the lists under a key, each with its documents, latest first."""
    found: dict[Any, tuple[Any, list[Document]]] = {}
    for document in collection.documents:
        values = document.data[key]
        if not is_true(values):
            continue
        if not isinstance(values, list):
            raise PluginError(
                f"jekyll-archives-v2: `{key}` should be a list, but is {inspect(values)}",
                Location(document.shown_path),
                "Write `[a, b]`, also for a single value.",
            )
        for value in values:
            found.setdefault(identity_key(value), (value, []))[1].append(document)
    for value, documents in found.values():
        yield value, in_order(documents)[::-1]
