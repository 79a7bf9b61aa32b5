"""Links, images, scripts and stylesheets of a built site that lead nowhere inside of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_PAGES = (".html", ".htm", ".xhtml")
_ATTRIBUTES = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("source", "src"), ("iframe", "src"))


_Reader = Callable[[str], tuple[tuple[str, ...], frozenset[str]]]
"""Gives a page's targets and places by its path."""


@dataclass(frozen=True, slots=True, order=True)
class BrokenLink:
    """A link of `page` (its path in the site) to `target` (as written there), and what is wrong with it."""

    page: str
    target: str
    problem: str


def broken_links(folder: Path, base: str = "", host: str = "") -> Iterator[BrokenLink]:
    """All broken links of the pages in `folder`, page by page.

    `base` is the path that the site is served below (`baseurl`), `host` its own host name; what leads to other hosts
    is not looked at, nothing is fetched.
    """

    @cache
    def read(path: str) -> tuple[tuple[str, ...], frozenset[str]]:
        return _read((folder / path).read_bytes())

    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in _PAGES)
    for page in pages:
        address = f"{base}/{page}"
        for target in read(page)[0]:
            problem = _problem(folder, base, host, address, target, read)
            if problem:
                yield BrokenLink(page, target, problem)


def _problem(folder: Path, base: str, host: str, address: str, target: str, read: _Reader) -> str | None:
    parts = urlsplit(urljoin(address, target.strip()))
    if parts.scheme not in ("", "http", "https") or (parts.netloc and parts.netloc != host):
        return None
    path = unquote(parts.path)
    if base and path != base and not path.startswith(base + "/"):
        return f"leads out of the site, which is served below {base}/"
    file = _file(folder, path.removeprefix(base).lstrip("/"))
    if file is None:
        return "leads to nothing"
    if not parts.fragment or parts.fragment == "top" or not file.endswith(_PAGES):
        return None
    places = read(file)[1]
    if parts.fragment in places or unquote(parts.fragment) in places:
        return None
    return f"the page has no place called {unquote(parts.fragment)!r}"


def _file(folder: Path, path: str) -> str | None:
    """The file that a server would answer with, relative to the folder."""
    path = os.path.normpath(path) if path else "."
    if path.startswith(".."):
        return None
    for candidate in (path, f"{path}/index.html", f"{path}.html"):
        if (folder / candidate).is_file():
            return os.path.normpath(candidate)
    return None


def _read(data: bytes) -> tuple[tuple[str, ...], frozenset[str]]:
    """What a page links to, each target once, and the places in it that can be linked to."""
    from bs4 import BeautifulSoup

    tree = BeautifulSoup(data, "lxml", from_encoding="utf-8")
    targets: dict[str, None] = {}
    for tag, attribute in _ATTRIBUTES:
        for element in tree.find_all(tag):
            if tag == "link" and "preconnect" in (element.get("rel") or ()):
                continue
            value = element.get(attribute)
            if isinstance(value, str) and value.strip():
                targets[value] = None
    places = {str(element["id"]) for element in tree.find_all(id=True)}
    places |= {str(element["name"]) for element in tree.find_all("a", attrs={"name": True})}
    return tuple(targets), frozenset(places)
