"""Planning the steps from what a destination holds to the site.

Folders that are there stay: making and removing one costs a file system far more than renaming a file over another.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from typing import NamedTuple

from ..config.places import relative
from ..errors import Location, PathError
from .journal import Step
from .present import Present, parents


class Plan(NamedTuple):
    """What is to be done: `files` maps each changed file, by name, to the number of the step that brings it.

    `emptied` are folders that are no part of the site and whose files go one by one.
    """

    steps: list[Step]
    files: dict[str, int]
    emptied: list[str]


def plan(present: Present, changed: Iterable[str], by_folders: bool) -> Plan:
    """As few steps as will do: a step for each folder that comes or goes, and for each other file.

    Without `by_folders` no folder that is there is renamed. Raises PathError for one that can't be removed.
    """
    numbers: dict[str, int] = {} if "" in present.folders else {"": 0}
    places = {}
    for name in sorted(changed):
        above = () if name in present.files else ("", *parents(name))
        places[name] = next((folder for folder in above if folder not in present.folders), name)
        numbers.setdefault(places[name], len(numbers))
    # What goes, goes first: on a file system that knows no case, A.html is a.html, which may come.
    steps: list[Step] = []
    emptied = []
    for name in present.obsolete:
        if any(place in numbers for place in (name, *parents(name))):
            continue  # it goes with what is replaced
        path = f"{present.root}/{name}"
        if by_folders or os.path.islink(path) or not os.path.isdir(path):
            steps.append(Step(name, False))
            continue
        emptied.append(name)
        for folder, _, found in os.walk(path):
            below = relative(folder, present.root)
            steps += [Step(f"{below}/{file}", False) for file in found]
    files = {name: len(steps) + numbers[place] for name, place in places.items()}
    steps += [Step(place, True) for place in numbers]
    if by_folders:
        for step in steps:
            if step.place not in present.files:
                _check_removable(present, step.place)
    return Plan(steps, files, emptied)


def refused(root: str, error: OSError) -> PathError:
    """What to say of a place in a destination that could not be changed."""
    names = [str(name) for name in (error.filename2, error.filename) if name is not None]
    place = next((name for name in names if name.startswith(root)), root)
    return PathError(
        f"{place} can't be replaced: {error.strerror}",
        Location(place),
        "Change the permissions, or build into another folder with --destination. The site there is as it was.",
    )


def remove_empty(folder: str) -> None:
    """Remove a folder of empty folders; nothing where it isn't one."""
    for name, _, _ in os.walk(folder, topdown=False):
        try:
            os.rmdir(name)
        except OSError:
            return


def _check_removable(present: Present, place: str) -> None:
    """Raise PathError for a folder that can't be emptied, before it is moved out of the way."""
    path = f"{present.root}/{place}"
    if not place or os.path.islink(path) or not os.path.isdir(path):
        return
    for folder, _, _ in os.walk(path, onerror=_unreadable):
        if not os.access(folder, os.W_OK | os.X_OK):
            raise refused(present.root, PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder))


def _unreadable(error: OSError) -> None:
    raise PathError(f"{error.filename} can't be removed: {error.strerror}", Location(error.filename)) from error
