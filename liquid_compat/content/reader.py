"""Reading a site from disk, in Jekyll's order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..config.kinds import Kind, kind_of, names_in, unreadable
from ..config.load import Config, config_patterns
from ..config.merge import deep_merge
from ..config.places import STAGING_PREFIX, sanitized_path, slashed
from .collection import Collection
from .data import read_data
from .document import Document
from .entry_filter import EntryFilter
from .file_name import read_name
from .item import Rules
from .layout import read_layouts
from .order import in_order
from .page import read_page
from .paths import walk
from .site import Site
from .source_file import has_front_matter, is_file
from .static_file import StaticFile
from .theme import Theme
from .trail import Trail


def read_site(rules: Rules, theme: Theme | None = None) -> Site:
    """Read everything that a site consists of.

    Raises FrontMatterError, InvalidDateError or PathError where Jekyll refuses a file; other faults are warned of.
    """
    config = rules.config
    reader = _Reader(rules)
    site = Site(rules, theme)
    for name in config.values["collections"]:
        site.collections[name] = Collection(rules, name)
    source = config.source.as_posix()
    layouts_folder = sanitized_path(source, config.layouts_dir)
    theme_layouts = theme.folder("_layouts") if theme is not None else None
    if theme is not None and theme_layouts is not None:
        folder, root = theme_layouts.as_posix(), theme.root.as_posix()
        site.layouts = read_layouts(folder, root, config, reader.entry_filter, rules.warnings)
    own = read_layouts(layouts_folder, source, config, reader.entry_filter, rules.warnings)
    site.layouts = {**site.layouts, **own}
    with reader.trail.entering(source, "."):
        reader.read_folders(site)
    if config.engine.includes_read_late:
        reader.read_included(site)
    site.posts.documents = in_order(site.posts.documents)
    site.pages.sort(key=lambda page: os.fsencode(page.name))
    site.static_files.sort(key=lambda file: os.fsencode(file.relative_path))
    for name, collection in site.collections.items():
        if name not in ("posts", "data"):
            collection.read(reader.entry_filter)
            if config.engine.collection_files == "listed":
                site.static_files.extend(collection.files)
    if theme is not None:
        _read_theme_assets(theme, site)
    site.data = reader.read_data(config.in_source(config.data_dir), config.source)
    theme_data = theme.folder("_data") if theme is not None and config.engine.theme_values else None
    if theme is not None and theme_data is not None:
        site.data = deep_merge(reader.read_data(theme_data, theme.root), site.data)
    limit = config["limit_posts"]
    if limit:
        del site.posts.documents[:-limit]
    return site


def read_posts_below(folder: str, site: Site) -> None:
    """Add the posts of the `_posts` in a folder that the walk over the source passes over, such as `/_i18n/en`."""
    _Reader(site.rules).read_posts(folder, site)
    site.posts.documents = in_order(site.posts.documents)


def copied_site(rules: Rules) -> Site:
    """A site of nothing but static files: all that the source has, but git's own, caches and what was built before."""
    config = rules.config
    site = Site(rules, collections={"posts": Collection(rules, "posts")})
    source = config.source.as_posix()
    left_out = {config.destination.as_posix(), (config.source / ".git").as_posix(), _own_cache(config)}
    entry_filter = EntryFilter(config)

    def refuse(error: OSError) -> None:
        raise unreadable(str(error.filename), error) from error

    for walked, folders, names in os.walk(source, onerror=refuse):
        folder = slashed(walked)
        folders[:] = sorted(
            name for name in folders if f"{folder}/{name}" not in left_out and not name.startswith(STAGING_PREFIX)
        )
        below = folder.removeprefix(source)
        for name in sorted(names):
            path = f"{folder}/{name}"
            if not entry_filter.refuses_link(path) and is_file(path, path.removeprefix(f"{source}/"), rules.warnings):
                site.static_files.append(StaticFile(rules, source, below, name))
    return site


def _own_cache(config: Config) -> str:
    """The folder of caches, if it is one of its own."""
    folder = config.in_source(config.cache_dir)
    return folder.as_posix() if folder != config.source else ""


