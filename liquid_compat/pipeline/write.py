"""Putting the rendered site in place: only what changed, and all of it or nothing.

Everything that has to be written is first laid out beside the destination (`staging`). Only when all of that has
succeeded is it put in place (`journal`), and what is no longer part of the site is set aside; the old things are
removed last. What has not changed is not touched. docs/writing.md tells what that is worth when a build is killed.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from ..config.names import naming_problem
from ..errors import Location, PathError
from .journal import is_inside, put_in_place, recover
from .lay_out import as_bytes, lay_out
from .plan import plan, refused, remove_empty
from .present import Seen, is_same_file, is_same_text, let_stay, look, parents
from .staging import PATIENCE, Staging, left_over, remove, staging


class Changes(NamedTuple):
    """What a write did to the destination."""

    written: int
    unchanged: int
    removed: int
    places: frozenset[str]
    """The files that were written."""
    states: Mapping[str, os.stat_result]
    """Of files that were made in new folders, what they were like then."""


def write_site(
    destination: Path,
    texts: Mapping[str, str | bytes],
    copies: Mapping[str, str],
    keep: Iterable[str],
    *,
    spare: Callable[[list[str]], Collection[str]] | None = None,
    seen: Callable[[], Seen] | None = None,
    are_known: bool = False,
    patience: float = PATIENCE,
) -> Changes:
    """Make a destination folder hold exactly these files.

    `texts` maps relative paths to contents, `copies` relative paths to absolute source files; `keep` is the
    configuration's `keep_files`, and `spare` tells which of what is obsolete stays besides; `seen` tells, as soon as
    nobody else writes, what is known of what is there; `are_known`: the last build has left files of just these names
    there. While another build writes there this one waits, `patience` seconds at most. Raises PathError for what can't
    be written; the destination is then as it was.
    """
    names = {*texts, *copies}
    if not are_known:
        _check_names(destination, names, _folders(names))
    root = os.path.realpath(destination)
    try:
        os.makedirs(os.path.dirname(root), exist_ok=True)
    except OSError as error:
        raise PathError(f"{os.path.dirname(root)} can't be made: {error.strerror}", Location(root)) from error
    with staging(root, patience) as stage:
        _clear(stage)
        sure, others, present, left = Seen((), (), None) if seen is None else seen()
        if present is None or stage.mounts:
            present = look(stage, names, _folders(names), tuple(keep))
        if spare is not None and present.obsolete:
            present = let_stay(present, spare)
        changed = [
            name
            for name in texts
            if not (name in sure and name in present.files)
            and (name in others or not is_same_text(present, name, as_bytes(texts[name])))
        ]
        changed += [
            name for name, source in copies.items() if not is_same_file(present, name, source, is_left=name in left)
        ]
        # A folder that can't be renamed (it may lie on a lower layer of an overlay) is emptied file by file.
        for by_folders in (True, False):
            planned = plan(present, changed, by_folders)
            steps, states = lay_out(stage, present, planned, texts, copies)
            try:
                put_in_place(stage, steps)
                break
            except OSError as error:
                if not by_folders or error.errno not in (errno.EXDEV, errno.EBUSY):
                    raise refused(root, error) from error
                _clear(stage)
        for folder in planned.emptied:
            remove_empty(f"{root}/{folder}")
    return Changes(len(changed), len(names) - len(changed), len(present.obsolete), frozenset(changed), states)


def tidy(destination: Path) -> None:
    """Finish what a killed build left undone, and remove what it left; nothing where another build is writing."""
    root = os.path.realpath(destination)
    if not left_over(root):
        return
    try:
        with staging(root, 0) as stage:
            _clear(stage)
    except PathError:
        pass  # the write at the build's end waits, or tells


def _clear(stage: Staging) -> None:
    """Make a staging folder empty."""
    recover(stage)
    for folder in stage.folders:
        if os.path.isdir(folder):
            with os.scandir(folder) as entries:
                for entry in list(entries):
                    remove(entry.path)


def _folders(names: Iterable[str]) -> set[str]:
    """All folders that files are in."""
    return {parent for name in names for parent in parents(name)}


def _check_names(destination: Path, names: Iterable[str], folders: set[str]) -> None:
    for name in names:
        if "\0" in name or not _is_encodable(name):
            raise PathError(f"{name!r} can't be the name of a file", hint="Change its permalink.")
        if os.name == "nt" and (problem := naming_problem(name)):
            raise PathError(f"{name} can't be written: {problem}", hint="Change its permalink.")
        if not is_inside(name):
            raise PathError(f"{name!r} would be written outside of {destination}", hint="Change its permalink.")
        if name in folders:
            raise PathError(
                f"{name} can't be written: other files are in a folder of that name",
                Location(name),
                "Change the permalink of one of them.",
            )


def _is_encodable(name: str) -> bool:
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return False
    return True
