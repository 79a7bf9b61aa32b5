"""What pages will ask for, as far as their texts tell.

A page that lists all pages waits for stylesheets, because source maps are among them. A search index or a feed often
puts the content of every document through `markdownify`, and may show its excerpt. Whoever renders that page would do
so alone, while all other processes wait. What comes of it hangs on nobody who asks, so it may be made where the
document is rendered, whether or not it is asked for in the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from ..content.document import Document
from ..content.item import Item
from ..errors import LiquidCompatError
from ..templates.services import SiteServices
from .content_variable import with_includes

_ASKS = re.compile(r"\.content\s*\|\s*markdownify\b")
_EXCERPT = ".excerpt"
_ASKS_FOR_PAGES = re.compile(r"site\.(?:html_)?pages\b")  # which begins with a text, as that is looked for fastest
_LISTS = re.compile(r"\bsite\.(\w+)")


class Foreseen(NamedTuple):
    """What pages seem to ask for."""

    pages: frozenset[Item] = frozenset()
    """Those that ask for much of each document of some collections."""
    contents: frozenset[str] = frozenset()
    """The labels of the collections whose contents they put through `markdownify`."""
    excerpts: frozenset[str] = frozenset()
    """Those of the collections whose excerpts they read too."""


def foresee(pages: Iterable[Item], services: SiteServices) -> Foreseen:
    """What these pages will ask for."""
    asking: set[Item] = set()
    contents: set[str] = set()
    excerpts: set[str] = set()
    for page in pages:
        if not isinstance(page, Document) and _ASKS.search(page.content):
            asking.add(page)
            labels = _LISTS.findall(page.content)
            contents.update(labels)
            with suppress(LiquidCompatError):  # an include that can't be read, which the page meets again
                if any(_EXCERPT in text for text in with_includes(page.content, services)):
                    excerpts.update(labels)
    return Foreseen(frozenset(asking), frozenset(contents), frozenset(excerpts))


def lists_pages(item: Item) -> bool:
    """Whether an item seems to list the site's pages, of which some are made besides stylesheets."""
    return _ASKS_FOR_PAGES.search(item.content) is not None
