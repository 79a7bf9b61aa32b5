"""`liquid-compat external-posts`: ask the sites of `external_sources:` for their posts and store them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from ...config.load import Config
from ...errors import Location, PluginError
from ..liquid_values import fetch, to_s
from .external_posts import STORE, read_store

if TYPE_CHECKING:
    from lxml.etree import _Element

_TIMEOUT = 30.0
_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DESCRIPTIONS = ('name="description"', 'name="og:description"', 'property="og:description"')

Post = dict[str, Any]
Get = Callable[[str], bytes]


def store_posts(config: Config, tell: Callable[[str], None], get: Get | None = None) -> int:
    """Ask all sources of a site and write what they answer; `tell` gets a line for each. The number of failures.

    What is stored of a source that fails stays. Raises PluginError for a store that can't be read or written.
    """
    path = config.in_source(STORE)
    stored = read_store(path)
    sources = config["external_sources"]
    failures = 0
    for source in sources if isinstance(sources, list) else ():
        name = to_s(fetch(source, "name"))
        try:
            stored[name] = fetch_posts(source, get or _get)
            tell(f"{name}: {len(stored[name])} posts")
        except (OSError, ValueError, KeyError) as error:
            failures += 1
            tell(f"{name}: {error}; what is stored of it stays")
    try:
        path.write_text(json.dumps(stored, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise PluginError(f"{STORE} can't be written: {error.strerror}", Location(STORE)) from error
    return failures


def _get(address: str) -> bytes:
    import httpx

    try:
        answer = httpx.get(address, timeout=_TIMEOUT, follow_redirects=True)
        answer.raise_for_status()
    except httpx.HTTPError as error:
        raise OSError(str(error)) from error
    return answer.content


def fetch_posts(source: Any, get: Get) -> list[Post]:
    """The posts of one source: of its feed (`rss_url`), or of each address below `posts`.

    Raises OSError where there is no answer, ValueError for an answer that can't be read.
    """
    feed = fetch(source, "rss_url")
    if feed:
        return read_feed(get(to_s(feed)))
    posts = fetch(source, "posts")
    return [_page(post, get) for post in posts] if isinstance(posts, list) else []


def read_feed(data: bytes) -> list[Post]:
    """The entries of an RSS or Atom feed. Raises ValueError for what is neither."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise ValueError("the feed is empty")
    entries = [*root.iter("item", f"{_ATOM}entry")]
    if not entries and etree.QName(root).localname not in ("rss", "feed"):
        raise ValueError("the answer is no feed")
    return [_rss(entry) if entry.tag == "item" else _atom(entry) for entry in entries]


def _rss(entry: _Element) -> Post:
    published = _text(entry, "pubDate")
    return {
        "url": (_text(entry, "link") or "").strip(),
        "title": (_text(entry, "title") or "").strip(),
        "content": _text(entry, _CONTENT),
        "summary": _text(entry, "description"),
        "published": _iso(parsedate_to_datetime(published)) if published else None,
    }


def _atom(entry: _Element) -> Post:
    links = {link.get("rel", "alternate"): link.get("href") for link in entry.iter(f"{_ATOM}link")}
    return {
        "url": links.get("alternate") or next(iter(links.values()), ""),
        "title": (_text(entry, f"{_ATOM}title") or "").strip(),
        "content": _text(entry, f"{_ATOM}content"),
        "summary": _text(entry, f"{_ATOM}summary"),
        "published": _text(entry, f"{_ATOM}published") or _text(entry, f"{_ATOM}updated"),
    }


def _text(entry: _Element, name: str) -> str | None:
    found = entry.find(name)
    return None if found is None else "".join(str(piece) for piece in found.itertext())


def _page(post: Mapping[str, Any], get: Get) -> Post:
    """A post whose page is read: its title, its description, the text of its paragraphs."""
    from lxml import html

    address, published = to_s(fetch(post, "url")), fetch(post, "published_date")
    page = html.fromstring(get(address))
    title = page.find(".//head/title")
    found = (page.xpath(f".//head/meta[@{condition}]/@content") for condition in _DESCRIPTIONS)
    return {
        "url": address,
        "title": title.text_content().strip() if title is not None else "",
        "content": "".join(paragraph.text_content() for paragraph in page.iter("p")),
        "summary": next((str(values[0]) for values in found if values), None),
        "published": published.isoformat() if isinstance(published, date) else to_s(published),
    }


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
