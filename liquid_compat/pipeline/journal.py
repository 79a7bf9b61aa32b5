"""Putting a laid out site in place, all of it or nothing.

One step is one file, or one folder that comes or goes: what is there is set aside, the new thing is renamed into its
place, or the two are swapped. The journal lists the steps before the first is taken. A step that fails takes the
earlier ones back; a build that is killed between them leaves the journal, and the next build takes the steps that are
missing.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Sequence
from typing import NamedTuple

from ..config.places import slashed
from ..errors import Location, PathError
from .exchange import exchanger
from .staging import Staging

# A link is set aside itself; where the system can't do that, there are no links to speak of.
_AS_IT_IS = {"follow_symlinks": False} if os.link in os.supports_follow_symlinks else {}
_WORTH_EXCHANGING = 16
"""From so many replaced files on they are swapped with the new ones: what that needs takes a while to import."""


class Step(NamedTuple):
    """`place` is relative to the destination ("" is the destination itself); not `put`: it is only set aside.

    `inode` is the number of the file that is laid out to replace another one; 0 for what replaces none.
    """

    place: str
    put: bool
    inode: int = 0


def put_in_place(stage: Staging, steps: Sequence[Step]) -> None:
    """Take all steps. Raises OSError for one that fails; the destination is then as it was.

    What else interrupts it (Ctrl-C) comes through after the last step.
    """
    draft = f"{stage.journal}.new"
    with open(draft, "w", encoding="utf-8", errors="surrogateescape") as file:
        json.dump(steps, file, ensure_ascii=False)
    _complete(stage, steps, draft, is_first=True)


def recover(stage: Staging) -> None:
    """Take the steps that a killed build has left, as far as its folder tells of any.

    If they can't be taken they are taken back, and the site is the one before that build. Raises PathError where that
    isn't possible either; what was set aside stays in the folder then.
    """
    steps = _read(stage.journal)
    try:
        if steps is not None:
            _complete(stage, steps, stage.journal)
    except OSError as error:
        if os.path.lexists(stage.journal):
            raise PathError(
                f"What a killed build has left in {stage.folder} can't be put in place: {error.strerror}",
                Location(stage.folder),
                f"Change the permissions in {stage.root}, or remove both.",
            ) from error
    _forget(stage)


def _read(journal: str) -> list[Step] | None:
    """The steps of a journal; None where there is none, or it isn't one of ours."""
    try:
        with open(journal, encoding="utf-8", errors="surrogateescape") as file:
            steps = [Step(str(place), bool(put), *map(int, rest)) for place, put, *rest in json.load(file)]
    except (OSError, ValueError, TypeError):
        return None
    return steps if all(is_inside(step.place) or not step.place for step in steps) else None


def is_inside(place: str) -> bool:
    """Whether a relative path names something in its folder.

    On Windows backslashes part names too, and a colon names a drive, or a stream of a file.
    """
    if ":" in place and os.sep != "/":
        return False
    place = slashed(place)
    return bool(place) and not place.startswith("/") and ".." not in place.split("/") and "\0" not in place


def _complete(stage: Staging, steps: Sequence[Step], draft: str, *, is_first: bool = False) -> None:
    """Take the steps under the journal, which is at `draft` as yet."""
    try:
        os.replace(draft, stage.journal)
        _take(stage, steps, is_first=is_first)
        os.unlink(stage.journal)
    except OSError:
        _take_back(stage, steps)
        _forget(stage)
        raise
    except BaseException:
        if os.path.lexists(stage.journal):
            _take(stage, steps)
            _forget(stage)
        raise


def _forget(stage: Staging) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(stage.journal)


def _take(stage: Staging, steps: Sequence[Step], *, is_first: bool = False) -> None:
    """Take those steps that have not been taken; `is_first`: none has been."""
    exchange = exchanger() if sum(step.inode > 0 for step in steps) >= _WORTH_EXCHANGING else None
    for number, step in enumerate(steps):
        place, old = _path(stage, step.place), stage.old(number, step.place)
        if not step.put:
            _set_aside(place, old, by_link=False)
            continue
        new = stage.new(number, step.place)
        if not is_first and _is_taken(step, new):
            continue
        if exchange is not None and step.inode:
            with contextlib.suppress(OSError):  # not every file system can
                exchange(new, place)
                continue
        _set_aside(place, old, by_link=step.inode > 0 or not stat.S_ISDIR(os.lstat(new).st_mode))
        os.replace(new, place)


def _is_taken(step: Step, new: str) -> bool:
    """Whether what was laid out isn't there any more, or what it was swapped with is."""
    try:
        return os.lstat(new).st_ino != step.inode > 0
    except FileNotFoundError:
        return True


def _set_aside(place: str, old: str, by_link: bool) -> None:
    """Keep what is at `place` at `old`; `by_link` it is there all the time, until something is renamed over it."""
    try:
        if by_link:
            os.link(place, old, **_AS_IT_IS)
            return
    except (FileNotFoundError, FileExistsError):
        return  # nothing is there, or it is set aside already
    except OSError:
        pass  # a folder, or a file system without links
    if not os.path.lexists(old) and os.path.lexists(place):
        os.replace(place, old)


def _take_back(stage: Staging, steps: Sequence[Step]) -> None:
    for number, step in reversed(list(enumerate(steps))):
        place, old, new = _path(stage, step.place), stage.old(number, step.place), stage.new(number, step.place)
        if step.put and _is_taken(step, new):
            _take_one_back(new, place)
        if os.path.lexists(old):
            os.replace(old, place)


def _take_one_back(new: str, place: str) -> None:
    """Swap again, or move what was put to where it was laid out."""
    exchange = exchanger() if os.path.lexists(new) else None
    (exchange or os.replace)(place, new)


def _path(stage: Staging, place: str) -> str:
    return f"{stage.root}/{place}" if place else stage.root
