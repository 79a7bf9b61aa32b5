"""The folder beside the destination in which a build lays out what it will put in place.

Its name follows from the destination's, and it is locked while it is used. So it is three things: the place for new
files (on the destination's own file system, where moving them is a rename), the lock that lets one build write at a
time, and the trace of a build that was killed: if it is there and nobody holds the lock, its owner is gone.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..config.places import STAGING_PREFIX
from ..errors import Location, PathError

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]
try:
    import msvcrt
except ImportError:
    msvcrt = None  # type: ignore[assignment]

PATIENCE = 60.0
"""Seconds that a build waits for another one that writes to the same destination."""

_LOCK = ".lock"
"""How the name of the file ends that is locked on Windows, which opens no folders."""
_INSIDE = STAGING_PREFIX + "staging"
_PAUSE = 0.05
_ESCAPE = r"\\([0-7]{3})"


class Staging(NamedTuple):
    """Where new things lie before they are put in place, and old ones after.

    `root` is the destination's real path. `mounts` are the folders in it, relative, on which another file system is
    mounted: what belongs there is laid out there. Staged things are numbered.
    """

    root: str
    folder: str
    mounts: tuple[str, ...]

    def new(self, number: int, place: str) -> str:
        """Where the thing that will be at `place` (relative to the destination) is laid out."""
        return f"{self._for(place)}/{number}"

    def old(self, number: int, place: str) -> str:
        """Where the thing that was at `place` is kept until all is in place."""
        return f"{self._for(place)}/{number}~"

    @property
    def journal(self) -> str:
        """The file that tells what is being put in place."""
        return f"{self.folder}/journal"

    @property
    def folders(self) -> tuple[str, ...]:
        """All folders that things are laid out in."""
        return (self.folder, *(f"{self.root}/{mount}/{_INSIDE}" for mount in self.mounts))

    def _for(self, place: str) -> str:
        for mount in self.mounts:
            if place.startswith(mount + "/"):
                return f"{self.root}/{mount}/{_INSIDE}"
        return self.folder


@contextlib.contextmanager
def staging(root: str, patience: float = PATIENCE) -> Iterator[Staging]:
    """Lock and make the staging folder of a destination (a real path whose parent exists); remove it in the end.

    A folder that a killed build left comes as it was left, for the caller to look at. Raises PathError where there is
    no place for it, and where another build holds it for longer than `patience` seconds.
    """
    mounts = _mounts(root)
    error: OSError | None = None
    for folder in _candidates(root, mounts):
        try:
            lock = _lock(folder, root, patience)
        except OSError as failure:
            error = error or failure
            continue
        stage = Staging(root, folder, tuple(mount for mount in mounts if mount))
        try:
            yield stage
        finally:
            try:
                # While a journal is there, what was to be put in place is not: the next build goes on with it.
                if not os.path.lexists(stage.journal):
                    for name in reversed(stage.folders):
                        remove(name)
            finally:
                os.close(lock)
                if _locks_file():
                    with contextlib.suppress(OSError):  # another build has it open
                        os.unlink(folder + _LOCK)
        return
    assert error is not None
    where = os.path.dirname(root)
    raise PathError(
        f"{where} can't be written to: {error.strerror}",
        Location(where),
        "Pass another folder with --destination, or change the permissions of this one.",
    ) from error


def left_over(root: str) -> bool:
    """Whether there is a staging folder of this destination: a build writes, or one was killed."""
    return os.path.lexists(_beside(root)) or os.path.lexists(f"{root}/{_INSIDE}")


def is_staging(name: str) -> bool:
    """Whether a folder's name is that of a staging folder."""
    return name.startswith(STAGING_PREFIX)


def remove(path: str) -> None:
    """Remove a folder with all that is in it, or a file; what can't be removed stays."""
    with contextlib.suppress(OSError):
        if stat.S_ISDIR(os.lstat(path).st_mode):
            _remove_all_in(path)
            os.rmdir(path)
        else:
            os.unlink(path)


