"""What pages will ask for, as far as their texts tell.

A page that lists all pages waits for stylesheets, because source maps are among them. A search index or a feed often
puts the content of every document through `markdownify`. Whoever renders that page would do so alone, while all other
processes wait. What comes of it follows from the text alone, so it may be made where the document is rendered, whether
or not it is asked for in the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..content.document import Document
from ..content.item import Item

_ASKS = re.compile(r"\.content\s*\|\s*markdownify\b")
_ASKS_FOR_PAGES = re.compile(r"site\.(?:html_)?pages\b")  # which begins with a text, as that is looked for fastest
_LISTS = re.compile(r"\bsite\.(\w+)")


def foreseen_collections(pages: Iterable[Item]) -> frozenset[str]:
    """The labels of the collections whose contents these pages seem to put through `markdownify`."""
    found: set[str] = set()
    for page in pages:
        if not isinstance(page, Document) and _ASKS.search(page.content):
            found.update(_LISTS.findall(page.content))
    return frozenset(found)


def lists_pages(item: Item) -> bool:
    """Whether an item seems to list the site's pages, of which some are made besides stylesheets."""
    return _ASKS_FOR_PAGES.search(item.content) is not None
