"""One state of the built site: what each address answers, until the next state takes its place."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..config.load import config_names
from ..pipeline.build import BuildResult
from ..pipeline.write import as_bytes

_INDEXES = ("index.html", "index.htm", "index.xhtml", "index.json")
_PRETTY = (".html", ".xhtml")
_HIDDEN = re.compile(r"\.ht|.*~$|\.git$|\.svn$")
"""Names of files and folders that are answered as if they weren't there: WEBrick's, and version control."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of the site that the build copied, in the destination. `stamp` tells one version from another."""

    path: str
    source: str
    stamp: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What an address leads to: a file of the site by its name, a folder, or where to go instead."""

    name: str | None = None
    folder: str | None = None
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All files of a site, by their paths in the destination. Nothing of it ever changes."""

    root: str
    texts: Mapping[str, str | bytes]
    stored: Mapping[str, Stored]
    folders: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Find out which folders there are; "" is the site's own."""
        folders = {""}
        for name in (*self.texts, *self.stored):
            folder = name.rpartition("/")[0]
            while folder not in folders:
                folders.add(folder)
                folder = folder.rpartition("/")[0]
        object.__setattr__(self, "folders", frozenset(folders))

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return name in self.texts or name in self.stored

    def find(self, path: str, *, listing: bool = False) -> Found | None:
        """What answers a path (decoded, below the site's address, beginning with a slash); None for nothing.

        As with Jekyll `/about` is `/about.html`, `/folder` leads to `/folder/`, and that is its index, or a list of
        what is in it; with `listing` always the list.
        """
        parts = [part for part in path.split("/") if part not in ("", ".")]
        if "\0" in path or "\\" in path or ".." in parts or any(_HIDDEN.match(part) for part in parts):
            return None
        name = "/".join(parts)
        is_folder = path.endswith(("/", "/."))
        if name in self.folders and not is_folder and name:
            return Found(moved=f"{name}/")
        if not is_folder and self.has(name):
            return Found(name)
        if name in self.folders:
            if listing:
                return Found(folder=name)
            prefix = f"{name}/" if name else ""
            index = next((prefix + index for index in _INDEXES if self.has(prefix + index)), None)
            if index is not None:
                return Found(index)
        pretty = next((name + suffix for suffix in _PRETTY if name and self.has(name + suffix)), None)
        if pretty is not None:
            return Found(pretty)
        return Found(folder=name) if name in self.folders else None

    def entries(self, folder: str) -> list[tuple[str, int | None]]:
        """What a folder holds: names, folders with a slash behind them, and the sizes of files."""
        prefix = f"{folder}/" if folder else ""
        below = (name.removeprefix(prefix) for name in self.folders if name and name.startswith(prefix))
        found: dict[str, int | None] = {f"{name}/": None for name in below if name and "/" not in name}
        for name, text in self.texts.items():
            if name.startswith(prefix) and "/" not in name[len(prefix) :]:
                found[name[len(prefix) :]] = len(as_bytes(text))
        for name, stored in self.stored.items():
            if name.startswith(prefix) and "/" not in name[len(prefix) :]:
                found[name[len(prefix) :]] = stored.stamp[-1]
        return sorted((name, size) for name, size in found.items() if not _HIDDEN.match(name.rstrip("/")))

    def differs(self, other: Snapshot | None) -> list[str]:
        """The files that aren't in the other as they are here, in order."""
        if other is None:
            return sorted({*self.texts, *self.stored})
        changed = {name for name, text in self.texts.items() if other.texts.get(name) != text}
        changed |= {name for name, stored in self.stored.items() if other.stored.get(name) != stored}
        changed |= {name for name in (*other.texts, *other.stored) if not self.has(name)}
        return sorted(changed)


def of_build(result: BuildResult) -> Snapshot:
    """The state that a build has made, with what it keeps in its destination (`keep_files`) or plugins put there."""
    root = os.path.realpath(result.config.destination)
    texts = dict(result.texts)
    stored = {name: _stored(root, name, source) for name, source in result.copies.items()}
    if not result.is_all:
        return _as_written(root, texts, stored)
    kept = [entry for entry in config_names(result.config.values, "keep_files") if not _HIDDEN.match(entry)]
    if kept:
        wanted = re.compile("|".join(map(re.escape, kept)))
        for name in _files(root):
            if name not in texts and name not in stored and wanted.match(name):
                stored[name] = _stored(root, name, "")
    return Snapshot(root, texts, stored)


def _as_written(root: str, texts: Mapping[str, str | bytes], stored: Mapping[str, Stored]) -> Snapshot:
    """What is in the destination, whoever wrote it; read now, because the next build's plugins may write into it."""
    found: dict[str, str | bytes] = {}
    for name in _files(root):
        data = Path(root, name).read_bytes()
        found[name] = texts[name] if name in texts and as_bytes(texts[name]) == data else data
    same = {name: file for name, file in stored.items() if name in found and _is_copy(file, found[name])}
    return Snapshot(root, {name: text for name, text in found.items() if name not in same}, same)


def _is_copy(file: Stored, data: str | bytes) -> bool:
    try:
        return Path(file.source).read_bytes() == data
    except OSError:
        return False


def of_folder(folder: Path) -> Snapshot:
    """The state that an earlier build has left in a folder."""
    root = os.path.realpath(folder)
    return Snapshot(root, {}, {name: _stored(root, name, "") for name in _files(root)})


def _stored(root: str, name: str, source: str) -> Stored:
    path = f"{root}/{name}"
    return Stored(path, source, _stamp(source or path))


def _stamp(path: str) -> tuple[int, ...]:
    try:
        state: Any = os.stat(path)
    except OSError:
        return (0, 0)
    return (state.st_mtime_ns, state.st_size)


def _files(root: str) -> Iterable[str]:
    """The regular files below a folder, by their relative paths; no links are followed."""
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not _HIDDEN.match(name)]
        below = os.path.relpath(folder, root).replace(os.sep, "/")
        prefix = "" if below == "." else f"{below}/"
        for name in files:
            path = os.path.join(folder, name)
            if not _HIDDEN.match(name) and not os.path.islink(path) and os.path.isfile(path):
                yield prefix + name
