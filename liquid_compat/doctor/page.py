"""An HTML page as the checks look at it: what it links to, what it loads, which places in it can be linked to."""

from __future__ import annotations

import re
from dataclasses import dataclass

PAGES = (".html", ".htm", ".xhtml")

# An element, its attribute, and whether the browser loads what it names together with the page.
_ATTRIBUTES = (
    ("a", "href", False),
    ("area", "href", False),
    ("link", "href", False),
    ("img", "src", True),
    ("img", "srcset", False),
    ("script", "src", True),
    ("source", "src", False),
    ("source", "srcset", False),
    ("video", "src", False),
    ("video", "poster", True),
    ("audio", "src", False),
    ("track", "src", False),
    ("iframe", "src", False),
    ("embed", "src", True),
    ("object", "data", True),
)
_HINTS = frozenset({"preconnect", "dns-prefetch"})
"""Relations of `link` elements that name a host, not a file."""
_CANDIDATE = re.compile(r"\s*,?\s*(\S+?)(?:,(?=\s)|\s+[^,]*(?:,|$)|\s*$)")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's links, each once and as written, with the element that has them; what it loads; its places."""

    targets: tuple[tuple[str, str], ...]
    loads: frozenset[str]
    places: frozenset[str]


def read_page(data: bytes) -> PageFacts:
    """The facts of a page in UTF-8. Anything is a page: HTML has no errors."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(data, parser) if data.strip() else None
    targets: dict[str, str] = {}
    loads: set[str] = set()
    places: set[str] = set()
    if root is None:
        return PageFacts((), frozenset(), frozenset())
    for tag, attribute, loaded in _ATTRIBUTES:
        for element in root.iter(tag):
            value = element.get(attribute)
            if value is None or not value.strip():
                continue
            relations = (element.get("rel") or "").lower().split() if tag == "link" else []
            if _HINTS.intersection(relations):
                continue
            found = srcset(value) if attribute == "srcset" else [value]
            targets.update((target, tag) for target in found if target not in targets)
            if loaded or "stylesheet" in relations:
                loads.update(found)
    for element in root.iter(etree.Element):
        if name := element.get("id"):
            places.add(name)
        if element.tag == "a" and (name := element.get("name")):
            places.add(name)
    return PageFacts(tuple(targets.items()), frozenset(loads), frozenset(places))


def srcset(value: str) -> list[str]:
    """The addresses of a `srcset` attribute."""
    return [match[1] for match in _CANDIDATE.finditer(value) if not match[1].startswith("data:")]
