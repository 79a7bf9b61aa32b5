"""What a path leads to: a file, a folder, or something that can't be part of a site."""

from __future__ import annotations

import os
import stat
from enum import StrEnum

from ..errors import Location, PathError

CHECK = "Check the file's permissions"
"""The advice for a file that can't be read; more may come after it."""


class Kind(StrEnum):
    """The kinds, as messages name them."""

    FILE = "a file"
    FOLDER = "a folder"
    MISSING = "not there"
    BROKEN_LINK = "a broken link"
    FIFO = "a FIFO"
    SOCKET = "a socket"
    DEVICE = "a device"


_KINDS = {
    stat.S_IFREG: Kind.FILE,
    stat.S_IFDIR: Kind.FOLDER,
    stat.S_IFIFO: Kind.FIFO,
    stat.S_IFSOCK: Kind.SOCKET,
    stat.S_IFCHR: Kind.DEVICE,
    stat.S_IFBLK: Kind.DEVICE,
}


def kind_of(path: str | os.PathLike[str], shown: str | None = None) -> Kind:
    """What a path leads to, links followed.

    Raises PathError, which names it as `shown`, where the permissions don't allow to look.
    """
    try:
        return _KINDS.get(stat.S_IFMT(os.stat(path).st_mode), Kind.DEVICE)
    except PermissionError as error:
        raise unreadable(path, error, shown) from error
    except (OSError, ValueError):
        return Kind.BROKEN_LINK if os.path.islink(path) else Kind.MISSING


def names_in(folder: str, shown: str | None = None) -> list[str]:
    """The names in a folder in the order of their bytes. Raises PathError for one that can't be read."""
    try:
        return sorted(os.listdir(folder), key=os.fsencode)
    except OSError as error:
        raise unreadable(folder, error, shown) from error


def unreadable(path: str | os.PathLike[str], error: OSError, shown: str | None = None) -> PathError:
    """The error for a file or folder that can't be read."""
    name = shown or os.fspath(path)
    return PathError(f"{name} can't be read: {error.strerror}", Location(name), f"{CHECK} or exclude it.")
