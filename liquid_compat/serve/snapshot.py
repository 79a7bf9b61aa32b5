"""One state of the built site: what each address answers, until the next state takes its place."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..config.file_state import state_of
from ..pipeline.left import Left, State
from .media import MediaTypes

_INDEXES = ("index.html", "index.htm", "index.xhtml", "index.json")
_PRETTY = (".html", ".xhtml")
_LARGEST = 1 << 23
"""Texts larger than this stay on the disk."""
_HIDDEN = re.compile(r"\.ht|.*~$|\.git$|\.svn$")
"""Names of files and folders that are answered as if they weren't there: WEBrick's, and version control."""


class Stamp(NamedTuple):
    """What tells one version of a file from another: its number, when it was put there and written, its size."""

    number: int
    placed: int
    written: int
    size: int


class Stored(NamedTuple):
    """A file on the disk."""

    path: str
    stamp: Stamp


class Text(NamedTuple):
    """A file in memory."""

    data: bytes
    stamp: Stamp


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
    texts: Mapping[str, Text]
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
        files: dict[str, Text | Stored] = {**self.texts, **self.stored}
        for name, file in files.items():
            if name.startswith(prefix) and "/" not in name[len(prefix) :]:
                found[name[len(prefix) :]] = file.stamp.size
        return sorted((name, size) for name, size in found.items() if not _HIDDEN.match(name.rstrip("/")))

    def differs(self, other: Snapshot | None) -> list[str]:
        """The files that aren't in the other as they are here, in order."""
        if other is None:
            return sorted({*self.texts, *self.stored})
        changed = {name for name, text in self.texts.items() if not _is_same(text, other.texts.get(name))}
        changed |= {name for name, stored in self.stored.items() if other.stored.get(name) != stored}
        changed |= {name for name in (*other.texts, *other.stored) if not self.has(name)}
        return sorted(changed)


def _is_same(text: Text, other: Text | None) -> bool:
    return other is not None and (text is other or text.data == other.data)


def of_folder(folder: Path, media: MediaTypes, before: Snapshot | None = None, left: Left | None = None) -> Snapshot:
    """The state that a build has left in a folder: all of its files, whoever wrote them; no links are followed.

    Texts are held in memory, because the next build may write into them; what hasn't changed is taken from the state
    `before`. Other files are replaced as a whole when they change, so an open one stays as it is. `left` is what the
    build has found there, if it knows all.
    """
    root = os.path.realpath(folder)
    texts: dict[str, Text] = {}
    stored: dict[str, Stored] = {}
    known = before.texts if before is not None and before.root == root else {}
    states = {} if left is None else left.states
    for name in _all_files(root) if left is None else _files_left(root, left):
        path = f"{root}/{name}"
        try:
            stamp = _stamp(states.get(name), path)
            if stamp.size > _LARGEST or not media.is_text(name):
                stored[name] = Stored(path, stamp)
            elif name in known and known[name].stamp == stamp:
                texts[name] = known[name]
            else:
                texts[name] = Text(Path(path).read_bytes(), stamp)
        except OSError:
            continue  # it has just gone
    return Snapshot(root, texts, stored)


def _stamp(state: State | None, path: str) -> Stamp:
    if state is None or len(state) < 5:  # of one that is fresh the content was noted
        state = state_of(os.lstat(path))
    _, size, written, placed, number = state
    return Stamp(int(number), int(placed), int(written), int(size))


def _files_left(root: str, left: Left) -> Iterator[str]:
    """The same as `_all_files` gives of a folder that holds what a build has left, and what it was to keep."""
    own = {place.partition("/")[0] for place in left.places}
    if any("/" in entry or any(name.startswith(entry) for name in own) for entry in left.keep):
        yield from _all_files(root)
        return
    files = left.files
    yield from (place for place in left.places if place in files and not any(map(_HIDDEN.match, place.split("/"))))
    yield from _all_files(root, own)


def _all_files(root: str, but: Collection[str] = ()) -> Iterator[str]:
    """The relative paths of the regular files below a folder that may be shown, `but` those of these names in it."""
    pending = [""]
    while pending:
        prefix = pending.pop()
        try:
            with os.scandir(f"{root}/{prefix}") as entries:
                found = list(entries)
        except OSError:
            continue
        for entry in found:
            if _HIDDEN.match(entry.name) or (not prefix and entry.name in but):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(f"{prefix}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                yield prefix + entry.name
