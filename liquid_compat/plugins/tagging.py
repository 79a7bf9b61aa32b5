"""jekyll-tagging 1.1: a page and a feed for each tag, and a cloud of tags (https://github.com/pattex/jekyll-tagging)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..content.document import Document
from ..content.page import Page
from ..errors import Location, PluginError
from ..templates.api import with_context
from .api import Plugin
from .liquid_values import fetch, is_true, to_s

if TYPE_CHECKING:
    from ..content.site import Site
    from ..templates.services import SiteServices

_NAME = "jekyll-tagging"
_SIZES = 5
# Letters of Latin-1 that become more than the letter below their mark.
_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ð": "dh", "þ": "th", "ß": "ss", "ø": "o"}


class Tagging(Plugin):
    """Adds pages with the layouts `tag_page_layout` and `tag_feed_layout`, and the filters `tag_cloud` and `tags`.

    Options in the configuration: those, `tag_page_dir`, `tag_page_data` and the same for feeds, `ignored_tags`,
    `tag_permalink_style`.
    """

    name = _NAME

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add the pages. Raises PluginError for a layout that is missing."""
        tags = self._tags(site)
        for tag, posts in tags.items():
            for kind in ("page", "feed"):
                layout = self.config[f"tag_{kind}_layout"]
                if is_true(layout):
                    site.pages.append(self._page(site, kind, to_s(layout), tag, posts))

    def site_values(self, site: Site) -> Mapping[str, Any]:
        """`site.tag_data`: each tag with its size in the cloud, from 1 to 5."""
        counts = sorted((to_s(tag), len(posts)) for tag, posts in self._tags(site).items())
        most = max((count for _, count in counts), default=0)
        return {"tag_data": [[tag, _size(count, most)] for tag, count in counts]}

    def before_rendering(self, site: Site, services: SiteServices) -> None:
        """Give the filters the cloud's data."""
        site.plugins[self.name] = site.values["tag_data"]

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filters."""
        return {
            "tag_cloud": tag_cloud,
            "tag_link": tag_link,
            "tag_url": tag_url,
            "tags": tags,
            "keywords": keywords,
            "jekyll_tagging_slug": slug,
        }

    def _tags(self, site: Site) -> dict[str, list[Document]]:
        """The tags that have pages. What the gem looks for among the ignored ones is a tag's first letter."""
        ignored = _ignored(self.config.values)
        tags = site.posts_by("tags").items()
        return {tag: posts for tag, posts in tags if not isinstance(tag, str) or tag[:1] not in ignored}

    def _page(self, site: Site, kind: str, layout: str, tag: str, posts: list[Document]) -> Page:
        more = self.config[f"tag_{kind}_data"]
        data = {"layout": layout, "posts": [post.drop for post in posts], "tag": tag}
        data |= more if isinstance(more, dict) else {}
        wanted = site.layouts.get(to_s(data["layout"]))
        if wanted is None:
            raise PluginError(
                f"jekyll-tagging: there is no layout {to_s(data['layout'])}",
                Location("_config.yml"),
                f"Add _layouts/{to_s(data['layout'])}.html, or change `tag_{kind}_layout`.",
            )
        ext = "." + wanted.relative_path.rpartition(".")[2]
        ext = "." + wanted.relative_path.rpartition(".")[2]
        folder, name = to_s(self.config[f"tag_{kind}_dir"]), slug(tag)
        path = f"/{folder.strip('/')}".rstrip("/")
        source = site.config.source.as_posix()
        if not _is_pretty(self.config):
            return Page(site.rules, source, path, f"{name}{ext}", data)
        page = Page(site.rules, source, f"{path}/{name}", f"index{ext}", data)
        if folder.startswith("/"):
            page.relative_path = f"/{page.relative_path}"  # of two slashes the gem takes one away
        return page


def _ignored(config: Any) -> list[Any]:
    value = config.get("ignored_tags")
    return value if isinstance(value, list) else []


def _is_pretty(config: Any) -> bool:
    return "pretty" in (config["permalink"], config["tag_permalink_style"])


def _size(count: int, most: int) -> int:
    """In which fifth of the sizes a tag is."""
    if count >= most:
        return _SIZES
    return int((count - 1) / ((most - 1) / _SIZES)) + 1


def slug(tag: Any) -> str:
    """A tag as it stands in an address: Latin-1 letters without marks, in lower case, hyphens for white space."""
    return re.sub(r"[ \t\r\n\f\v]", "-", "".join(map(_plain, to_s(tag))).lower())


def _plain(letter: str) -> str:
    if not "À" <= letter <= "ÿ" or letter in "×÷":
        return letter
    return _LETTERS.get(letter.lower()) or unicodedata.normalize("NFD", letter)[0]


@with_context
def tag_url(tag: Any, kind: Any = "page", *, context: Any = None) -> str:
    """The address of a tag's page."""
    config = context.registers.site.config
    parts = (to_s(config.get("baseurl")), to_s(config.get(f"tag_{to_s(kind)}_dir")), quote(slug(tag), safe="~"))
    path = re.sub("/{2,}", "/", "/" + "/".join(parts))
    is_pretty = "pretty" in (config.get("permalink"), config.get("tag_permalink_style"))
    return path + ("/" if is_pretty else ".html")


@with_context
def tag_link(tag: Any, url: Any = None, options: Any = None, *, context: Any = None) -> str:
    """A link to a tag's page, or to another address, with more attributes."""
    address = tag_url(tag, context=context) if url is None else to_s(url)
    more = "".join(f' {to_s(key)}="{to_s(value)}"' for key, value in _pairs(options))
    return f'<a href="{address}"{more}>{to_s(tag)}</a>'


def _pairs(options: Any) -> Iterator[tuple[Any, Any]]:
    yield from options.items() if isinstance(options, Mapping) else ()


@with_context
def tag_cloud(site: Any, *, context: Any = None) -> str:
    """Links to all tags, each with a class that tells how many posts there are."""
    ignored = _ignored(context.registers.site.config)
    sizes = [pair for pair in context.registers.site.plugins[_NAME] if pair[0] not in ignored]
    return " ".join(tag_link(tag, options={"class": f"set-{size}"}, context=context) for tag, size in sizes)


@with_context
def tags(value: Any, *, context: Any = None) -> str:
    """Links to the tags of a post."""
    found = fetch(value, "tags")
    names = found if isinstance(found, list) else []
    links = [tag_link(name, options={"rel": "tag"}, context=context) for name in names if isinstance(name, str)]
    return ", ".join(links)


def keywords(value: Any) -> str:
    """The tags of a post with commas between."""
    found = fetch(value, "tags")
    return ",".join(map(to_s, found)) if isinstance(found, list) else ""
