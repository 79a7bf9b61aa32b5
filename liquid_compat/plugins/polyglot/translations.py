"""Which documents and pages a site has in a language, and which are each other's translations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ...content.item import Item
from ...content.site import Site
from ...errors import Location
from ...ruby.printing import to_s
from ..liquid_values import is_true
from .languages import Languages

_Item = TypeVar("_Item", bound=Item)


def choose(site: Site, languages: Languages) -> None:
    """Leave the site those documents and pages that it has in the active language.

    Of those with the same `page_id`, or else the same address, that is the one in the language, or else the default
    language's, or any. Each learns what it is called in the others.
    """
    taken: dict[Any, str] = {}
    for collection in site.collections.values():
        collection.documents = _chosen(site, languages, collection.documents, taken)
    site.pages = _chosen(site, languages, site.pages, taken)


def _chosen(site: Site, languages: Languages, items: Sequence[_Item], taken: dict[Any, str]) -> list[_Item]:
    marked = re.compile("|".join(f"[/.]{re.escape(language)}[/.]" for language in languages.listed))
    chosen: dict[Any, _Item] = {}
    for item in items:
        said = languages.said(item)
        language = languages.default if said is None else said
        if said is not None and said.lower() not in {name.lower() for name in languages.all}:
            site.rules.warnings.warn(
                f"jekyll-polyglot leaves {item.relative_path} out: {said} is not among the site's `languages`",
                Location(item.relative_path),
                "Add the language to the configuration.",
            )
            continue
        spelled = languages.spelled(language)
        if spelled is not None:
            language = spelled
            if is_true(item.data["lang"]):
                item.data["lang"] = spelled
        address = marked.sub("/", item.url)
        _ = item.output_ext
        page_id = item.data["page_id"]
        page_id = page_id if is_true(page_id) else address
        if not to_s(item.data["permalink"]) and to_s(item.data["lang"]):
            item.data["permalink"] = address
        item.data["rendered_lang"] = language
        before = taken.get(page_id)
        only = item.data["lang-exclusive"]
        only = only if isinstance(only, list) else []
        if before == languages.active or (before == languages.default and language != languages.active):
            continue
        if only and languages.active not in only:
            continue
        chosen[page_id] = item
        taken[page_id] = language
    for item in chosen.values():
        _redirect(item, items, languages)
        found = translations(languages, _entries(items, languages), item.data["page_id"], address_of(item))
        item.data["permalink_lang"] = found
        item.data["available_languages"] = list(found)
        missing = [language for language in languages.all if language not in found]
        item.data["missing_languages"] = missing if len(found) > 1 else []
    return list(chosen.values())


def _redirect(item: Item, items: Sequence[Item], languages: Languages) -> None:
    """Redirections from an item's addresses in other languages, and its own below the folder of its language."""
    own = item.data["redirect_from"]
    paths = list(own) if isinstance(own, list) else [own] if is_true(own) else []
    language = languages.said(item) or languages.default
    if language != languages.default:
        paths = [_below(language, "/" + to_s(path).removeprefix("/")) for path in paths]
    page_id = item.data["page_id"]
    if page_id is not None and page_id != "":
        mine = item.data["permalink"]
        paths += [
            other.data["permalink"]
            for other in items
            if other.data["page_id"] == page_id and other.data["permalink"] != mine
        ]
    if paths:
        item.data["redirect_from"] = list(dict.fromkeys(paths))


def _below(language: str, path: str) -> str:
    return path if path.startswith(f"/{language}/") else f"/{language}{path}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be known of an item to find translations."""

    page_id: Any
    address: str | None
    said: str | None
    permalink: Any


def entries(site: Site, languages: Languages) -> list[Entry]:
    """The entries of a whole site."""
    return _entries(list(site.items()), languages)


def _entries(items: Sequence[Item], languages: Languages) -> list[Entry]:
    return [
        Entry(item.data["page_id"], address_of(item), languages.said(item), item.data["permalink"]) for item in items
    ]


def translations(languages: Languages, among: Sequence[Entry], page_id: Any, address: str | None) -> dict[str, Any]:
    """Permalinks by language of what has a `page_id`, or without one an address."""
    if to_s(page_id):
        same = [entry for entry in among if entry.page_id == page_id]
    else:
        same = [entry for entry in among if address and entry.address == address]
    known = languages.all
    return {
        entry.said or languages.default: entry.permalink for entry in same if entry.said is None or entry.said in known
    }


def address_of(item: Item) -> str | None:
    """An item's permalink without the folder of its language."""
    permalink = item.data["permalink"]
    address = to_s(permalink if is_true(permalink) else item.url)
    if not address:
        return None
    address = address if address.startswith("/") else f"/{address}"
    language = to_s(item.data["lang"])
    return without_language(address, language) if language else address


def without_language(address: str, language: str) -> str:
    """An address without a language's folder."""
    return "/" + address.removeprefix(f"/{language}/").removeprefix("/")