class _Reader:
    """The walk over the source's folders."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.source = rules.config.source.as_posix()
        self.entry_filter = EntryFilter(rules.config)
        self.trail = Trail(rules.warnings, closed=rules.config.destination)

    def read_folders(self, site: Site) -> None:
        """Read the source, folder by folder, however deep they lie in each other."""
        open_folders = [self._read_folder("", site)]
        while open_folders:
            below = next(open_folders[-1], None)
            if below is None:
                open_folders.pop()
            else:
                open_folders.append(self._read_folder(below, site))

    def _read_folder(self, folder: str, site: Site) -> Iterator[str]:
        """Read a folder (relative, with a leading slash) with its posts; gives each sub-folder when its turn comes."""
        base = self.source + folder
        folders: list[str] = []
        pages: list[str] = []
        files: list[str] = []
        for name in self.entry_filter.filter(names_in(base, folder.lstrip("/") or base), folder):
            path, shown = f"{base}/{name}", f"{folder}/{name}".lstrip("/")
            if kind_of(path, shown) is Kind.FOLDER:
                folders.append(name)
            elif is_file(path, shown, self.rules.warnings):
                (pages if has_front_matter(path, shown) else files).append(name)
        self.read_posts(folder, site)
        for name in folders:
            with self.trail.entering(f"{base}/{name}", f"{folder}/{name}") as entered:
                if entered:
                    yield f"{folder}/{name}"
        for name in pages:
            self.add_page(folder, name, site)
        for name in files:
            site.static_files.append(StaticFile(self.rules, self.source, folder, name))

    def read_data(self, folder: Path, base: Path) -> dict[str, Any]:
        return read_data(folder, base, self.rules.config, self.entry_filter, self.rules.warnings)

    def add_page(self, folder: str, name: str, site: Site) -> None:
        page = read_page(self.rules, self.source, folder, name)
        published = page.data.get("published", True)
        if (published is not None and published is not False) or self.rules.config["unpublished"]:
            site.pages.append(page)

    def read_posts(self, folder: str, site: Site) -> None:
        """Read the posts of a folder's `_posts` and, where asked for, its `_drafts`."""
        collections_dir = self.rules.config.collections_dir
        if collections_dir and not folder.startswith(f"/{collections_dir}"):
            return
        for special in ("_posts", "_drafts") if self.rules.config["show_drafts"] else ("_posts",):
            below = f"{folder}/{special}"
            base = self.source + below
            if kind_of(base, below.lstrip("/")) is not Kind.FOLDER or self.entry_filter.refuses_link(base):
                continue
            for entry in self.entry_filter.filter(walk(base), below):
                path = f"{base}/{entry}"
                relative = f"{below}/{entry}".lstrip("/")
                if collections_dir:
                    relative = relative.removeprefix(f"{collections_dir}/")
                recalled = Document.recalled(self.rules, path, relative, site.posts)
                if recalled is not None:
                    self._add_post(recalled, site)
                    continue
                name = read_name(entry, self.rules.config.engine.posts_in_dated_folders)
                if name is None or (special == "_posts" and name.date is None):
                    continue
                if not is_file(path, f"{below}/{entry}".lstrip("/"), self.rules.warnings):
                    continue
                document = Document(self.rules, path, relative, site.posts)
                document.read()
                self._add_post(document, site)

    def _add_post(self, document: Document, site: Site) -> None:
        if not document.is_text:
            return  # not valid text; already warned of
        if document.publishable:
            site.posts.documents.append(document)
        elif document.in_future:
            site.holds_back = True
            self.rules.warnings.warn(
                f"{document.shown_path} has a future date; skipped", hint="Build with --future to publish it."
            )

    def read_included(self, site: Site) -> None:
        """Read the files that `include` names and the walk did not come across."""
        known = {page.source_path for page in site.pages} | {file.source_path for file in site.static_files}
        for entry in config_patterns(self.rules.config.values, "include"):
            path = sanitized_path(self.source, entry)
            shown = path.removeprefix(self.source).lstrip("/")
            if path in known or STAGING_PREFIX in path or kind_of(path, shown) is Kind.MISSING:
                continue
            if self.entry_filter.refuses_folder(path) or not is_file(path, shown, self.rules.warnings):
                continue
            folder, _, name = path.removeprefix(self.source).rpartition("/")
            if has_front_matter(path, shown):
                self.add_page(folder, name, site)
            else:
                site.static_files.append(StaticFile(self.rules, self.source, folder, name))


def _read_theme_assets(theme: Theme, site: Site) -> None:
    """Add the theme's assets, but those that the site has itself."""
    folder = theme.folder("assets")
    if folder is None:
        return
    known = {page.relative_path for page in site.pages} | {file.relative_path for file in site.static_files}
    root = theme.root.as_posix()
    for entry in walk(str(folder), hidden=True):
        path = folder / entry
        if path.is_symlink() or not is_file(str(path), f"assets/{entry}", site.rules.warnings):
            continue
        below, _, name = f"/assets/{entry}".rpartition("/")
        relative = f"{below}/{name}"
        if has_front_matter(str(path), f"assets/{entry}"):
            if relative.lstrip("/") not in known:
                site.pages.append(read_page(site.rules, root, below, name))
        elif relative not in known:
            site.static_files.append(StaticFile(site.rules, root, below, name))