def _remove_all_in(folder: str) -> None:
    """A folder without permissions can't be emptied before it gets them."""
    pending, folders = [folder], []
    while pending:
        place = pending.pop()
        folders.append(place)
        try:
            entries = _entries(place)
        except OSError:
            with contextlib.suppress(OSError):
                os.chmod(place, stat.S_IRWXU)
            try:
                entries = _entries(place)
            except OSError:
                continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                pending.append(entry.path)
            else:
                _remove_one(os.unlink, entry.path)
    for place in reversed(folders[1:]):
        _remove_one(os.rmdir, place)


def _remove_one(remove: Callable[[str], None], path: str) -> None:
    try:
        remove(path)
    except OSError:
        with contextlib.suppress(OSError):
            os.chmod(os.path.dirname(path), stat.S_IRWXU)
            remove(path)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(entries)


def _beside(root: str) -> str:
    parent, name = os.path.split(root)
    return os.path.join(parent, STAGING_PREFIX + name)


def _candidates(root: str, mounts: tuple[str, ...]) -> list[str]:
    """Where the staging folder may be: beside the destination, else in it."""
    if not os.path.isdir(root):
        return [_beside(root)]
    inside = f"{root}/{_INSIDE}"
    other = "" in mounts or os.stat(os.path.dirname(root)).st_dev != os.stat(root).st_dev
    return [inside] if other else [_beside(root), inside]


def _mounts(root: str) -> tuple[str, ...]:
    """The mount points at ("") and below a folder, relative to it, the deepest first (Linux's `proc(5)`).

    A directory that is bound from the same file system can't be told from others by its numbers. Elsewhere than on
    Linux there is no such list, and a rename into a mounted folder fails.
    """
    try:
        with open("/proc/self/mountinfo", encoding="utf-8", errors="surrogateescape") as file:
            points = [_unescaped(line.split(" ", 5)[4]) for line in file]
    except (OSError, IndexError):
        return ()
    found = {point[len(root) + 1 :] for point in points if point == root or point.startswith(root + "/")}
    return tuple(sorted(found, key=len, reverse=True))


def _unescaped(point: str) -> str:
    return re.sub(_ESCAPE, lambda code: chr(int(code[1], 8)), point) if "\\" in point else point


def _lock(folder: str, root: str, patience: float) -> int:
    """Make the folder, or take over the one that is there; the lock goes with the returned file descriptor.

    Raises OSError where it can't be made, PathError for one that isn't ours or stays locked.
    """
    end = time.monotonic() + patience
    while True:
        with contextlib.suppress(FileExistsError):
            os.mkdir(folder, 0o700)
        try:
            lock = _open(folder)
        except FileNotFoundError:
            continue  # another build has just removed it
        except OSError as error:
            raise _in_the_way(folder, error.strerror) from error
        state = os.fstat(lock)
        if hasattr(os, "geteuid") and state.st_uid != os.geteuid():
            os.close(lock)
            raise _in_the_way(folder, "it belongs to another user")
        if _locked(lock):
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(state, os.lstat(folder + _LOCK if _locks_file() else folder)):
                    os.makedirs(folder, exist_ok=True)  # where the lock is a file, its owner may have removed it
                    return lock
            os.close(lock)  # its owner removed it while we waited
            continue
        os.close(lock)
        if time.monotonic() > end:
            raise PathError(
                f"Another build has been writing to {root} for {patience:g} seconds",
                hint="Let it end first, or build into another folder with --destination.",
            )
        time.sleep(_PAUSE)


def _locks_file() -> bool:
    return fcntl is None and os.name == "nt"


def _open(folder: str) -> int:
    """The folder, to be locked; on Windows a file beside it."""
    if _locks_file():
        return os.open(folder + _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    return os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0))


def _locked(lock: int) -> bool:
    """Whether the lock is ours now; a system or a file system without locks gives it to everyone."""
    if fcntl is None and msvcrt is not None:
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    if fcntl is None:
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _in_the_way(folder: str, reason: str | None) -> PathError:
    return PathError(
        f"{folder}, where the new site is laid out, can't be used: {reason}",
        Location(folder),
        "A build that was killed leaves such a folder. Remove it.",
    )
