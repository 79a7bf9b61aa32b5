"""Which names a site's templates read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..content.site import Site

_OF_SITE = re.compile(r"""\bsite\s*(?:\.\s*([\w-]+)|\[\s*["']([^"']+)["'])""")
_OF_ANYTHING = re.compile(r"""\.([A-Za-z_][\w-]*)|["']([A-Za-z_][\w-]*)["']""")
_WHOLE_SITE = re.compile(r"\bsite\s*\[\s*[^\"'\s]|\bin\s+site\s*[%|]|\bsite\s*\|")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The keys that are read of `site`, and the names that are read of anything.

    `all_keys` tells that a template goes through the whole configuration, or takes a key from a variable.
    """

    keys: frozenset[str]
    names: frozenset[str]
    all_keys: bool


def mentions_of(site: Site) -> Mentions:
    """What layouts, includes, pages and documents of a site and its theme read."""
    keys: set[str] = set()
    names: set[str] = set()
    all_keys = False
    for text in _texts(site):
        keys.update(first or second for first, second in _OF_SITE.findall(text))
        names.update(first or second for first, second in _OF_ANYTHING.findall(text))
        all_keys = all_keys or _WHOLE_SITE.search(text) is not None
    return Mentions(frozenset(keys), frozenset(names), all_keys)


def _texts(site: Site) -> Iterator[str]:
    for item in site.items():
        yield item.content
    for layout in site.layouts.values():
        yield layout.content
    folders = [site.config.in_source(site.config.includes_dir)]
    theirs = site.theme.folder("_includes") if site.theme is not None else None
    for folder in (*folders, *([theirs] if theirs is not None else [])):
        for below, _, files in os.walk(folder):
            for name in files:
                yield Path(below, name).read_text(encoding="utf-8", errors="replace")
