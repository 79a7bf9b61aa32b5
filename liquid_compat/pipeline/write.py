"""Putting the rendered site in place: only what changed, and all of it or nothing.

Everything that has to be written is first laid beside the destination; only when all of that has succeeded are the
files moved into it, and what is no longer part of the site is removed.
"""

from __future__ import annotations

import filecmp
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import Location, PathError


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write did to the destination."""

    written: int
    unchanged: int
    removed: int


def write_site(destination: Path, texts: Mapping[str, str], copies: Mapping[str, str], keep: Iterable[str]) -> Changes:
    """Make a destination folder hold exactly these files.

    `texts` maps relative paths to contents, `copies` relative paths to absolute source files; `keep` is the
    configuration's `keep_files`. Raises PathError, before the destination is touched, for what can't be written.
    """
    _check_paths(destination, (*texts, *copies))
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{destination.name}-", dir=destination.parent))
    except OSError as error:
        raise PathError(f"{destination.parent} can't be written to: {error.strerror}") from error
    try:
        changed = _stage(staging, destination, texts, copies)
        removed = _remove_obsolete(destination, {*texts, *copies}, tuple(keep))
        for name in changed:
            _move(staging / name, destination, name)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    destination.mkdir(exist_ok=True)
    return Changes(len(changed), len(texts) + len(copies) - len(changed), removed)


def _check_paths(destination: Path, names: Iterable[str]) -> None:
    for name in names:
        if name.startswith("/") or ".." in name.split("/") or not name or "\0" in name:
            raise PathError(f"{name!r} would be written outside of {destination}", hint="Change its permalink.")


def _stage(staging: Path, destination: Path, texts: Mapping[str, str], copies: Mapping[str, str]) -> list[str]:
    """Lay the new and the changed files into the staging folder; returns their names."""
    changed = []
    for name, text in texts.items():
        data = text.encode("utf-8", "surrogateescape")
        if _same_bytes(destination / name, data):
            continue
        target = staging / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        except OSError as error:
            raise PathError(
                f"{name} can't be written: {error.strerror}",
                Location(name),
                "Check the permalink (a page and a folder may want the same place) and the space on the disk.",
            ) from error
        changed.append(name)
    for name, source in copies.items():
        if _same_file(destination / name, source):
            continue
        target = staging / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            status = os.stat(source)
            os.utime(target, ns=(status.st_mtime_ns, status.st_mtime_ns))
        except OSError as error:
            raise PathError(
                f"{source} can't be copied: {error.strerror}", Location(source), "Check its permissions or exclude it."
            ) from error
        changed.append(name)
    return changed


def _same_bytes(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and not path.is_symlink() and path.read_bytes() == data
    except OSError:
        return False


def _same_file(path: Path, source: str) -> bool:
    try:
        old, new = path.stat(), os.stat(source)
        if path.is_symlink() or old.st_size != new.st_size:
            return False
        return old.st_mtime_ns == new.st_mtime_ns or filecmp.cmp(path, source, shallow=False)
    except OSError:
        return False


def _move(source: Path, destination: Path, name: str) -> None:
    """Put a staged file in place; a link or a file where a folder must be gives way."""
    folder = destination
    for part in ("", *name.split("/")[:-1]):
        folder = folder / part
        if folder.is_symlink() and folder != destination or (folder.exists() and not folder.is_dir()):
            folder.unlink()
        folder.mkdir(parents=True, exist_ok=True)
    target = destination / name
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    os.replace(source, target)


def _remove_obsolete(destination: Path, names: set[str], keep: tuple[str, ...]) -> int:
    """Remove what is not part of the site, but `keep_files` and the folders above them."""
    if not destination.is_dir():
        return 0
    kept = re.compile("|".join(re.escape(entry) for entry in keep) or r"(?!)")
    folders = {parent for name in (*names, *keep) for parent in _parents(name)}
    removed = 0
    for root, directories, files in os.walk(destination):
        base = os.path.relpath(root, destination)
        prefix = "" if base == "." else base + "/"
        for directory in list(directories):
            name = prefix + directory
            path = os.path.join(root, directory)
            if kept.match(name):
                directories.remove(directory)
            elif os.path.islink(path):
                directories.remove(directory)
                os.unlink(path)
                removed += 1
            elif name not in folders:
                directories.remove(directory)
                shutil.rmtree(path)
                removed += 1
        for file in files:
            name = prefix + file
            if name not in names and not kept.match(name):
                os.unlink(os.path.join(root, file))
                removed += 1
    return removed


def _parents(name: str) -> list[str]:
    parts = name.strip("/").split("/")
    return ["/".join(parts[:i]) for i in range(1, len(parts))]
