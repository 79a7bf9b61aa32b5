"""Paginated pages for all tags, categories and collections.

https://github.com/sverrirs/jekyll-paginate-v2/blob/master/README-AUTOPAGES.md
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...config.merge import deep_merge
from ...content.document import Document
from ...content.site import Site
from ...content.slug import slugify
from ...content.source_file import read_source
from ...errors import Location, PluginError
from ...ruby.printing import inspect, to_s
from ..liquid_values import is_true
from .pages import AutoPage
from .selection import paginated, shown_names_of


def _defaults(title: str, permalink: str, layout: str) -> dict[str, Any]:
    slug = {"mode": "none", "cased": False}
    return {"layouts": [layout], "title": title, "permalink": permalink, "enabled": True, "slugify": slug}


DEFAULTS: dict[str, Any] = {
    "enabled": False,
    "tags": _defaults("Posts tagged with :tag", "/tag/:tag", "autopage_tags.html"),
    "categories": _defaults("Posts in category :cat", "/category/:cat", "autopage_category.html"),
    "collections": _defaults("Posts in collection :coll", "/collection/:coll", "autopage_collection.html"),
}

# What there is a page for: the section of the configuration, where a document has the names, the option of the
# pagination that is set to the name, and what stands for it in titles and permalinks.
_KINDS = (
    ("tags", "tags", "tag", ":tag"),
    ("categories", "categories", "category", ":cat"),
    ("collections", "__coll", "collection", ":coll"),
)


def auto_pages(site: Site, pagination: Mapping[str, Any]) -> Iterator[AutoPage]:
    """The pages that the section `autopages` asks for; `pagination` is the site's section with its defaults."""
    options = deep_merge(DEFAULTS, section(site, "autopages"))
    if not is_true(options["enabled"]):
        return
    documents = [document for label in site.collections for document in paginated(site, label)]
    for document in documents:
        document.data["__coll"] = document.collection.label  # the gem's own, and seen by templates
    for name, key, option, placeholder in _KINDS:
        wanted = options[name]
        if not isinstance(wanted, dict):
            raise PluginError(
                f"`{name}` of `autopages:` should be a mapping of options, but is {inspect(wanted)}",
                hint="Write `enabled: false` below it for none.",
            )
        if is_true(wanted["enabled"]):
            for value, shown in _values(documents, key).items():
                for layout in wanted["layouts"] or ():
                    yield _page(site, pagination, wanted, to_s(layout), option, placeholder, value, shown)


def section(site: Site, name: str) -> Mapping[str, Any]:
    """A section of the configuration. Raises PluginError for one that is no mapping."""
    value = site.config[name]
    if value is None or isinstance(value, Mapping):
        return value or {}
    raise PluginError(f"`{name}` should be a mapping of options, but is {inspect(value)}")


def _values(documents: list[Document], key: str) -> dict[str, str]:
    """The names of all documents in lower case, each with how it is first written."""
    found: dict[str, str] = {}
    for document in documents:
        for shown in shown_names_of(document, key):
            found.setdefault(shown.lower().strip(), shown)
    return found


def _page(
    site: Site,
    pagination: Mapping[str, Any],
    options: Mapping[str, Any],
    layout: str,
    option: str,
    placeholder: str,
    value: str,
    shown: str,
) -> AutoPage:
    front_matter, content = _layout(site, layout)
    own = front_matter.get("autopages")
    options = deep_merge(options, own) if isinstance(own, dict) else options
    own = front_matter.get("pagination")
    slug = options["slugify"] if isinstance(options["slugify"], dict) else {}
    filled = slugify(value, to_s(slug.get("mode") or "default"), is_true(slug.get("cased")))
    front_matter |= {
        "title": to_s(options["title"]).replace(placeholder, filled, 1),
        "pagination": {**(deep_merge(pagination, own) if isinstance(own, dict) else pagination), option: value},
        "autopage": {"layout_path": f"_layouts/{layout}", "display_name": shown},
    }
    permalink = to_s(options["permalink"]).replace(placeholder, filled, 1)
    return AutoPage(site.rules, layout, front_matter, content, permalink)


def _layout(site: Site, layout: str) -> tuple[dict[str, Any], str]:
    """Front matter and text of a layout of the site's; nothing, with a warning, for one that isn't in `_layouts`."""
    relative = f"_layouts/{layout}"
    path = site.config.in_source(relative)
    if not path.is_file():
        site.rules.warnings.warn(
            f"jekyll-paginate-v2: there is no {relative} for the automatic pages",
            Location(relative),
            "Add the layout, or name another in `layouts:` of `autopages:`.",
        )
        return {}, ""
    config = site.config
    file = read_source(str(path), relative, config.strict_front_matter, config.encoding, site.rules.warnings)
    return dict(file.data), file.content
