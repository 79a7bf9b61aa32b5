"""Front matter and file names that are read otherwise than their author thinks."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from ..config.places import relative
from ..content import front_matter
from ..content.entry_filter import EntryFilter
from ..content.file_name import read_name
from ..content.site import Site
from ..errors import Location
from .finding import Finding, finding
from .keys import nearest
from .repeated import repeated_keys

_CHECK = "front matter"

KNOWN = frozenset(
    {
        "author", "categories", "category", "collection", "date", "description", "excerpt", "excerpt_separator",
        "image", "lang", "last_modified_at", "layout", "permalink", "published", "redirect_from", "redirect_to",
        "render_with_liquid", "sitemap", "slug", "tags", "title",
    }
)  # fmt: skip
"""What Jekyll and its common plugins read of front matter."""

_LATE = re.compile(rb"\s+---\s*\n|(?:---[ \t]*\w[^\n]*:)")


def check_front_matter(site: Site, mentioned: Collection[str]) -> Iterator[Finding]:
    """What is wrong with the front matter of pages, documents and layouts.

    `mentioned` are the names that templates read of anything.
    """
    for path in sorted({item.source_path for item in site.items() if os.path.isfile(item.source_path)}):
        shown = Path(os.path.relpath(path, site.config.source)).as_posix()
        if not shown.startswith(".."):  # else it is the theme's
            yield from _check_file(path, shown, mentioned)
    for file in site.static_files:
        if file.ext.lower() in (".md", ".markdown", ".html", ".htm") and file.collection is None:
            with open(file.source_path, "rb") as opened:
                head = opened.read(512)
            if _LATE.match(head):
                yield finding(
                    _CHECK,
                    f"{file.relative_path.lstrip('/')} has no front matter: its first line is not just ---",
                    Location(file.relative_path.lstrip("/"), 1),
                    "It is copied as it is. Begin the file with a line of three dashes.",
                )
    yield from _undated_posts(site)


def _check_file(path: str, shown: str, mentioned: Collection[str]) -> Iterator[Finding]:
    text = Path(path).read_text(encoding="utf-8-sig", errors="replace")
    if not text.startswith("---"):
        return
    try:
        split = front_matter.split(text, shown, document=True)
    except Exception:  # the build has told of it
        return
    if split.first_line == 1:  # never closed: the build has told of it
        return
    lines = text.splitlines()
    yield from repeated_keys("\n".join(lines[1 : split.first_line - 1]).rpartition("\n---")[0], shown, _CHECK, 2)
    for key in split.data:
        if not isinstance(key, str) or key in KNOWN or key in mentioned:
            continue
        near = nearest(key, KNOWN - split.data.keys())
        if near is not None:
            number = next((at for at, line in enumerate(lines, 1) if line.startswith(key)), None)
            place = Location(shown, number, 1 if number else None, lines[number - 1] if number else None)
            yield finding(_CHECK, f"Nothing reads `{key}`", place, f"Did you mean `{near}`?")


def _undated_posts(site: Site) -> Iterator[Finding]:
    """Files in `_posts` that are no posts, which Jekyll passes over without a word."""
    config = site.config
    entry_filter = EntryFilter(config)
    for folder, folders, names in os.walk(config.in_source(config.collections_dir)):
        below = "/" + relative(folder, config.source)
        in_posts = "_posts" in below.split("/")
        kept = {*entry_filter.filter(folders, "" if below == "/." else below), "_posts"}
        folders[:] = sorted(name for name in folders if name in kept and Path(folder, name) != config.destination)
        for name in sorted(entry_filter.filter(names, below)) if in_posts else ():
            shown = f"{below[1:]}/{name}"
            found = read_name(shown, config.engine.posts_in_dated_folders)
            if found is not None and found.date is not None:
                continue
            if Path(name).suffix.lower() in (*config.markdown_extensions, ".html"):
                yield finding(
                    _CHECK,
                    f"{shown} is no post: its name has no date",
                    Location(shown),
                    "Call it 2026-01-31-name.md, or move it to _drafts.",
                )
