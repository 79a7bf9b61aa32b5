"""What a destination holds before a site is written to it, and how that compares with the site."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from ..config.places import relative
from ..errors import Location, PathError
from .staging import Staging, is_staging

_BLOCK = 1 << 18
"""Bytes that are read at a time, of files that are compared."""


class Present(NamedTuple):
    """What is there; all paths are relative to the destination.

    `files` are the regular files among the site's, `folders` the folders that the site has too ("" for the destination
    itself), `obsolete` what is no part of the site.
    """

    root: str
    files: set[str]
    folders: set[str]
    obsolete: list[str]


class Seen(NamedTuple):
    """What is known of a destination without a look at everything there."""

    sure: Collection[str]
    """Those of the site's texts that are there already."""
    others: Collection[str]
    """Those in whose places other texts are."""
    present: Present | None
    """What is there, if that is known."""
    left: Collection[str] = ()
    """The files that are as the last build left them."""


def parents(name: str) -> list[str]:
    """The folders that a relative path leads through, the topmost first."""
    parts = name.strip("/").split("/")
    return ["/".join(parts[:i]) for i in range(1, len(parts))]


def look(stage: Staging, names: set[str], folders: set[str], keep: tuple[str, ...]) -> Present:
    """Look through the destination, but for folders of which nothing can be part of the site.

    `names` are the site's files, `folders` all that these are in, `keep` how the names of that begin which stays.
    Raises PathError for a folder that can't be read.
    """
    present = Present(stage.root, set(), set(), [])
    if not os.path.isdir(stage.root):
        return present
    kept = re.compile("|".join(re.escape(entry) for entry in keep) or r"(?!)")
    mounts = frozenset(stage.mounts)
    wanted = folders.union(mounts, *(parents(entry) for entry in (*keep, *mounts)))
    pending = [""]
    while pending:
        folder = pending.pop()
        present.folders.add(folder)
        prefix = f"{folder}/" if folder else ""
        place = f"{stage.root}/{folder}" if folder else stage.root
        try:
            with os.scandir(place) as entries:
                found = list(entries)
        except OSError as error:
            raise PathError(f"{place} can't be read: {error.strerror}", Location(place)) from error
        for entry in found:
            name = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                if name in wanted:
                    pending.append(name)
                    continue
            elif name in names:
                if entry.is_file(follow_symlinks=False):
                    present.files.add(name)
                continue
            if kept.match(name) is None and name not in mounts and not is_staging(entry.name):
                present.obsolete.append(name)
    return present


def let_stay(present: Present, spare: Callable[[list[str]], Collection[str]]) -> Present:
    """The same without what of the obsolete stays; `spare` is asked for that, with all that is in obsolete folders."""
    everything = []
    for name in present.obsolete:
        everything.append(name)
        path = f"{present.root}/{name}"
        if os.path.isdir(path) and not os.path.islink(path):
            for folder, folders, files in os.walk(path):
                below = relative(folder, present.root)
                everything += [f"{below}/{entry}" for entry in (*folders, *files)]
    stays = set(spare(everything)).intersection(everything)
    above = {parent for name in stays for parent in parents(name)}
    goes = [name for name in everything if name not in above and stays.isdisjoint((name, *parents(name)))]
    gone = set(goes)
    return present._replace(obsolete=[name for name in goes if gone.isdisjoint(parents(name))])


def is_same_text(present: Present, name: str, data: bytes) -> bool:
    """Whether the file there holds just that."""
    if name not in present.files:
        return False
    try:
        file = os.open(f"{present.root}/{name}", os.O_RDONLY)
        try:
            return os.read(file, len(data) + 1) == data
        finally:
            os.close(file)
    except OSError:
        return False


def is_same_file(present: Present, name: str, source: str, *, is_left: bool) -> bool:
    """Whether the file there is the source's copy; `is_left`: nobody has changed it since a build put it there.

    Size and time may agree by chance (a checkout can give all files one time, and anybody can set a file's time). But
    where nobody has changed what was written after its source was last touched, which no program can backdate, they
    tell.
    """
    if name not in present.files:
        return False
    path = f"{present.root}/{name}"
    try:
        old, new = os.lstat(path), os.stat(source)
        if old.st_size != new.st_size:
            return False
        if is_left and old.st_mtime_ns == new.st_mtime_ns and new.st_ctime_ns < old.st_ctime_ns:
            return True
        return _holds_the_same(path, source)
    except OSError:
        return False


def _holds_the_same(one: str, other: str) -> bool:
    """Whether two files of one size hold the same. (`filecmp` remembers, by size and time, what it once found.)"""
    with open(one, "rb", buffering=0) as left, open(other, "rb", buffering=0) as right:
        while block := left.read(_BLOCK):
            if block != right.read(_BLOCK):
                return False
    return True
